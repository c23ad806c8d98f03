package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

class CallersTests {
    private static final UUID HERS = new UUID(0, 7);
    private static final SecuritySettings.Claims NAMES =
            new SecuritySettings.Claims("client_id", "roles", "office", "clientId", "acr", "sid");

    private final Callers callers =
            new Callers(NAMES, account -> account.equals("bound") ? Optional.of(HERS) : Optional.empty());

    @Test
    void aCitizenNobodyKnowsIsANewcomerToEveryDoor() {
        Caller caller = callers.of(citizen("unbound", Map.of()));

        assertThat(caller.actor()).contains(new Actor.Newcomer("unbound"));
        assertThat(caller.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_NEWCOMER");
        assertThat(caller.usualPurpose()).isEqualTo("registration");
    }

    @Test
    void aCitizenWhoseAccountWasBoundIsThatClient() {
        Caller caller = callers.of(citizen("bound", Map.of()));

        assertThat(caller.actor()).contains(new Actor.Client(HERS));
        assertThat(caller.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_CITIZEN");
    }

    @Test
    void aClaimThatSaysWhoSheIsCountsFirst() {
        UUID said = new UUID(0, 8);

        assertThat(callers.of(citizen("bound", Map.of("clientId", said.toString())))
                        .actor())
                .contains(new Actor.Client(said));
    }

    @Test
    void staffAreBoundToNobodyThatWay() {
        Map<String, Object> claims =
                Map.of("client_id", "agent-desk", "sub", "bound", "roles", List.of("AGENT", "CITIZEN"));

        assertThat(callers.of(claims).actor())
                .hasValueSatisfying(actor -> assertThat(actor)
                        .isInstanceOfSatisfying(
                                Actor.Person.class,
                                person -> assertThat(person.self()).isNull()));
    }

    private static Map<String, Object> citizen(String account, Map<String, Object> more) {
        Map<String, Object> claims =
                new HashMap<>(Map.of("client_id", "citizen-portal", "sub", account, "roles", List.of("CITIZEN")));
        claims.putAll(more);
        return claims;
    }
}
