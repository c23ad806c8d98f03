package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.guichet.registry.Blocking;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.LostKey;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.guichet.registry.duplicate.DuplicateReviews.Compared;
import org.guichet.registry.duplicate.DuplicateReviews.Decision;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.secrecy.BlindIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(People.class)
class DuplicateReviewsIT {
    @Autowired
    private BlindIndex index;

    @Autowired
    private People people;

    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private Comparing comparing;

    @Autowired
    private Merging merging;

    @Autowired
    private FindingDuplicates duty;

    @Autowired
    private Registration registration;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private ToldApart toldApart;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private ReviewRows rows;

    @Autowired
    private JdbcClient jdbc;

    private ClientId first = new ClientId(new UUID(0, 0));
    private ClientId second = new ClientId(new UUID(0, 1));

    @BeforeEach
    void twoWhoLookAlike() {
        List<ClientId> twins = people.twins();
        first = twins.getFirst();
        second = twins.getLast();
        compareAll();
    }

    /** Nobody of another test can be read beside a value that cannot be opened. */
    @AfterEach
    void leaveNothingThatCannotBeOpened() {
        LostKey.forgetAll(jdbc, transactions);
    }

    @Test
    void queuesAPairOnceWithReasonsAndTheWayItCameIn() {
        DuplicateReview review = review();

        assertThat(Set.of(review.first(), review.second())).isEqualTo(Set.of(first, second));
        assertThat(review.path()).isEqualTo(Path.IMPORT);
        assertThat(review.reasons())
                .extracting(reason -> reason.attribute())
                .contains("givenName", "familyName", "dateOfBirth");
        assertThat(review.parameters()).isEqualTo(MatchParameters.shipped().version());
        people.tell(first, people.fact("phone", Unlike.aPhoneNumber()));
        compareAll();
        assertThat(open()).hasSize(1);
    }

    @Test
    void comparesAgainWhoeverTellsWhateverIsWeighed() {
        people.tell(first, people.fact("email", "unlike@example.org"));
        people.tell(second, people.fact("income.net", 12_000));

        assertThat(jdbc.sql("select client_id from registry.duplicate_due")
                        .query(UUID.class)
                        .list())
                .contains(first.value())
                .doesNotContain(second.value());
    }

    @Test
    void mergesTheSamePersonIntoTheOlderClientAndClosesTheReview() {
        DuplicateReview decided = resolve(review().id(), Resolution.SAME);

        assertThat(decided.state()).isEqualTo(State.SAME);
        assertThat(decided.merge()).isNotNull();
        assertThat(decided.parameters()).isEqualTo(MatchParameters.shipped().version());
        assertThat(people.open(Installation.citizen(second), second, "givenName")
                        .client())
                .isEqualTo(first);
        assertThat(open()).isEmpty();
    }

    @Test
    void neverQueuesAgainWhomAPersonToldApart() {
        resolve(review().id(), Resolution.DIFFERENT);
        for (int again = 0; again < 3; again++) {
            people.tell(first, people.fact("phone", "819555010" + again));
            people.tell(second, people.fact("phone", "819555010" + again));
            compareAll();
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void keepsThemApartWhenEitherIsMergedWithAThird() {
        resolve(review().id(), Resolution.DIFFERENT);
        ClientId third = people.register(People.aName(), People.aName(), "1987-06-05");
        UUID merge = Acting.as(people.supervisor(), () -> merging.merge(third, second, "same card", Map.of()));
        people.tell(third, people.fact("phone", "8195550111"));
        people.tell(first, people.fact("phone", "8195550111"));
        compareAll();
        assertThat(open()).isEmpty();

        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        people.tell(second, people.fact("phone", "8195550111"));
        compareAll();
        assertThat(open()).isEmpty();
    }

    @Test
    void doesNotMatchAgainWhatWasUnmerged() {
        UUID merge = java.util.Objects.requireNonNull(
                resolve(review().id(), Resolution.SAME).merge());
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, "two cards"));
        people.tell(first, people.fact("phone", "8195550222"));
        people.tell(second, people.fact("phone", "8195550222"));
        compareAll();

        assertThat(open()).isEmpty();
    }

    @Test
    void leavesApartWhomSomebodyRegisteredAsANewPerson() {
        String given = People.aName();
        String family = People.aName();
        ClientId known = people.register(given, family, "1950-02-03");
        Registered registered = Acting.as(
                Installation.importing(),
                () -> registration.register(
                        List.of(
                                people.fact("givenName", given),
                                people.fact("familyName", family),
                                people.fact("dateOfBirth", "1950-02-03")),
                        Set.of(known)));
        compareAll();

        ClientId newcomer = ((Registered.New) registered).client();
        assertThat(openOf(newcomer)).isEmpty();
    }

    @Test
    void decidesOnceAndNeverTwice() {
        UUID id = review().id();
        resolve(id, Resolution.DIFFERENT);

        assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> resolve(id, Resolution.SAME));
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Acting.as(people.supervisor(), () -> comparing.of(id)));
    }

    @Test
    void refusesADecisionAboutOthersThanThoseWhoWereCompared() {
        UUID id = review().id();
        Compared pair = new Compared(Set.of(first, second), false);
        Compared whole = Acting.as(
                people.supervisor(), () -> new Compared(comparing.of(id).compared(), true));
        ClientId third = people.somebody();
        UUID merge = Acting.as(people.supervisor(), () -> merging.merge(first, third, "same card", Map.of()));
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> resolve(id, compared(Resolution.SAME, whole)))
                .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("CHANGED_MEANWHILE"));
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        Acting.run(people.supervisor(), () -> merging.merge(third, first, "same card", Map.of()));
        for (Compared former : List.of(pair, whole)) {
            assertThatExceptionOfType(StateChanged.class)
                    .isThrownBy(() -> resolve(id, compared(Resolution.DIFFERENT, former)));
        }
        assertThat(openOf(third)).extracting(DuplicateReview::id).containsExactly(id);

        resolve(id, compared(Resolution.SAME, new Compared(Set.of(second, third), false)));
        assertThat(openOf(third)).isEmpty();
    }

    @Test
    void refusesTheChoiceOfAFactThatCountsNoLongerAndChangesNothing() {
        people.tell(first, people.fact("phone", "8195550031"));
        UUID old = people.open(Installation.citizen(first), first, "phone")
                .fact("phone")
                .orElseThrow()
                .id();
        people.tell(first, people.fact("phone", "8195550032"));
        UUID id = review().id();

        assertThat(wrong(id, new Decision(Resolution.SAME, null, null, Map.of("phone", old), null)))
                .containsExactly("choices.phone");
        assertThat(wrong(
                        id,
                        new Decision(
                                Resolution.SAME,
                                new ClientId(UUID.randomUUID()),
                                "x".repeat(501),
                                Map.of("phone", old, "income.net", old),
                                null)))
                .containsExactlyInAnyOrder("reason", "choices.phone", "choices.income.net", "survivorId");
        assertThat(open()).hasSize(1);
    }

    @Test
    void refusesAReasonNobodyReadsToItsEndWhicheverWayItIsDecided() {
        UUID id = review().id();
        for (Resolution resolution : Resolution.values()) {
            assertThat(wrong(id, new Decision(resolution, null, "x".repeat(501), Map.of(), null)))
                    .containsExactly("reason");
        }
        assertThat(open()).hasSize(1);
    }

    @Test
    void keepsApartWhomTheReviewWasOpenedForOnceTheyStandForThemselvesAgain() {
        UUID id = review().id();
        ClientId third = people.somebody();
        UUID merge = Acting.as(people.supervisor(), () -> merging.merge(third, second, "same card", Map.of()));
        resolve(id, Resolution.DIFFERENT);
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        compareAll();

        assertThat(toldApart.from(first, List.of(second, third))).containsExactlyInAnyOrder(second, third);
        assertThat(open()).isEmpty();
    }

    @Test
    void comparesWhoeverStandsForHerselfAgain() {
        String given = People.aName();
        String family = People.aName();
        ClientId merged = people.register(given, family, "1950-02-03");
        ClientId survivor = people.somebody();
        UUID merge = Acting.as(people.supervisor(), () -> merging.merge(survivor, merged, "same card", Map.of()));
        ClientId lookalike = people.somebody();
        people.tell(
                lookalike,
                people.fact("givenName", given),
                people.fact("familyName", family),
                people.fact("dateOfBirth", "1950-02-03"));
        compareAll();
        assertThat(openOf(lookalike)).isEmpty();

        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        compareAll();

        assertThat(openOf(lookalike))
                .singleElement()
                .satisfies(review ->
                        assertThat(Set.of(review.first(), review.second())).isEqualTo(Set.of(lookalike, merged)));
    }

    @Test
    void answersTheSameCallAgainWithTheSameDecision() {
        Errand supervisor = people.supervisor();
        Errand keyed = new Errand(
                supervisor.actor(),
                null,
                supervisor.channel(),
                supervisor.contactId(),
                supervisor.purpose(),
                supervisor.assurance(),
                new IdempotencyKey(UUID.randomUUID().toString(), "the same body"));
        UUID id = review().id();
        DuplicateReview decided = Acting.as(keyed, () -> reviews.resolve(id, decision(Resolution.SAME, null)));

        assertThat(Acting.as(keyed, () -> reviews.resolve(id, decision(Resolution.SAME, null))))
                .isEqualTo(decided);
    }

    @Test
    void letsOneOfTwoDecisionsAtOnceWin() throws Exception {
        UUID id = review().id();
        List<Object> outcomes =
                MergingIT.atOnce(() -> resolve(id, Resolution.SAME), () -> resolve(id, Resolution.DIFFERENT));

        assertThat(outcomes).filteredOn(DuplicateReview.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(StateChanged.class::isInstance).hasSize(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void showsBothSideBySideWithinAContactAndInBothLedgers() {
        SideBySide sides = Acting.as(people.supervisor(), () -> comparing.of(review().id()));

        assertThat(sides.rows())
                .filteredOn(row -> row.attribute().code().equals("givenName"))
                .extracting(SideBySide.Row::comparison)
                .containsExactly(SideBySide.Comparison.EQUAL);
        assertThat(sides.toldApart()).isFalse();
        for (ClientId id : List.of(first, second)) {
            assertThat(trail.about(Set.of(id), Instant.EPOCH, Instant.now().plusSeconds(9), 50, 0)
                            .items())
                    .anySatisfy(entry -> {
                        assertThat(entry.kind().name()).isEqualTo("READ");
                        assertThat(entry.purpose()).isEqualTo("duplicate-review");
                        assertThat(entry.subjects()).isEqualTo(1);
                    });
        }
    }

    @Test
    void refusesWithoutTheRoleTheContactOrTheReview() {
        UUID id = review().id();
        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Acting.as(
                        Installation.agent(contacts.open(Assurance.HIGH, null)), () -> reviews.waiting(10, null)));
        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> Acting.as(Installation.supervisor(null), () -> comparing.of(id)));
        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> Acting.as(
                        Installation.supervisor(null),
                        () -> reviews.resolve(id, decision(Resolution.DIFFERENT, null))));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> resolve(UUID.randomUUID(), Resolution.SAME));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Acting.as(
                        people.supervisor(),
                        () -> reviews.resolve(id, decision(Resolution.SAME, new ClientId(UUID.randomUUID())))));
        assertThat(open()).hasSize(1);
    }

    @Test
    void tellsBothLedgersThatTheyWereCompared() {
        for (ClientId id : List.of(first, second)) {
            assertThat(trail.about(Set.of(id), Instant.EPOCH, Instant.now().plusSeconds(9), 50, 0)
                            .items())
                    .anySatisfy(entry -> {
                        assertThat(entry.actorId()).isEqualTo("find-duplicates");
                        assertThat(entry.purpose()).isEqualTo("identity-verification");
                        assertThat(entry.attributes()).contains("givenName", "dateOfBirth");
                    });
        }
    }

    @Test
    void putsOffWhomItCannotOpenAndComparesEverybodyElse() {
        List<ClientId> twins = people.twins();
        ClientId unreadable = people.register(People.aName(), People.aName(), "1921-11-23");
        LostKey.keepANumber(jdbc, index, unreadable);
        compareAll();

        assertThat(openOf(twins.getFirst())).hasSize(1);
        assertThat(jdbc.sql("select failures from registry.duplicate_due where client_id = ? and due_at > now()")
                        .param(unreadable.value())
                        .query(Integer.class)
                        .list())
                .isNotEmpty()
                .containsOnly(1);
    }

    @Test
    void waitsForThePortionOfALoadThatWasBegunBefore() {
        people.tell(first, people.fact("phone", "8195550333"));
        CompletableFuture<Integer> comparing = Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('registry.client_load'))")
                    .query(Integer.class)
                    .single();
            CompletableFuture<Integer> begun = CompletableFuture.supplyAsync(duty::find);
            Blocking.somebody(jdbc);
            return begun;
        }));

        assertThat(comparing).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void opensNoReviewOfTwoWhoWereToldApartMeanwhile() {
        resolve(review().id(), Resolution.DIFFERENT);
        Candidate alike = new Candidate(
                second,
                Candidate.Verdict.POSSIBLE,
                1,
                List.of(),
                new Candidate.Summary(null, null, null, false, null),
                "test");

        assertThat(rows.open(List.of(new ReviewRows.Found(first, alike, Path.DESK))))
                .isZero();
    }

    @Test
    void neitherShowsNorCountsAReviewOfASealedClient() {
        long before = waiting().total();
        jdbc.sql("update registry.client set status = 'SEALED' where id = ?")
                .param(second.value())
                .update();

        assertThat(waiting().total()).isEqualTo(before - 1);
        assertThat(open()).isEmpty();
    }

    private void compareAll() {
        while (jdbc.sql("select count(*) from registry.duplicate_due where due_at <= now()")
                        .query(Long.class)
                        .single()
                > 0) {
            duty.find();
        }
    }

    private DuplicateReview review() {
        return open().getFirst();
    }

    private List<DuplicateReview> open() {
        return openOf(first);
    }

    private List<DuplicateReview> openOf(ClientId client) {
        return waiting().items().stream()
                .filter(review ->
                        review.first().equals(client) || review.second().equals(client))
                .toList();
    }

    private DuplicateReviews.Page waiting() {
        return Acting.as(people.supervisor(), () -> {
            List<DuplicateReview> all = new java.util.ArrayList<>();
            DuplicateReviews.Page page = reviews.waiting(100, null);
            all.addAll(page.items());
            while (page.next() != null) {
                page = reviews.waiting(100, page.next());
                all.addAll(page.items());
            }
            return new DuplicateReviews.Page(all, null, page.total());
        });
    }

    private List<String> wrong(UUID id, Decision decision) {
        List<String> fields = new java.util.ArrayList<>();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> resolve(id, decision))
                .satisfies(invalid -> invalid.wrong().forEach(one -> fields.add(one.field())));
        return fields;
    }

    private static Decision compared(Resolution resolution, Compared compared) {
        return new Decision(resolution, null, null, Map.of(), compared);
    }

    private DuplicateReview resolve(UUID id, Decision decision) {
        return Acting.as(people.supervisor(), () -> reviews.resolve(id, decision));
    }

    private DuplicateReview resolve(UUID id, Resolution resolution) {
        return Acting.as(people.supervisor(), () -> reviews.resolve(id, decision(resolution, null)));
    }

    private static Decision decision(Resolution resolution, @org.jspecify.annotations.Nullable ClientId survivor) {
        return new Decision(resolution, survivor, null, Map.of(), null);
    }
}
