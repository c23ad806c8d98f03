package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StatementCount;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Asserted;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
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
class MergingIT {
    private static final String ROZA = People.aName();

    @Autowired
    private People people;

    @Autowired
    private Merging merging;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Searching searching;

    @Autowired
    private Exposures exposures;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Consents consents;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private ClientIds ids;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private StatementCount statements;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsBothIdsResolvingForStaffAndForBothAccounts() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        merge(survivor, merged);

        for (ClientId id : List.of(survivor, merged)) {
            assertThat(people.open(Installation.citizen(id), id, "givenName").client())
                    .isEqualTo(survivor);
            assertThat(people.open(people.agentServing(merged), id, "givenName").ids())
                    .containsExactlyInAnyOrder(survivor, merged);
            assertThat(ids.sameAs(id)).containsExactlyInAnyOrder(survivor, merged);
        }
    }

    @Test
    void stillTakesFourStatementsToOpenWhoeverWasMergedIntoTheClient() {
        ClientId survivor = people.somebody();
        merge(survivor, people.somebody());
        merge(survivor, people.somebody());
        Errand agent = people.agentServing(survivor);

        statements.reset();
        transactions.execute(status ->
                Acting.as(agent, () -> disclosures.open(Ask.about(survivor, java.util.Set.of("givenName", "phone")))));

        // The contact is not a statement here: the registry's own tests keep contacts in memory.
        assertThat(statements.count()).isEqualTo(3);
    }

    @Test
    void obeysTheChoiceUntilANewerFactIsRecordedOrTheMergeIsUndone() {
        ClientId survivor = people.register(People.aName(), People.aName(), "1950-02-03");
        people.tell(survivor, people.fact("phone", "8195550001", Instant.parse("2026-01-01T00:00:00Z")));
        ClientId merged = people.register(ROZA, People.aName(), "1950-02-04");
        people.tell(merged, people.fact("phone", "8195550002", Instant.parse("2020-01-01T00:00:00Z")));
        UUID older = fact(merged, "phone");
        UUID roza = fact(merged, "givenName");
        Map<String, Object> before = people.values(survivor, "givenName", "phone");

        UUID merge = Acting.as(
                people.supervisor(),
                () -> merging.merge(survivor, merged, "same card", Map.of("phone", older, "givenName", roza)));

        assertThat(people.values(merged, "givenName", "phone"))
                .containsEntry("phone", "8195550002")
                .containsEntry("givenName", ROZA);
        people.tell(survivor, people.fact("phone", "8195550003"));
        assertThat(people.values(survivor, "givenName", "phone"))
                .containsEntry("phone", "8195550003")
                .containsEntry("givenName", ROZA);
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        assertThat(people.values(survivor, "givenName")).containsEntry("givenName", before.get("givenName"));
        assertThat(people.values(merged, "phone")).containsEntry("phone", "8195550002");
    }

    @Test
    void givesBackWhatEachToldAndConsentedToUnderHerOwnId() {
        ClientId survivor = people.somebodyWithIncome();
        ClientId merged = people.somebodyWithIncome();
        people.tell(survivor, people.fact("phone", "8195550041"));
        UUID merge = merge(survivor, merged);
        people.tell(merged, people.fact("phone", "8195550042"));
        as(Installation.citizen(merged), () -> consents.give(opened(merged).under(), incomeUsed()));
        assertThat(people.values(survivor, "phone")).containsEntry("phone", "8195550042");
        assertThat(incomeConsented(survivor)).isTrue();

        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));

        assertThat(people.values(survivor, "phone")).containsEntry("phone", "8195550041");
        assertThat(people.values(merged, "phone")).containsEntry("phone", "8195550042");
        assertThat(incomeConsented(survivor)).isFalse();
        assertThat(incomeConsented(merged)).isTrue();
    }

    @Test
    void givesBackAFactTheOtherCorrectedToBeCorrectedByHerself() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        people.tell(survivor, people.fact("phone", "8195550051"));
        UUID told = fact(survivor, "phone");
        UUID merge = merge(survivor, merged);
        correct(merged, told, "8195550052");
        assertThat(people.values(survivor, "phone")).containsEntry("phone", "8195550052");

        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));

        assertThat(people.values(survivor, "phone")).containsEntry("phone", "8195550051");
        assertThat(people.values(merged, "phone")).containsEntry("phone", "8195550052");
        correct(survivor, told, "8195550053");
        assertThat(people.values(survivor, "phone")).containsEntry("phone", "8195550053");
        merge(survivor, merged);
        assertThat(people.values(merged, "phone")).containsEntry("phone", "8195550053");
    }

    @Test
    void givesBackAFactThatWasTakenBackWhileTheyWereOne() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        people.tell(survivor, people.fact("phone", "8195550054", Instant.parse("2026-01-01T00:00:00Z")));
        people.tell(merged, people.fact("phone", "8195550055"));
        UUID told = fact(merged, "phone");
        UUID merge = merge(survivor, merged);
        Asserted taken = Acting.as(
                Installation.citizen(survivor),
                () -> correcting.tell(
                        survivor,
                        List.of(people.fact("phone", Unknown.VALUE)),
                        Map.of("phone", told),
                        "nobody's number"));
        assertThat(taken).isInstanceOf(Asserted.Recorded.class);
        assertThat(people.values(survivor, "phone")).isEmpty();
        assertThat(people.values(merged, "phone")).isEmpty();

        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));

        assertThat(people.values(merged, "phone")).containsEntry("phone", "8195550055");
        assertThat(people.values(survivor, "phone"))
                .as("it was taken back under her own id")
                .isEmpty();
        merge(survivor, merged);
        assertThat(people.values(survivor, "phone")).isEmpty();
    }

    @Test
    void findsBothAgainByWhatEachToldWhileTheyWereOne() {
        ClientId survivor = people.somebody();
        String given = People.aName();
        String family = People.aName();
        ClientId merged = people.register(given, family, "1950-02-03");
        UUID merge = merge(survivor, merged);
        people.tell(merged, people.fact("phone", "8195559061"));
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));

        assertThat(Acting.as(
                                people.supervisor(),
                                () -> searching.search(new Criteria(Map.of("givenName", given, "phone", "8195559061"))))
                        .candidates())
                .extracting(Candidate::client)
                .contains(merged)
                .doesNotContain(survivor);
    }

    @Test
    void putsTheChangeInBothLedgersAndTheLooksToo() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        UUID merge = merge(survivor, merged);
        people.open(people.agentServing(survivor), survivor, "givenName");
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));

        for (ClientId id : List.of(survivor, merged)) {
            assertThat(trail.about(
                                    java.util.Set.of(id),
                                    Instant.EPOCH,
                                    Instant.now().plusSeconds(9),
                                    50,
                                    0)
                            .items())
                    .extracting(entry -> entry.kind().name())
                    .filteredOn(kind -> kind.equals("CHANGE") || kind.equals("READ"))
                    .contains("READ")
                    .filteredOn(kind -> kind.equals("CHANGE"))
                    .hasSize(3); // the registration, the merge, the unmerge
        }
    }

    @Test
    void noSupervisorMergesHerOwnRecordOrTakesItApart() {
        ClientId self = people.somebody();
        ClientId other = people.somebody();
        Errand supervisor = people.supervisorWhoIs(self);
        for (List<ClientId> pair : List.of(List.of(self, other), List.of(other, self))) {
            assertThatExceptionOfType(DisclosureRefused.class)
                    .isThrownBy(() -> Acting.as(
                            supervisor, () -> merging.merge(pair.getFirst(), pair.getLast(), "one person", Map.of())))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.OWN_FAMILY));
        }
        assertThat(ids.sameAs(self)).containsExactly(self);

        UUID merge = merge(other, self);
        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> Acting.run(supervisor, () -> merging.unmerge(merge, null)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.OWN_FAMILY));
        assertThat(ids.sameAs(self)).containsExactlyInAnyOrder(self, other);
    }

    @Test
    void saysWhoMaySeeMixedDataAndNotWhoLookedBeforeOrAfter() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        people.tell(merged, people.fact("phone", "8195550009"));
        people.open(people.agentServing(survivor), survivor, "givenName");
        UUID merge = merge(survivor, merged);
        people.open(people.agentServing(survivor), survivor, "givenName", "phone");
        people.open(Installation.citizen(merged), merged, "familyName");
        people.open(people.agentServing(survivor), survivor, "maritalStatus");
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        people.open(people.agentServing(survivor), survivor, "givenName");

        List<Exposure> seen = Acting.as(Installation.privacyOfficer(), () -> exposures.of(merge, 50, null))
                .exposures();

        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst().entry().actorOffice()).isEqualTo("gatineau");
        assertThat(seen.getFirst().ofMerged()).containsExactly("givenName", "phone");
        assertThat(seen.getFirst().ofSurvivor()).containsExactly("givenName");
        assertThat(seen.getLast().entry().actorKind()).isEqualTo("CLIENT");
        assertThat(seen.getLast().ofSurvivor()).containsExactly("familyName");
    }

    @Test
    void countsWhatChainedMergesMixedAndWhatWasToldMeanwhilePageByPage() {
        ClientId wrong = people.somebody();
        ClientId middle = people.somebody();
        ClientId root = people.somebodyWithIncome();
        people.tell(middle, people.fact("phone", "8195550071"));
        UUID merge = merge(middle, wrong);
        merge(root, middle);
        people.tell(wrong, people.fact("email", "her@example.org"));
        people.open(Installation.citizen(middle), middle, "phone");
        people.open(Installation.citizen(root), root, "income.net");
        people.open(Installation.citizen(root), root, "email");
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        people.open(Installation.citizen(root), root, "phone");

        Exposures.Seen seen = Acting.as(Installation.privacyOfficer(), () -> exposures.of(merge, 50, null));
        assertThat(seen.exposures())
                .filteredOn(exposure -> exposure.entry().actorKind().equals("CLIENT"))
                .extracting(Exposure::ofMerged, Exposure::ofSurvivor)
                .containsExactly(
                        tuple(List.of(), List.of("phone")),
                        tuple(List.of(), List.of("income.net")),
                        tuple(List.of("email"), List.of()));
        List<UUID> paged = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Exposures.Seen page = Acting.as(Installation.privacyOfficer(), () -> exposures.of(merge, 1, from));
            assertThat(page.total()).isEqualTo(seen.total());
            page.exposures().forEach(exposure -> paged.add(exposure.entry().id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged)
                .hasSize((int) seen.total())
                .isEqualTo(seen.exposures().stream()
                        .map(exposure -> exposure.entry().id())
                        .toList());
    }

    @Test
    void findsTheReadThatBeganBeforeTheEndAndWasLoggedAfterIt() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        UUID merge = merge(survivor, merged);
        people.open(Installation.citizen(survivor), survivor, "givenName");
        jdbc.sql("update registry.merge set undone_at = at, undone_kind = 'PERSON', undone_by = 'test' where id = ?")
                .param(merge)
                .update();

        assertThat(Acting.as(Installation.privacyOfficer(), () -> exposures.of(merge, 50, null))
                        .exposures())
                .extracting(exposure -> exposure.entry().actorKind())
                .containsExactly("CLIENT");
    }

    @Test
    void letsTheLastWordOnConsentCountWhicheverIdItWasSpokenUnder() {
        ClientId survivor = people.somebodyWithIncome();
        ClientId merged = people.somebodyWithIncome();
        consent(survivor);
        ConsentRecord older = consent(merged);
        assertThat(incomeConsented(survivor)).isTrue();
        as(Installation.citizen(merged), () -> consents.withdraw(older.id()));

        UUID merge = merge(survivor, merged);
        assertThat(incomeConsented(survivor)).isFalse();
        assertThat(incomeConsented(merged)).isFalse();
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        assertThat(incomeConsented(survivor)).isTrue();
        assertThat(incomeConsented(merged)).isFalse();

        merge(survivor, merged);
        consent(survivor);
        assertThat(incomeConsented(merged)).isTrue();
    }

    @Test
    void letsOneOfTwoMergesAtOnceWin() throws Exception {
        for (int round = 0; round < 10; round++) {
            ClientId one = people.somebody();
            ClientId other = people.somebody();
            List<Object> outcomes = atOnce(
                    () -> Acting.as(people.supervisor(), () -> merging.merge(one, other, "same", Map.of())),
                    () -> Acting.as(people.supervisor(), () -> merging.merge(other, one, "same", Map.of())));

            assertThat(outcomes).filteredOn(UUID.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(StateChanged.class::isInstance).hasSize(1);
        }
    }

    @Test
    void losesNoFactRecordedWhileTheClientIsMerged() throws Exception {
        for (int round = 0; round < 10; round++) {
            ClientId survivor = people.somebody();
            ClientId merged = people.somebody();
            NewFact income = new NewFact(
                    "income.net",
                    new java.math.BigDecimal("8400"),
                    new org.guichet.registry.client.Source(org.guichet.registry.client.Source.Kind.CLIENT, "portal"),
                    org.guichet.registry.client.Verification.DECLARED,
                    Instant.now());
            List<Object> outcomes = atOnce(
                    () -> {
                        people.tell(merged, income);
                        return "told";
                    },
                    () -> merge(survivor, merged));

            assertThat(outcomes)
                    .contains("told")
                    .filteredOn(UUID.class::isInstance)
                    .hasSize(1);
            assertThat(people.values(survivor, "income.net")).containsKey("income.net");
        }
    }

    @Test
    void refusesWhoeverIsNoSupervisor() {
        ClientId one = people.somebody();
        ClientId other = people.somebody();
        UUID merge = merge(one, other);
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, null));

        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Acting.as(agent, () -> merging.merge(one, other, "same", Map.of())));
        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Acting.run(agent, () -> merging.unmerge(merge, null)));
        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Acting.as(people.supervisor(), () -> exposures.of(merge, 50, null)));
    }

    @Test
    void refusesASupervisorWithoutAContactOrInOneBoundToEither() {
        ClientId one = people.somebody();
        ClientId other = people.somebody();
        for (Errand errand :
                List.of(Installation.supervisor(null), Installation.supervisor(contacts.open(Assurance.HIGH, one)))) {
            assertThatExceptionOfType(DisclosureRefused.class)
                    .isThrownBy(() -> Acting.as(errand, () -> merging.merge(one, other, "same", Map.of())));
        }
    }

    @Test
    void refusesWhatIsWrongNamingEveryField() {
        ClientId one = people.somebody();
        ClientId other = people.somebody();

        assertThat(wrong(one, one, " ", Map.of("income.net", UUID.randomUUID())))
                .containsExactly("mergedId", "reason", "choices.income.net");
        assertThat(wrong(one, other, "x".repeat(501), Map.of())).containsExactly("reason");
        assertThat(wrong(one, other, "same", Map.of("givenName", fact(people.somebody(), "givenName"))))
                .containsExactly("choices.givenName");
    }

    @Test
    void findsNeitherTheAbsentNorTheSealed() {
        ClientId somebody = people.somebody();
        ClientId sealed = people.somebody();
        jdbc.sql("update registry.client set status = 'SEALED' where id = ?")
                .param(sealed.value())
                .update();
        for (ClientId hidden : List.of(sealed, new ClientId(UUID.randomUUID()))) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> merge(somebody, hidden));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> merge(hidden, somebody));
        }
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.run(people.supervisor(), () -> merging.unmerge(UUID.randomUUID(), null)));
    }

    @Test
    void refusesToMergeOrUnmergeTwice() {
        ClientId one = people.somebody();
        ClientId other = people.somebody();
        UUID merge = merge(one, other);

        assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> merge(one, other));
        assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> merge(other, people.somebody()));
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Acting.run(people.supervisor(), () -> merging.unmerge(merge, null)));
    }

    @Test
    void keepsEachStepOfTheHeaderWithWhoTookIt() {
        ClientId one = people.somebody();
        ClientId other = people.somebody();
        UUID merge = merge(one, other);
        Acting.run(people.supervisor(), () -> merging.unmerge(merge, null));

        assertThat(jdbc.sql("""
                        select h.status || ' ' || r.actor_kind from registry.client_history h
                        join registry.revision r on r.id = h.rev where h.id = ? order by h.rev
                        """).param(other.value()).query(String.class).list())
                .containsExactly("ACTIVE DUTY", "MERGED PERSON", "ACTIVE PERSON");
    }

    private UUID merge(ClientId survivor, ClientId merged) {
        return Acting.as(people.supervisor(), () -> merging.merge(survivor, merged, "same card", Map.of()));
    }

    private List<String> wrong(ClientId survivor, ClientId merged, String reason, Map<String, UUID> choices) {
        List<String> fields = new ArrayList<>();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(
                        () -> Acting.as(people.supervisor(), () -> merging.merge(survivor, merged, reason, choices)))
                .satisfies(invalid -> invalid.wrong().forEach(one -> fields.add(one.field())));
        return fields;
    }

    private void correct(ClientId client, UUID wrong, String phone) {
        Asserted answer = Acting.as(
                Installation.citizen(client),
                () -> correcting.tell(
                        client, List.of(people.fact("phone", phone)), Map.of("phone", wrong), "a slip of the hand"));
        assertThat(answer).isInstanceOf(Asserted.Recorded.class);
    }

    private org.guichet.registry.disclosure.Disclosure.Permit opened(ClientId client) {
        return disclosures.open(Ask.about(client, java.util.Set.of("consents"))).orRefuse();
    }

    private UUID fact(ClientId client, String attribute) {
        return people.open(Installation.citizen(client), client, attribute)
                .fact(attribute)
                .orElseThrow()
                .id();
    }

    private ConsentRecord consent(ClientId client) {
        return as(Installation.citizen(client), () -> consents.give(client, incomeUsed()));
    }

    private static NewConsent incomeUsed() {
        return new NewConsent(
                "service-delivery", List.of("guichet"), List.of("income"), "2026-1", "en", "PORTAL", null);
    }

    /** Whether what the revenue agency knows of the client's income may be used. */
    private boolean incomeConsented(ClientId client) {
        return people.open(people.agentServing(client), client, "income.net")
                .fact("income.net")
                .isPresent();
    }

    private <T> T as(Errand errand, java.util.function.Supplier<T> work) {
        return transactions.execute(status -> Acting.as(errand, work));
    }

    static List<Object> atOnce(Callable<Object> one, Callable<Object> other) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : pool.invokeAll(List.of(one, other))) {
                try {
                    outcomes.add(future.get());
                } catch (ExecutionException thrown) {
                    outcomes.add(thrown.getCause());
                }
            }
            return outcomes;
        }
    }
}
