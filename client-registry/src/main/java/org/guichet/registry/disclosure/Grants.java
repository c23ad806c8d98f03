package org.guichet.registry.disclosure;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which role may see which categories, for which purpose and at which assurance. Data: {@code registry/grants.json},
 * or the file an installation names in {@code guichet.registry.grants}.
 */
@Component
class Grants {
    private final List<Grant> grants;

    Grants(
            ResourceLoader resources,
            JsonMapper json,
            @org.springframework.beans.factory.annotation.Value(
                            "${guichet.registry.grants:classpath:registry/grants.json}")
                    String location) {
        this.grants = read(resources.getResource(location), json);
    }

    /**
     * One grant.
     *
     * @param who a role name (a PARTNER's reaches no further than what the client signed), CLIENT, NEWCOMER (a citizen whose account belongs to no client), REPRESENTATIVE (a client who acts for a person), MANDATE_HOLDER (one who
     *     acts for an organization), {@code programme:} with a programme's code, or {@code duty:} with a duty's name
     * @param actor assurance the actor must reach
     * @param caller assurance the caller's identification must reach, where the actor is staff
     * @param ofRooms true where the platform alone gives work these purposes (a comparison, a registration): whoever
     *     acts opens nothing by naming one
     */
    record Grant(
            String who,
            Set<String> purposes,
            Set<String> categories,
            Assurance actor,
            Assurance caller,
            @Nullable Boolean ofRooms) {
        Grant {
            purposes = Set.copyOf(purposes);
            categories = Set.copyOf(categories);
        }

        private boolean serves(boolean named) {
            return !named || !Boolean.TRUE.equals(ofRooms);
        }
    }

    /**
     * The grants of whoever acts, for the purpose; empty means not granted at all.
     *
     * @param named whether whoever acts named the purpose, rather than the use case
     * @param about what the client is
     */
    List<Grant> of(Errand errand, String purpose, boolean named, ClientKind about) {
        Set<String> names = names(errand, about);
        return grants.stream()
                .filter(grant -> names.contains(grant.who()) && grant.purposes().contains(purpose))
                .filter(grant -> grant.serves(named))
                .toList();
    }

    List<Grant> all() {
        return grants;
    }

    private static Set<String> names(Errand errand, ClientKind about) {
        return switch (errand.actor()) {
            case Actor.Person person -> person.roles().stream().map(Role::name).collect(Collectors.toSet());
            case Actor.Client client when errand.onBehalfOf() == null -> Set.of("CLIENT");
            case Actor.Client client -> Set.of(about == ClientKind.ORGANIZATION ? "MANDATE_HOLDER" : "REPRESENTATIVE");
            case Actor.Newcomer newcomer -> Set.of("NEWCOMER");
            case Actor.Programme programme -> Set.of("programme:" + programme.code());
            case Actor.Duty duty -> Set.of("duty:" + duty.name());
        };
    }

    private static List<Grant> read(Resource resource, JsonMapper json) {
        try (var stream = resource.getInputStream()) {
            return json.readValue(stream, new TypeReference<List<Grant>>() {});
        } catch (IOException unreadable) {
            throw new IllegalStateException("The grants cannot be read from " + resource.getDescription(), unreadable);
        }
    }
}
