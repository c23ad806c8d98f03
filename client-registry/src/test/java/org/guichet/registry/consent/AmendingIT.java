package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.consent.Stewards.TODAY;
import static org.guichet.registry.consent.Stewards.aCode;
import static org.guichet.registry.consent.Stewards.authority;
import static org.guichet.registry.consent.Stewards.draft;
import static org.guichet.registry.consent.Stewards.manager;
import static org.guichet.registry.consent.Stewards.officer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.guichet.registry.Blocking;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Amendment.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class AmendingIT {
    @Autowired
    private Amending amending;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ConsentGate gate;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private final String code = aCode();

    @BeforeEach
    void anAuthorityIsInForce() {
        Installation.declare(authorities);
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(authority(code, code))));
    }

    @Test
    void aProposedVersionCountsFromTheDecisionOfASecondPersonOn() {
        Amendment proposed = officer(() -> amending.propose(code, draft(code, TODAY, "identity", "address")));

        assertThat(proposed.state()).isEqualTo(State.PROPOSED);
        assertThat(proposed.comparedWith()).isEqualTo(1);
        assertThat(counting()).containsExactly(1);

        Amendment decided = manager(() -> amending.decide(proposed.id(), true, "read and compared"));

        assertThat(decided.state()).isEqualTo(State.IN_FORCE);
        assertThat(counting()).containsExactly(2);
        assertThat(authorities.versions(code)).extracting(Authority::number).containsExactly(2, 1);
        assertThat(authorities.versions(code).getLast().endedAt()).isNotNull();
        assertThat(authorities.inForceToday(code)).get().satisfies(version -> {
            assertThat(version.conditions(java.util.Locale.FRENCH)).isEqualTo("Seulement le nécessaire");
            assertThat(version.onwardRelease(java.util.Locale.ENGLISH)).isNull();
            assertThat(version.dataCategories()).containsExactly("identity", "address");
        });
    }

    @Test
    void whoeverProposedDecidesNothing() {
        Amendment proposed = officer(() -> amending.propose(code, draft(code, TODAY, "identity")));

        for (boolean accepted : new boolean[] {true, false}) {
            assertThatThrownBy(() -> officer(() -> amending.decide(proposed.id(), accepted, "mine")))
                    .isInstanceOf(NotGranted.class);
        }
        assertThat(officer(() -> amending.mayDecide(proposed))).isFalse();
        assertThat(manager(() -> amending.mayDecide(proposed))).isTrue();
        assertThatThrownBy(() -> jdbc.sql("""
                        update registry.amendment set state = 'IN_FORCE', decided_at = now(), decided_by = proposed_by,
                            decided_office = '', decided_why = 'mine' where id = ?
                        """).param(proposed.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(counting()).containsExactly(1);
    }

    @Test
    void takesTheGrantOfItsOwnBesideTheOffice() {
        Amendment proposed = officer(() -> amending.propose(code, draft(code, TODAY, "identity")));

        for (Role[] roles : new Role[][] {
            {Role.PRIVACY_OFFICER}, {Role.MANAGER}, {Role.SUPERVISOR, Role.AUTHORITY_STEWARD}, {Role.AUTHORITY_STEWARD}
        }) {
            Errand errand = Stewards.errand("somebody-unlike", roles);
            assertThatThrownBy(() -> Acting.as(errand, () -> amending.propose(aCode(), draft(code, TODAY, "identity"))))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.as(errand, () -> amending.decide(proposed.id(), true, "so")))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(
                            () -> Acting.as(errand, () -> amending.proposeEnd(GroundKind.AUTHORITY, code, null, "so")))
                    .isInstanceOf(NotGranted.class);
        }
        assertThat(Stewards.as("officer-unlike", amending::waiting, Role.PRIVACY_OFFICER))
                .extracting(Amendment::id)
                .contains(proposed.id());
        assertThatThrownBy(() -> Stewards.as("agent-unlike", amending::waiting, Role.AGENT))
                .isInstanceOf(NotGranted.class);
    }

    @Test
    void namesEveryWrongFieldAtOnceAndKeepsNothing() {
        AuthorityDraft draft = new AuthorityDraft(
                "HABIT",
                "Ontario",
                " ",
                "Loi",
                null,
                "the bank",
                "*",
                List.of("identity", "shoe-size"),
                List.of("curiosity"),
                "Notice",
                null,
                "only in English",
                null,
                null,
                "en français seulement",
                "2026-13-01",
                "1900-01-01",
                TODAY.toString(),
                "");

        assertThatThrownBy(() -> officer(() -> amending.propose("No Code", draft)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::field)
                                .containsExactly(
                                        "code",
                                        "kind",
                                        "jurisdiction",
                                        "instrumentEn",
                                        "provision",
                                        "fromParty",
                                        "toParty",
                                        "dataCategories",
                                        "purposes",
                                        "noticeFr",
                                        "conditionsFr",
                                        "onwardEn",
                                        "validFrom",
                                        "validTo",
                                        "reviewDue",
                                        "reason"));
        assertThat(officer(() -> amending.of(GroundKind.AUTHORITY, "No Code"))).isEmpty();
    }

    @Test
    void oneProposalOfACodeWaitsAtATime() {
        officer(() -> amending.propose(code, draft(code, TODAY, "identity")));

        assertThatThrownBy(() -> manager(() -> amending.propose(code, draft(code, TODAY, "address"))))
                .isInstanceOf(StateChanged.class);
        assertThatThrownBy(() -> manager(() -> amending.proposeEnd(GroundKind.AUTHORITY, code, null, "so")))
                .isInstanceOf(StateChanged.class);
    }

    @Test
    void whatEndsAtOnceIsRefusedAtTheVeryNextDecision() {
        Amendment end = officer(() -> amending.proposeEnd(GroundKind.AUTHORITY, code, null, "struck down"));
        assertThat(counting()).containsExactly(1);

        manager(() -> amending.decide(end.id(), true, "read the judgment"));

        assertThat(counting()).isEmpty();
        assertThatThrownBy(() -> officer(() -> amending.proposeEnd(GroundKind.AUTHORITY, code, null, "again")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatEndsOnADayCountsThroughThatDay() {
        Amendment end =
                officer(() -> amending.proposeEnd(GroundKind.AUTHORITY, code, TODAY.toString(), "the agreement ends"));
        manager(() -> amending.decide(end.id(), true, "read it"));

        assertThat(counting()).containsExactly(1);
        assertThat(authorities.versions(code)).singleElement().satisfies(version -> {
            assertThat(version.validTo()).isEqualTo(TODAY);
            assertThat(version.inForce(TODAY)).isTrue();
            assertThat(version.inForce(TODAY.plusDays(1))).isFalse();
        });
    }

    @Test
    void aLastDayThatPassedWhileItWaitedEndsWhatCountsNow() {
        Amendment end = officer(() -> amending.proposeEnd(
                GroundKind.AUTHORITY, code, TODAY.plusDays(1).toString(), "ends"));
        jdbc.sql("update registry.amendment set last_day = ? where id = ?")
                .params(TODAY.minusDays(3), end.id())
                .update();
        manager(() -> amending.decide(end.id(), true, "late"));

        assertThat(counting()).isEmpty();
        assertThat(authorities.versions(code).getFirst().validTo()).isNull();
        assertThat(authorities.versions(code).getFirst().endedAt()).isNotNull();
    }

    @Test
    void aVersionToComeLeavesTheOneBeforeInForceUntilThen() {
        LocalDate first = TODAY.plusDays(10);
        Amendment proposed = officer(() -> amending.propose(code, draft(code, first, "identity")));
        manager(() -> amending.decide(proposed.id(), true, "in good time"));

        assertThat(counting()).containsExactly(1);
        assertThat(authorities.all())
                .filteredOn(one -> one.code().equals(code))
                .singleElement()
                .satisfies(present -> {
                    assertThat(present.number()).isEqualTo(1);
                    assertThat(present.validTo()).isEqualTo(first.minusDays(1));
                });

        Amendment end = officer(() -> amending.proposeEnd(GroundKind.AUTHORITY, code, null, "struck down"));
        manager(() -> amending.decide(end.id(), true, "read the judgment"));
        assertThat(authorities.versions(code))
                .allSatisfy(one -> assertThat(one.inForce(first)).isFalse());
    }

    @Test
    void aCorrectionUntilADayLeavesWhatWasDecidedForTheDayAfter() {
        LocalDate first = TODAY.plusDays(30);
        Amendment coming = officer(() -> amending.propose(code, draft(code, first, "identity")));
        manager(() -> amending.decide(coming.id(), true, "decided for later"));
        Amendment correction =
                officer(() -> amending.propose(code, until(first.minusDays(1), draft(code, TODAY, "identity"))));
        assertThat(manager(() -> amending.differences(correction))).noneMatch(Difference::ofAComingVersion);

        manager(() -> amending.decide(correction.id(), true, "a word was misspelt"));

        assertThat(counting()).containsExactly(3);
        assertThat(numbersInForce(first.minusDays(1))).containsExactly(3);
        assertThat(numbersInForce(first)).containsExactly(2);
    }

    @Test
    void aVersionBetweenTwoLeavesBoth() {
        LocalDate first = TODAY.plusDays(30);
        Amendment coming = officer(() -> amending.propose(code, draft(code, first, "identity")));
        manager(() -> amending.decide(coming.id(), true, "decided for later"));
        Amendment between = officer(() -> amending.propose(
                code, until(first.minusDays(1), draft(code, TODAY.plusDays(10), "identity", "address"))));
        manager(() -> amending.decide(between.id(), true, "for a while"));

        assertThat(numbersInForce(TODAY.plusDays(9))).containsExactly(1);
        assertThat(numbersInForce(TODAY.plusDays(10))).containsExactly(3);
        assertThat(numbersInForce(first)).containsExactly(2);
    }

    @Test
    void namesEachVersionToComeThatWouldNotComeAnyMore() {
        LocalDate first = TODAY.plusDays(30);
        Amendment coming = officer(() -> amending.propose(code, draft(code, first, "identity")));
        manager(() -> amending.decide(coming.id(), true, "decided for later"));
        Difference named = new Difference("comingVersion", "2 (" + first + ")", null);

        Amendment open = officer(() -> amending.propose(code, draft(code, TODAY, "identity")));
        assertThat(manager(() -> amending.differences(open))).contains(named);
        officer(() -> amending.withdraw(open.id()));
        Amendment end = officer(() -> amending.proposeEnd(
                GroundKind.AUTHORITY, code, first.minusDays(1).toString(), "the agreement ends"));
        assertThat(manager(() -> amending.differences(end))).contains(named);
        officer(() -> amending.withdraw(end.id()));
        Amendment later = officer(() -> amending.proposeEnd(
                GroundKind.AUTHORITY, code, first.plusDays(1).toString(), "the agreement ends"));
        assertThat(manager(() -> amending.differences(later))).noneMatch(Difference::ofAComingVersion);
    }

    @Test
    void isNotInForceWhereAnotherNodeDeclaredTheCodeAtTheSameInstant() {
        String fresh = aCode();
        Amendment first = officer(() -> amending.propose(fresh, draft(fresh, TODAY, "identity")));
        CompletableFuture<Amendment> decided = new CompletableFuture<>();

        transaction.executeWithoutResult(declaring -> {
            Acting.run(Installation.importing(), () -> authorities.declare(List.of(authority(fresh, fresh))));
            decided.completeAsync(() -> manager(() -> amending.decide(first.id(), true, "read and compared")));
            Blocking.somebodyOr(jdbc, decided::isDone);
        });

        assertThat(decided)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(StateChanged.class);
        assertThat(officer(() -> amending.find(first.id())).state()).isEqualTo(State.PROPOSED);
        assertThat(authorities.versions(fresh)).extracting(Authority::number).containsExactly(1);
        manager(() -> amending.decide(first.id(), true, "compared again"));
        assertThat(authorities.versions(fresh)).extracting(Authority::number).containsExactly(2, 1);
    }

    @Test
    void aRejectedProposalChangesNothingAndAnotherMayFollow() {
        Amendment proposed = officer(() -> amending.propose(code, draft(code, TODAY, "income")));
        assertThatThrownBy(() -> manager(() -> amending.decide(proposed.id(), false, " ")))
                .isInstanceOf(InvalidInput.class);
        manager(() -> amending.decide(proposed.id(), false, "goes too far"));

        assertThat(counting()).containsExactly(1);
        assertThatThrownBy(() -> manager(() -> amending.decide(proposed.id(), true, "after all")))
                .isInstanceOf(StateChanged.class);
        assertThat(manager(() -> amending.propose(code, draft(code, TODAY, "identity")))
                        .state())
                .isEqualTo(State.PROPOSED);
    }

    @Test
    void onlyWhoeverProposedTakesItBack() {
        Amendment proposed = officer(() -> amending.propose(code, draft(code, TODAY, "income")));

        assertThatThrownBy(() -> manager(() -> amending.withdraw(proposed.id())))
                .isInstanceOf(NotGranted.class);
        assertThat(officer(() -> amending.withdraw(proposed.id())).state()).isEqualTo(State.WITHDRAWN);
        assertThatThrownBy(() -> manager(() -> amending.decide(proposed.id(), true, "so")))
                .isInstanceOf(StateChanged.class);
    }

    @Test
    void showsWhatChangesSideBySide() {
        Amendment proposed = officer(() -> amending.propose(code, draft(code, TODAY, "identity", "address")));

        assertThat(manager(() -> amending.differences(proposed)))
                .contains(
                        new Difference("kind", "STATUTE", "AGREEMENT"),
                        new Difference("dataCategories", "identity", "identity, address"),
                        new Difference("conditionsEn", null, "Only what is needed"),
                        new Difference("toParty", code, code));
        assertThat(new Difference("toParty", code, code).changed()).isFalse();

        String fresh = aCode();
        Amendment first = officer(() -> amending.propose(fresh, draft(code, TODAY, "identity")));
        assertThat(first.comparedWith()).isNull();
        assertThat(manager(() -> amending.differences(first))).contains(new Difference("provision", null, "s. 2"));
    }

    @Test
    void aPurposeIsChangedTheSameWay() {
        String purpose = aCode();
        PurposeDraft draft = new PurposeDraft(
                "Serving", "Servir", "To serve", "Pour servir", "dpv:ServiceProvision", TODAY.toString(), null, "new");
        Amendment proposed = officer(() -> amending.propose(purpose, draft));
        assertThat(live(purpose)).isFalse();
        manager(() -> amending.decide(proposed.id(), true, "needed"));
        assertThat(live(purpose)).isTrue();

        Amendment end = manager(() -> amending.proposeEnd(GroundKind.PURPOSE, purpose, null, "no use"));
        officer(() -> amending.decide(end.id(), true, "indeed"));
        assertThat(live(purpose)).isFalse();

        PurposeDraft wrong = new PurposeDraft(null, "", "a", "b", "service", "soon", null, null);
        assertThatThrownBy(() -> officer(() -> amending.propose(purpose, wrong)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::field)
                                .containsExactly("nameEn", "nameFr", "dpvTerm", "liveFrom", "reason"));
    }

    @Test
    void theSameKeyProposesOnce() {
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString(), "hash");
        Amendment once = proposeWith(key);

        assertThat(proposeWith(key)).isEqualTo(once);
        assertThat(officer(() -> amending.of(GroundKind.AUTHORITY, code))).hasSize(1);
    }

    private Amendment proposeWith(@Nullable IdempotencyKey key) {
        Errand officer = Stewards.errand("privacy-unlike", Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD);
        Errand keyed =
                new Errand(officer.actor(), null, officer.channel(), null, officer.purpose(), officer.assurance(), key);
        return Acting.as(keyed, () -> amending.propose(code, draft(code, TODAY, "identity")));
    }

    private List<Integer> counting() {
        return gate.bases(Set.of(new ClientId(new UUID(0, 0))), Set.of("service-delivery"), code).grounds().stream()
                .map(Bases.Ground::number)
                .toList();
    }

    private List<Integer> numbersInForce(LocalDate then) {
        return authorities.versions(code).stream()
                .filter(version -> version.inForce(then))
                .map(Authority::number)
                .toList();
    }

    private static AuthorityDraft until(LocalDate last, AuthorityDraft draft) {
        return new AuthorityDraft(
                draft.kind(),
                draft.jurisdiction(),
                draft.instrumentEn(),
                draft.instrumentFr(),
                draft.provision(),
                draft.fromParty(),
                draft.toParty(),
                draft.dataCategories(),
                draft.purposes(),
                draft.noticeEn(),
                draft.noticeFr(),
                draft.conditionsEn(),
                draft.conditionsFr(),
                draft.onwardEn(),
                draft.onwardFr(),
                draft.validFrom(),
                last.toString(),
                draft.reviewDue(),
                draft.reason());
    }

    private boolean live(String purpose) {
        return gate.bases(Set.of(new ClientId(new UUID(0, 0))), Set.of(purpose), code)
                .livePurposes()
                .contains(purpose);
    }
}
