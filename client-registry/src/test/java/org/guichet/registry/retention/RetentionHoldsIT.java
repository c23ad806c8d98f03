package org.guichet.registry.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.retention.Retained.LONG_AGO;
import static org.guichet.registry.retention.Spoken.KIND;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.guichet.registry.Blocking;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Stewards;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.retention.DisposalRows.Place;
import org.guichet.registry.retention.Disposing.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** While a hold stands nothing it covers is disposed of, whichever of the two comes first. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, Retained.class, Spoken.class})
class RetentionHoldsIT {
    private static final String WHY = "She sues over a decision of 2021";

    @Autowired
    private RetentionHolds holds;

    @Autowired
    private RetentionRules rules;

    @Autowired
    private Retained retained;

    @Autowired
    private Spoken spoken;

    @Autowired
    private Protected people;

    @Autowired
    private Enquiries enquiries;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    private UUID client = new UUID(0, 0);

    @BeforeEach
    void somebody() {
        client = people.somebody().client().value();
        retained.rule(KIND, "P2Y");
        retained.run(KIND);
    }

    @AfterEach
    void leaveNoHold() {
        cleared(() -> holds.list(true, null, 100).items())
                .forEach(hold -> cleared(() -> holds.release(hold.id(), "the test is over")));
    }

    @ParameterizedTest
    @EnumSource(Hold.Scope.class)
    void whileAHoldStandsWhatItCoversStaysAndGoesOnceItIsReleased(Hold.Scope scope) {
        UUID hers = spoken.answered(client, LONG_AGO);
        Hold hold = place(scope, client);

        assertThat(retained.run(KIND)).isZero();
        assertThat(spoken.says(hers)).isTrue();
        assertThat(Stewards.officer(() -> rules.find(KIND)).due())
                .hasValueSatisfying(due -> assertThat(due.held()).isEqualTo(due.over()));

        officer(() -> holds.release(hold.id(), "The case is settled"));
        assertThat(retained.run(KIND)).isEqualTo(1);
        assertThat(spoken.says(hers)).isFalse();
    }

    @Test
    void aHoldOfOneClientOrAnotherKindKeepsNothingOfTheOthers() {
        UUID other = spoken.answered(people.somebody().client().value(), LONG_AGO);
        UUID hers = spoken.answered(client, LONG_AGO);
        place(Hold.Scope.CLIENT, client);

        assertThat(retained.run(KIND)).isEqualTo(1);

        assertThat(spoken.says(other)).isFalse();
        assertThat(spoken.says(hers)).isTrue();
    }

    @Test
    void holdsHerThingsUnderWhicheverOfHerIds() {
        UUID former = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.client select (jsonb_populate_record(c, jsonb_build_object(
                    'id', ?::text, 'status', 'MERGED', 'redirected_to', c.id))).*
                from registry.client c where c.id = ?
                """).params(former, client).update();
        UUID under = spoken.answered(former, LONG_AGO);
        UUID own = spoken.answered(client, LONG_AGO);
        Hold hold = place(Hold.Scope.CLIENT, former);

        assertThat(retained.run(KIND)).isZero();
        assertThat(spoken.says(under)).isTrue();
        assertThat(spoken.says(own)).isTrue();

        // Once they are told apart again each is still held: it was meant for whoever she was then.
        jdbc.sql("update registry.client set redirected_to = null, status = 'ACTIVE' where id = ?")
                .param(former)
                .update();
        assertThat(retained.run(KIND)).isZero();
        officer(() -> holds.release(hold.id(), "over"));
        assertThat(retained.run(KIND)).isEqualTo(2);
    }

    @Test
    void aRequestOfHersThatWaitsHoldsHerThingsByItself() {
        UUID old = spoken.answered(client, LONG_AGO);
        ask();

        assertThat(retained.run(KIND)).isZero();

        assertThat(spoken.says(old)).isTrue();
    }

    @Test
    void aHoldBeingPlacedIsWaitedForAndCounts() throws Exception {
        UUID old = spoken.answered(client, LONG_AGO);

        int items = whileUncommitted(() -> place(Hold.Scope.CLIENT, client), () -> retained.run(KIND));

        assertThat(items).isZero();
        assertThat(spoken.says(old)).isTrue();
    }

    @Test
    void aRequestBeingAskedIsWaitedForAndCounts() throws Exception {
        UUID old = spoken.answered(client, LONG_AGO);

        int items = whileUncommitted(this::ask, () -> retained.run(KIND));

        assertThat(items).isZero();
        assertThat(spoken.says(old)).isTrue();
    }

    @Test
    void aHoldPlacedWhileABatchIsDisposedOfWaitsForIt() throws Exception {
        UUID old = spoken.answered(client, LONG_AGO);
        Run run = retained.begin(KIND).orElseThrow();

        Hold hold = whileUncommitted(() -> retained.next(run, Place.FIRST, 10), () -> place(Hold.Scope.CLIENT, client));

        assertThat(spoken.says(old)).isFalse();
        UUID later = spoken.answered(client, LONG_AGO);
        assertThat(retained.run(KIND)).isZero();
        assertThat(spoken.says(later)).isTrue();
        assertThat(hold.stands()).isTrue();
    }

    @Test
    void whyIsKeptEncryptedAndOpenedWithALookInHerLedger() {
        Hold hold = place(Hold.Scope.CLIENT, client);

        Hold.Opened opened = officer(() -> holds.open(hold.id()));

        assertThat(opened.reason()).isEqualTo(WHY);
        assertThat(jdbc.sql("select encode(ciphertext, 'escape') from registry.retention_hold where id = ?")
                        .param(hold.id())
                        .query(String.class)
                        .single())
                .doesNotContain("sues");
        officer(() -> holds.release(hold.id(), "Settled"));
        assertThat(officer(() -> holds.open(hold.id())).release()).isEqualTo("Settled");
        assertThat(trail.about(
                                Set.of(new ClientId(client)),
                                Instant.EPOCH,
                                Instant.now().plusSeconds(5),
                                50,
                                0)
                        .items())
                .filteredOn(entry -> entry.attributes().contains("holds"))
                .extracting(entry -> entry.kind())
                .containsExactly(
                        AccessEntry.Kind.READ, AccessEntry.Kind.CHANGE, AccessEntry.Kind.READ, AccessEntry.Kind.CHANGE);
    }

    @Test
    void refusesAHoldNamingEveryWrongField() {
        assertWrong(
                new HoldDraft(null, null, null, null, null, null, null, null),
                "scope",
                "cause",
                "authority",
                "orderedBy",
                "reason",
                "reviewDue");
        assertWrong(new HoldDraft("CLIENT", "nobody", null, "LITIGATION", "a", "b", "c", tomorrow()), "client");
        assertWrong(
                new HoldDraft("CLIENT", null, null, "WHIM", "a", "b", "c", today()), "client", "cause", "reviewDue");
        assertWrong(new HoldDraft("KIND", null, "no-such", "LITIGATION", "a", "b", "c", later()), "kind", "reviewDue");
        assertWrong(
                new HoldDraft("HALF", null, null, "LITIGATION", "a", "b", "x".repeat(501), "soon"),
                "scope",
                "reason",
                "reviewDue");
    }

    @Test
    void aClientWhoIsNotThereAndOneWhoIsSealedAreWrongAlikeAndCostTheSame() {
        UUID sealed = people.sealed().client().value();
        try {
            for (UUID one : List.of(sealed, UUID.randomUUID())) {
                assertWrong(draft(Hold.Scope.CLIENT, one), "client");
            }
            assertThat(people.statements(() -> assertWrong(draft(Hold.Scope.CLIENT, sealed), "client")))
                    .isEqualTo(people.statements(
                            () -> assertWrong(draft(Hold.Scope.CLIENT, UUID.randomUUID()), "client")));
            Hold hold = cleared(() -> holds.place(draft(Hold.Scope.CLIENT, sealed)));
            assertThat(officer(() -> holds.list(true, null, 100).items())).isEmpty();
            assertThat(officer(() -> holds.list(true, null, 100).total())).isZero();
            for (UUID id : List.of(hold.id(), UUID.randomUUID())) {
                assertThatThrownBy(() -> officer(() -> holds.open(id))).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> officer(() -> holds.release(id, "over")))
                        .isInstanceOf(NotFound.class);
            }
            assertThat(cleared(() -> holds.list(true, null, 100).items()))
                    .extracting(Hold::id)
                    .containsExactly(hold.id());
        } finally {
            people.unseal(new ClientId(sealed));
        }
    }

    @Test
    void isReleasedOnceWithAReasonByAnOfficer() {
        Hold hold = place(Hold.Scope.KIND, client);

        for (String reason : new String[] {null, " ", "x".repeat(501)}) {
            assertThatThrownBy(() -> officer(() -> holds.release(hold.id(), reason)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> Stewards.manager(() -> holds.release(hold.id(), "over")))
                .isInstanceOf(NotGranted.class);
        assertThat(officer(() -> holds.release(hold.id(), "over")).stands()).isFalse();
        assertThatThrownBy(() -> officer(() -> holds.release(hold.id(), "again")))
                .isInstanceOf(StateChanged.class);
        for (Runnable work : List.<Runnable>of(
                () -> holds.place(draft(Hold.Scope.EVERYTHING, client)),
                () -> holds.open(hold.id()),
                () -> holds.list(false, null, 10))) {
            assertThatThrownBy(() -> Acting.run(people.agent(), work)).isInstanceOf(NotGranted.class);
        }
        assertThatThrownBy(
                        () -> jdbc.sql("delete from registry.retention_release").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("update registry.retention_hold set clients = '{}'")
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void aPageOfHoldsEndsWhereTheNextBegins() {
        List<UUID> placed = List.of(
                place(Hold.Scope.KIND, client).id(),
                place(Hold.Scope.CLIENT, client).id());

        RetentionHolds.Page first = officer(() -> holds.list(true, null, 1));
        RetentionHolds.Page second = officer(() -> holds.list(true, Objects.requireNonNull(first.next()), 1));

        assertThat(first.total()).isEqualTo(2);
        assertThat(List.of(
                        second.items().getFirst().id(), first.items().getFirst().id()))
                .isEqualTo(placed);
        assertThat(second.next()).isNull();
    }

    /** Does the second thing in a transaction of its own, begun before that of the first is committed; it waits. */
    private <T> T whileUncommitted(Runnable first, Supplier<T> second) throws Exception {
        CompletableFuture<T> waiting = transactions.execute(status -> {
            first.run();
            CompletableFuture<T> begun = CompletableFuture.supplyAsync(second);
            Blocking.somebody(jdbc);
            assertThat(begun).isNotDone();
            return begun;
        });
        return Objects.requireNonNull(waiting).get(30, TimeUnit.SECONDS);
    }

    private Object ask() {
        ClientId she = new ClientId(client);
        return Acting.as(Installation.citizen(she), () -> enquiries.request(she, "ACCESS", null, null));
    }

    private void assertWrong(HoldDraft draft, String... fields) {
        assertThatThrownBy(() -> officer(() -> holds.place(draft)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::field)
                                .containsExactlyInAnyOrder(fields));
    }

    private Hold place(Hold.Scope scope, UUID of) {
        return officer(() -> holds.place(draft(scope, of)));
    }

    private static HoldDraft draft(Hold.Scope scope, @Nullable UUID of) {
        return new HoldDraft(
                scope.name(),
                String.valueOf(of),
                KIND,
                "LITIGATION",
                "Canada Evidence Act, s. 30",
                "Department of Justice",
                WHY,
                tomorrow());
    }

    private static String today() {
        return Stewards.TODAY.toString();
    }

    private static String tomorrow() {
        return Stewards.TODAY.plusDays(1).toString();
    }

    private static String later() {
        return Stewards.TODAY.plusYears(5).plusDays(1).toString();
    }

    private static <T> T officer(Supplier<T> work) {
        return Stewards.officer(work);
    }

    private <T> T cleared(Supplier<T> work) {
        return Acting.as(people.officer(), work);
    }
}
