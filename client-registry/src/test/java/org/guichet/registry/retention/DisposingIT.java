package org.guichet.registry.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.retention.Retained.LONG_AGO;
import static org.guichet.registry.retention.Spoken.KIND;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Stewards;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Keepings;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.retention.DisposalRows.Place;
import org.guichet.registry.retention.Disposing.Run;
import org.guichet.registry.retention.Disposing.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** What is over its period goes, with an entry in the ledger and a record of it; everything else stays. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, Retained.class, Spoken.class, DisposingIT.Kinds.class})
class DisposingIT {
    private static final String UNRULED = "test-unruled";
    private static final String FAILING = "a-test-failing";

    @TestConfiguration
    static class Kinds {
        @Bean
        Keepings kindsOfThisTest() {
            return () -> List.of(kind(UNRULED), kind(FAILING));
        }

        /** Words of enquiries of an office of its own, disposed of by statements the last of which fails. */
        private static Keeping kind(String code) {
            return new Keeping(
                    code,
                    "enquiries",
                    true,
                    """
                    select e.id::text as key, e.client_id, a.at as since
                    from registry.enquiry_answer a join registry.enquiry e on e.id = a.enquiry_id
                    where a.ciphertext is not null and e.office = '%s'
                    """.formatted(code),
                    List.of(
                            "update registry.enquiry set ciphertext = null, key_id = null where id = any(cast(:keys as uuid[]))",
                            "update registry.enquiry_answer set ciphertext = null, key_id = null"
                                    + " where enquiry_id = any(cast(:keys as uuid[]))",
                            "delete from registry.client"
                                    + " where 1 / (select count(*) from registry.client where id is null) = 1"));
        }
    }

    @Autowired
    private Retained retained;

    @Autowired
    private Spoken spoken;

    @Autowired
    private Protected people;

    @Autowired
    private Disposing disposing;

    @Autowired
    private Disposals disposals;

    @Autowired
    private DisposalDuty duty;

    @Autowired
    private RetentionRules rules;

    @Autowired
    private Enquiries enquiries;

    @Autowired
    private AccessLog log;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    private UUID client = new UUID(0, 0);

    @BeforeEach
    void somebody() {
        client = people.somebody().client().value();
        retained.run(KIND);
    }

    @Test
    void wordsOverTheirPeriodAreGoneFromTheTableAndFromAnswersAndStandInTheLedger() {
        RetentionRule rule = retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO);
        UUID recent = spoken.answered(client, LONG_AGO.plus(Duration.ofDays(10)));

        assertThat(retained.run(KIND)).isEqualTo(1);

        assertThat(spoken.says(old)).isFalse();
        assertThat(spoken.says(recent)).isTrue();
        List<Enquiry.Opened> hers = Acting.as(
                Installation.citizen(new ClientId(client)),
                () -> enquiries.of(new ClientId(client), 10, 0).items());
        assertThat(hers).hasSize(2).anySatisfy(one -> {
            assertThat(one.enquiry().id()).isEqualTo(old);
            assertThat(one.words()).isEmpty();
            assertThat(one.answer()).isNull();
            assertThat(one.disposedOf()).isTrue();
        });
        assertThat(retained.disposals(client)).singleElement().satisfies(entry -> {
            assertThat(entry.actorId()).isEqualTo("dispose-records");
            assertThat(entry.purpose()).isEqualTo("records-disposal");
            assertThat(entry.attributes()).containsExactly("enquiries");
            assertThat(entry.reason()).isEqualTo(KIND + "@" + rule.version());
            assertThat(entry.bases()).contains("AUTHORITY:test-service");
        });
    }

    @Test
    void aRunIsListedWithItsRuleAndHowManyInHowManyBatches() {
        RetentionRule rule = retained.rule(KIND, "P2Y");
        IntStream.range(0, 3).forEach(one -> spoken.answered(client, LONG_AGO.minusSeconds(one)));

        assertThat(retained.run(KIND, 2)).isEqualTo(3);

        Disposal newest =
                Stewards.officer(() -> disposals.list(null, 1).items()).getFirst();
        assertThat(newest.kind()).isEqualTo(KIND);
        assertThat(newest.version()).isEqualTo(rule.version());
        assertThat(newest.items()).isEqualTo(3);
        assertThat(newest.batches()).isEqualTo(2);
        Disposals.Page older = Stewards.officer(() -> disposals.list(newest.run(), 100));
        assertThat(older.items()).extracting(Disposal::run).doesNotContain(newest.run());
        assertThat(retained.disposals(client))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.subjects()).isEqualTo(1));
        assertThatThrownBy(() -> Acting.as(people.agent(), () -> disposals.list(null, 1)))
                .isInstanceOf(NotGranted.class);
    }

    @Test
    void withoutARuleOrWithOneNobodyConfirmedAKindIsKept() {
        UUID old = spoken.answered(client, Instant.parse("2001-02-03T00:00:00Z"), UNRULED);

        assertThat(retained.run(UNRULED)).isZero();
        Stewards.officer(() -> rules.write(Retained.draft(UNRULED, "P2Y")));
        assertThat(retained.run(UNRULED)).isZero();

        assertThat(spoken.says(old)).isTrue();
        assertThat(Stewards.officer(() -> rules.find(UNRULED)).due()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "SHARE"})
    void whatWasUsedToDecideLessThanTwoYearsAgoStays(String kind) {
        retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO);
        looked(AccessEntry.Kind.valueOf(kind), people.agent(), "service-delivery");

        assertThat(retained.run(KIND)).isZero();

        assertThat(spoken.says(old)).isTrue();
        assertThat(Stewards.officer(() -> rules.find(KIND)).due()).hasValueSatisfying(due -> {
            assertThat(due.usedLately()).isPositive();
            assertThat(due.free()).isZero();
        });
    }

    @Test
    void herOwnLooksAndThoseOfThePrivacyOfficeKeepNothing() {
        retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO);
        looked(AccessEntry.Kind.READ, Installation.citizen(new ClientId(client)), "own-record");
        looked(AccessEntry.Kind.READ, people.officer(), "privacy-request");

        assertThat(retained.run(KIND)).isEqualTo(1);

        assertThat(spoken.says(old)).isFalse();
    }

    @Test
    void whatABatchCannotFinishIsThereAsBeforeAndTheNextRunDoesTheRest() {
        retained.rule(FAILING, "P2Y");
        retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO, FAILING);
        Run run = retained.begin(FAILING).orElseThrow();

        assertThatThrownBy(() -> retained.next(run, Place.FIRST, 10)).hasMessageContaining("division by zero");

        assertThat(spoken.says(old)).isTrue();
        assertThat(retained.disposals(client)).isEmpty();
        assertThat(count("run", run.id())).isZero();

        UUID second = spoken.answered(client, LONG_AGO.plusSeconds(1));
        Run killed = retained.begin(KIND).orElseThrow();
        Step first = retained.next(killed, Place.FIRST, 1);
        assertThat(first.items()).isEqualTo(1);
        assertThat(spoken.says(old)).isFalse();
        assertThat(spoken.says(second)).isTrue();

        assertThat(retained.run(KIND)).isEqualTo(1);
        assertThat(spoken.says(second)).isFalse();
    }

    @Test
    void aRunEndsWhereAnotherVersionComesIntoForce() {
        retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO);
        Run run = retained.begin(KIND).orElseThrow();
        retained.rule(KIND, "P3Y");

        assertThat(retained.next(run, Place.FIRST, 10)).isEqualTo(new Step(0, Optional.empty()));
        assertThat(retained.run(KIND)).isZero();

        assertThat(spoken.says(old)).isTrue();
    }

    @Test
    void nobodyButTheDutyWithTheGrantDisposesOfAnything() {
        retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO);
        Run run = retained.begin(KIND).orElseThrow();
        Errand other = Errand.of(new Actor.Duty("import-clients", "officer.test", "test-service"), Disposing.PURPOSE);

        assertThatThrownBy(() -> Acting.as(other, () -> disposing.next(run, Place.FIRST, 10)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Disclosure.Reason.NOT_GRANTED));

        assertThat(spoken.says(old)).isTrue();
    }

    @Test
    void theDatabaseLetsNothingGoThatNoDisposalOfTheSameTransactionNames() {
        retained.rule(KIND, "P2Y");
        spoken.answered(client, LONG_AGO);
        assertThat(retained.run(KIND)).isEqualTo(1);
        UUID other = spoken.answered(client, LONG_AGO);

        for (String silencing : List.of(
                "update registry.enquiry set ciphertext = null, key_id = null where id = ?",
                "update registry.enquiry_answer set ciphertext = null, key_id = null where enquiry_id = ?",
                "delete from registry.enquiry_answer where enquiry_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(silencing).param(other).update()).hasMessageContaining("append-only");
        }
        assertThat(spoken.says(other)).isTrue();
        for (String table : List.of("retention_rule", "retention_disposal")) {
            assertThatThrownBy(() -> jdbc.sql("delete from registry." + table).update())
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void theDutyDisposesOfEveryKindThoughOneFails() {
        retained.rule(FAILING, "P2Y");
        retained.rule(KIND, "P2Y");
        UUID old = spoken.answered(client, LONG_AGO);
        UUID failing = spoken.answered(people.somebody().client().value(), LONG_AGO, FAILING);

        duty.dispose();

        assertThat(spoken.says(old)).isFalse();
        assertThat(spoken.says(failing)).isFalse();
    }

    private void looked(AccessEntry.Kind kind, Errand errand, String purpose) {
        AccessEntry entry = new AccessEntry(
                UUID.randomUUID(),
                Instant.now().minus(Duration.ofDays(600)),
                kind,
                errand,
                purpose,
                List.of("AUTHORITY:test-service"),
                "staff",
                "guichet",
                List.of("enquiries"),
                null,
                List.of(new ClientId(client)));
        transactions.executeWithoutResult(status -> log.record(entry));
    }

    private long count(String column, UUID id) {
        return jdbc.sql("select count(*) from registry.retention_disposal where " + column + " = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
