package org.guichet.registry.auditpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.CatalogTestApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.consent.Authorities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What the rooms of this storey bring to the audit pack. */
@SpringBootTest(classes = CatalogTestApplication.class, properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class EveryRoomsQueriesIT {
    private final Instant to = Instant.now();
    private final String recipient =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Autowired
    private Asking asking;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void noticesAreDeclared() {
        Installation.declare(authorities);
    }

    @Test
    void everyQuestionIsAnsweredAndNamedInBothLanguages() {
        Set<String> english = PackWords.in(Locale.ENGLISH).all().stringPropertyNames();
        for (PackPoint point : PackPoint.values()) {
            ask(point, null).forEach(answer -> {
                assertThat(english).contains("query." + answer.code());
                assertThat(answer.columns())
                        .allSatisfy(column -> assertThat(english).contains("column." + column));
            });
        }
        assertThat(asking.queries()).extracting(PackQuery::code).doesNotHaveDuplicates();
    }

    @Test
    void aRecipientWhoHasNoWithdrawalAnHourAfterItIsListed() {
        UUID late = withdrawn(Duration.ofHours(2));
        UUID just = withdrawn(Duration.ofMinutes(10));

        assertThat(column(PackPoint.WITHDRAWAL, "withdrawals-untold", "consent"))
                .contains(late.toString())
                .doesNotContain(just.toString());
        Found.Answer told = answer(PackPoint.WITHDRAWAL, "withdrawals-told");
        assertThat(told.rows()).hasSize(1);
        assertThat(told.rows().getFirst())
                .as("two people are too few to be told")
                .containsOnly(recipient, false, null);

        for (int more = 0; more < 8; more++) {
            withdrawn(Duration.ofMinutes(10));
        }
        assertThat(answer(PackPoint.WITHDRAWAL, "withdrawals-told").rows().getFirst())
                .startsWith(recipient, true, 10L, 0L, 10L);
    }

    @Test
    void aRecipientWhoHasNoCorrectionADayAfterItIsListed() {
        UUID late = corrected(Duration.ofDays(2));
        UUID just = corrected(Duration.ofHours(2));

        assertThat(column(PackPoint.RIGHTS, "corrections-untold", "correction"))
                .contains(late.toString())
                .doesNotContain(just.toString());
        assertThat(answer(PackPoint.RIGHTS, "corrections-told").rows().getFirst())
                .as("two people are too few to be told")
                .containsOnly(recipient, "phone", false, null);

        for (int more = 0; more < 8; more++) {
            corrected(Duration.ofHours(2));
        }
        assertThat(answer(PackPoint.RIGHTS, "corrections-told").rows().getFirst())
                .startsWith(recipient, "phone", true, 10L, 0L, 10L);
    }

    private UUID withdrawn(Duration ago) {
        UUID consent = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                    created_at)
                values (?, ?, 'service-delivery', '{income}', array[?], '2026-1', 'en', now())
                """).params(consent, UUID.randomUUID(), recipient).update();
        jdbc.sql("""
                insert into catalog.withdrawal_notice (consent_id, recipient, withdrawn_at, reason)
                values (?, ?, cast(? as timestamptz), 'no-such-programme')
                """).params(consent, recipient, to.minus(ago).toString()).update();
        return consent;
    }

    private UUID corrected(Duration ago) {
        UUID correction = UUID.randomUUID();
        jdbc.sql("""
                insert into catalog.correction_due (correction_id, client_id, attribute, corrected_at, told_at)
                values (?, ?, 'phone', cast(? as timestamptz), now())
                """)
                .params(correction, UUID.randomUUID(), to.minus(ago).toString())
                .update();
        jdbc.sql("""
                insert into catalog.correction_notice (correction_id, recipient, reason, created_at)
                values (?, ?, 'no-such-programme', now())
                """).params(correction, recipient).update();
        return correction;
    }

    private List<@Nullable Object> column(PackPoint point, String code, String column) {
        Found.Answer answer = answer(point, code);
        int index = answer.columns().indexOf(column);
        return answer.rows().stream().map(row -> row.get(index)).toList();
    }

    private Found.Answer answer(PackPoint point, String code) {
        return ask(point, List.of(recipient)).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<Found.Answer> ask(PackPoint point, @Nullable List<String> programmes) {
        PackScope scope = new PackScope(UUID.randomUUID(), to.minus(Duration.ofDays(30)), to, programmes, false);
        return asking.ask(scope, point).answers();
    }
}
