package org.guichet.channel.desk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.representation.RepresentationKind;
import org.guichet.registry.representation.RepresentationKinds;
import org.guichet.registry.representation.RepresentationKinds.ProofKind;
import org.springframework.stereotype.Component;

/** What an agent chooses from when she records who acts for a client. */
@Component
class RepresentationChoices {
    private static final String BY_NAME_ALONE = "representation";

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

    /** What proves one of the kinds. */
    public List<ProofKind> proofs(List<RepresentationKind> offered) {
        return kinds.proofs().stream()
                .filter(proof -> offered.stream().anyMatch(kind -> kind.proofs().contains(proof.code())))
                .toList();
    }

    public String proof(String code, Locale locale) {
        return kinds.proof(code).map(proof -> proof.label(locale)).orElse(code);
    }

    /** What one of the kinds may extend to. */
    public List<String> categories(List<RepresentationKind> offered) {
        return dictionary.all().stream()
                .map(Attribute::category)
                .filter(category -> offered.stream().anyMatch(kind -> extendsTo(kind, category)))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean extendsTo(RepresentationKind kind, String category) {
        return kind.categories().contains(category)
                || kind.categories().contains("*") && !category.equals(BY_NAME_ALONE);
    }

    /** Services that are offered to whoever can be represented so. */
    public List<Offered> services(List<RepresentationKind> offered, Locale locale) {
        return services.withForm().stream()
                .filter(service -> Stream.of(ClientKind.values())
                        .filter(client -> offered.stream().anyMatch(kind -> kind.isFor(client)))
                        .anyMatch(service.definition().offer()::isFor))
                .map(service -> new Offered(service.code(), service.name().in(locale)))
                .toList();
    }

    public String label(String attribute, Locale locale) {
        return dictionary.find(attribute).map(known -> known.label(locale)).orElse(attribute);
    }
}
