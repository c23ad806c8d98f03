package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class ExpiryDutyIT {
    @Autowired
    private ExpiryDuty duty;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aNoticeIsShown() {
        Installation.declare(authorities);
    }

    @Test
    void saysOnceThatAConsentIsOverAsOfTheDayItWas() {
        UUID given = aConsentThatEnded("GIVEN");
        UUID renewed = aConsentThatEnded("GIVEN", "RENEWED");
        UUID asked = aConsentThatEnded("REQUESTED");

        duty.expire();
        duty.expire();

        assertThat(states(given)).containsExactly("GIVEN", "EXPIRED");
        assertThat(states(renewed)).containsExactly("GIVEN", "RENEWED", "EXPIRED");
        assertThat(states(asked)).containsExactly("REQUESTED", "EXPIRED");
        assertThat(jdbc.sql("select at = valid_until from (select max(at) as at, max(valid_until) as valid_until "
                                + "from registry.consent_event where consent_id = ?) e")
                        .param(given)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(due(given)).isFalse();
    }

    @Test
    void saysNothingAfterAnEndThatANodeOfTheReleaseBeforeWrote() {
        UUID withdrawn = aConsentThatEnded("GIVEN", "WITHDRAWN");

        duty.expire();

        assertThat(states(withdrawn)).containsExactly("GIVEN", "WITHDRAWN");
        assertThat(due(withdrawn)).isFalse();
    }

    @Test
    void leavesWhatHasNotEnded() {
        UUID given = aConsent(Instant.now().plusSeconds(3600), "GIVEN");

        duty.expire();

        assertThat(states(given)).containsExactly("GIVEN");
        assertThat(due(given)).isTrue();
    }

    private UUID aConsentThatEnded(String... states) {
        return aConsent(Instant.now().minusSeconds(60), states);
    }

    private UUID aConsent(Instant end, String... states) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                    created_at, expires_at)
                values (?, ?, 'service-delivery', '{income}', '{guichet}', '2026-1', 'en', now(), cast(? as timestamptz))
                """).params(id, UUID.randomUUID(), end.toString()).update();
        int sequence = 1;
        for (String state : states) {
            jdbc.sql("""
                    insert into registry.consent_event (consent_id, sequence, state, at, valid_until, method, assurance,
                        actor_kind, actor_id, channel)
                    values (?, ?, ?, now() - interval '1 hour', cast(? as timestamptz), 'PORTAL', 'SUBSTANTIAL', 'CLIENT',
                        'unlike', 'ONLINE')
                    """).params(id, sequence++, state, end.toString()).update();
        }
        return id;
    }

    private List<String> states(UUID consent) {
        return jdbc.sql("select state from registry.consent_event where consent_id = ? order by sequence")
                .param(consent)
                .query(String.class)
                .list();
    }

    private boolean due(UUID consent) {
        return jdbc.sql("select expires_at is not null from registry.consent where id = ?")
                .param(consent)
                .query(Boolean.class)
                .single();
    }
}
