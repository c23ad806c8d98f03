package org.guichet.catalog.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientKind;

/** What a service asks, in its order; fixed with the version the application was started on. */
record Form(Requested requested, Offer offer, List<Field> fields) {
    Form {
        fields = List.copyOf(fields);
    }

    /** One field: what it asks, and whether an application without it is incomplete. */
    record Field(Attribute attribute, boolean required) {
        String code() {
            return attribute.code();
        }

        /** A declaration somebody does not make is no declaration. */
        boolean mustBeTrue() {
            return required
                    && attribute.type() == Attribute.Type.BOOLEAN
                    && attribute.category().equals("declaration");
        }
    }

    /** As a client of that kind fills it in: nobody is asked what cannot be known of her. */
    Form of(ClientKind kind) {
        return new Form(
                requested,
                offer,
                fields.stream()
                        .filter(field -> field.attribute().appliesTo(kind))
                        .toList());
    }

    Optional<Field> field(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }

    /** What may be taken from what is held; consents, declarations and attestations never are (rule 4). */
    Set<String> prefillable() {
        return fields.stream()
                .filter(field -> field.attribute().prefillable())
                .map(Field::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
