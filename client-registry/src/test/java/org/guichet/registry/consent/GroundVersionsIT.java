package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.consent.Stewards.TODAY;
import static org.guichet.registry.consent.Stewards.aCode;
import static org.guichet.registry.consent.Stewards.authority;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NobodyActing;
import org.guichet.registry.client.ClientId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class GroundVersionsIT {
    private static final Set<ClientId> NOBODY = Set.of(new ClientId(new UUID(0, 0)));

    @Autowired
    private Authorities authorities;

    @Autowired
    private ConsentGate gate;

    @Autowired
    private JdbcClient jdbc;

    private final String code = aCode();

    @Test
    void whatTheReleaseBeforeWroteIsTheFirstVersion() {
        jdbc.sql("""
                insert into registry.authority (code, kind, jurisdiction, instrument_en, instrument_fr, provision,
                    from_party, to_party, data_categories, purposes, notice_en, notice_fr, valid_from, version)
                values (:code, 'STATUTE', 'CA', 'Unlike Act', 'Loi Unlike', 's. 1', 'guichet', :code, '{identity}',
                    '{service-delivery}', 'Notice', 'Avis', '2018-12-13', 0)
                """).param("code", code).update();

        assertThat(authorities.versions(code)).singleElement().satisfies(version -> {
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.since()).isNull();
            assertThat(version.conditions(java.util.Locale.ENGLISH)).isNull();
            assertThat(version.inForce(TODAY)).isTrue();
        });
        assertThat(grounds(gate)).containsExactly(code + "@1");
    }

    @Test
    void whatIsDeclaredAgainStaysAsItIs() {
        declare(authority(code, code));
        declare(authority(code, "somebody-else"));

        assertThat(authorities.versions(code)).singleElement().satisfies(version -> {
            assertThat(version.toParty()).isEqualTo(code);
            assertThat(version.since()).isNotNull();
        });
    }

    @Test
    void nobodyDeclaresWhereNobodyActs() {
        assertThatThrownBy(() -> authorities.declare(List.of(authority(code, code))))
                .isInstanceOf(NobodyActing.class);
        assertThat(authorities.versions(code)).isEmpty();
    }

    @Test
    void aVersionIsWrittenOnceAndOnlyEndsSooner() {
        declare(authority(code, code));
        update("valid_to = '2030-01-01'");

        assertThatThrownBy(() -> update("provision = 's. 2'")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> update("data_categories = '{*}'")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> update("valid_to = '2030-01-02'")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> update("valid_to = null")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from registry.authority where code = ?")
                        .param(code)
                        .update())
                .isInstanceOf(DataAccessException.class);
        update("ended_at = now()");
        assertThatThrownBy(() -> update("ended_at = null")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLastDayIsOverWhenItIsOverWhereTheLawIsRead() {
        declare(authority(code, code));
        update("valid_to = '2026-05-05'");

        assertThat(grounds(gateAt("2026-05-06T02:00:00Z"))).containsExactly(code + "@1");
        assertThat(grounds(gateAt("2026-05-06T05:00:00Z"))).isEmpty();
    }

    private ConsentGate gateAt(String instant) {
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        return new ConsentGate(jdbc, new LegalDay(clock, ZoneId.of("America/Toronto")));
    }

    private List<String> grounds(ConsentGate asked) {
        return asked.bases(NOBODY, Set.of("service-delivery"), code).grounds().stream()
                .map(ground -> ground.code() + "@" + ground.number())
                .toList();
    }

    private void declare(Declared declared) {
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(declared)));
    }

    private void update(String what) {
        jdbc.sql("update registry.authority set " + what + " where code = ?")
                .param(code)
                .update();
    }
}
