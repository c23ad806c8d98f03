package org.guichet.registry.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.MatchParameters.Odds;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People to learn from, versions, and a supervisor. */
final class ParameterFixtures {
    private ParameterFixtures() {}

    static void people(Registration registration, int many) {
        for (int one = 0; one < many; one++) {
            person(registration);
        }
    }

    private static void person(Registration registration) {
        Installation.as(
                Installation.importing(),
                () -> registration.register(List.of(
                        fact("givenName", "Rose"),
                        fact("familyName", Unlike.aName()),
                        fact("dateOfBirth", "1948-02-03"),
                        fact("phone", Unlike.aPhoneNumber()))));
    }

    private static NewFact fact(String attribute, String value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }

    /** Those that are shipped under another name. */
    static MatchParameters shippedAs(String version) {
        MatchParameters shipped = MatchParameters.shipped();
        return with(version, shipped.thresholds(), shipped.attributes());
    }

    static MatchParameters with(
            String version, MatchParameters.Thresholds thresholds, Map<String, Map<Level, Odds>> attributes) {
        MatchParameters shipped = MatchParameters.shipped();
        return new MatchParameters(
                version, shipped.method(), shipped.learntOn(), shipped.prior(), thresholds, attributes);
    }

    static void propose(JdbcClient jdbc, MatchParameters parameters) {
        jdbc.sql("""
                insert into registry.matching_parameters
                    (version, state, body, proposed_at, proposed_kind, proposed_by, proposed_office)
                values (:version, 'PROPOSED', :body::jsonb, now(), 'DUTY', 'test', '')
                """)
                .param("version", parameters.version())
                .param("body", parameters.toJson())
                .update();
    }

    static <T> T as(Role role, Supplier<T> work) {
        return as(role, null, work);
    }

    static <T> T as(IdempotencyKey key, Supplier<T> work) {
        return as(Role.SUPERVISOR, key, work);
    }

    private static <T> T as(Role role, @Nullable IdempotencyKey key, Supplier<T> work) {
        Errand errand = new Errand(
                new Actor.Person("mira", Set.of(role), "head-office"),
                null,
                "BACK_OFFICE",
                null,
                "identity-verification",
                Assurance.HIGH,
                key);
        return Acting.as(errand, work::get);
    }
}
