package org.guichet.channel.desk;

import java.util.List;
import java.util.Locale;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.representation.RepresentationKind;
import org.guichet.registry.representation.RepresentationKinds;
import org.guichet.registry.representation.RepresentationKinds.ProofKind;
import org.springframework.stereotype.Component;

/** What an agent chooses from when she records who acts for a client. */
@Component
class RepresentationChoices {
    private static final String NEVER = "representation";

    private final RepresentationKinds kinds;
    private final AttributeDictionary dictionary;
    private final PublicServices services;

    RepresentationChoices(RepresentationKinds kinds, AttributeDictionary dictionary, PublicServices services) {
        this.kinds = kinds;
        this.dictionary = dictionary;
        this.services = services;
    }

    /** A service as it is offered. */
    record Offered(String code, String name) {}

    public List<RepresentationKind> kinds() {
        return kinds.all();
    }

    public List<ProofKind> proofs() {
        return kinds.proofs();
    }

    public String proof(String code, Locale locale) {
        return kinds.proof(code).map(proof -> proof.label(locale)).orElse(code);
    }

    public List<String> categories() {
        return dictionary.all().stream()
                .map(Attribute::category)
                .filter(category -> !category.equals(NEVER))
                .distinct()
                .sorted()
                .toList();
    }

    public List<Offered> services(Locale locale) {
        return services.withForm().stream()
                .map(service -> new Offered(service.code(), service.name().in(locale)))
                .toList();
    }

    public String label(String attribute, Locale locale) {
        return dictionary.find(attribute).map(known -> known.label(locale)).orElse(attribute);
    }
}
