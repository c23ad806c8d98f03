package org.guichet.registry.representation;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds of representation and of their proof. Data: {@code registry/representation-kinds.json}, or the file an
 * installation names in {@code guichet.registry.representation-kinds}.
 */
@Component
public class RepresentationKinds {
    private final Declared declared;

    RepresentationKinds(
            ResourceLoader resources,
            JsonMapper json,
            @Value("${guichet.registry.representation-kinds:classpath:registry/representation-kinds.json}")
                    String location) {
        this.declared = read(resources.getResource(location), json);
    }

    /** A kind of document. */
    public record ProofKind(String code, String labelEn, String labelFr) {
        public String label(Locale locale) {
            return "fr".equals(locale.getLanguage()) ? labelFr : labelEn;
        }
    }

    public List<RepresentationKind> all() {
        return declared.kinds();
    }

    public List<ProofKind> proofs() {
        return declared.proofs();
    }

    public Optional<RepresentationKind> find(String code) {
        return declared.kinds().stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }

    public Optional<ProofKind> proof(String code) {
        return declared.proofs().stream()
                .filter(proof -> proof.code().equals(code))
                .findFirst();
    }

    private static Declared read(Resource resource, JsonMapper json) {
        try (var stream = resource.getInputStream()) {
            return json.readValue(stream, Declared.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The kinds of representation cannot be read from " + resource.getDescription(), unreadable);
        }
    }

    private record Declared(List<RepresentationKind> kinds, List<ProofKind> proofs) {
        Declared {
            kinds = List.copyOf(kinds);
            proofs = List.copyOf(proofs);
        }
    }
}
