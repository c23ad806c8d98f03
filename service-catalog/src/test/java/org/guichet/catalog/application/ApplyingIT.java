package org.guichet.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class ApplyingIT {
    private static final Map<String, @Nullable Object> REST =
            Map.of("income.net", 8400, "income.work", 0, "declaration.truth", true);

    @Autowired
    Applying applying;

    @Autowired
    Deciding deciding;

    @Autowired
    ApplicationStatistics statistics;

    @Autowired
    Counter counter;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private ClientId client = new ClientId(new UUID(0, 0));
    private Errand agent = Staff.agent("agent");

    @BeforeEach
    void aClientAtTheCounter() {
        counter.open();
        client = counter.aClient();
        agent = counter.anAgentServing();
    }

    @Test
    void prefillsWhatIsLawfullyHeldAndAsksTheRest() {
        ApplicationView draft = started();

        assertThat(draft.summary().state()).isEqualTo(ApplicationState.DRAFT);
        assertThat(answer(draft, "givenName").prefilled()).isTrue();
        assertThat(answer(draft, "givenName").confirmed()).isFalse();
        assertThat(answer(draft, "maritalStatus").source().kind()).isEqualTo(Source.Kind.CLIENT);
        assertThat(draft.missing()).containsExactly("income.net", "income.work", "email", "declaration.truth");
        assertThat(draft.toConfirm()).containsExactly("phone");
    }

    @Test
    void prefillsWhatConsentAllowsAndForgetsItWhenConsentIsWithdrawn() {
        UUID consent = counter.consent(client);
        ApplicationView draft = started();
        assertThat(answer(draft, "income.net").source()).isEqualTo(new Source(Source.Kind.PROGRAMME, "cra"));

        counter.withdraw(client, consent);

        assertThat(as(agent, () -> applying.of(draft.summary().id())).missing()).contains("income.net");
    }

    @Test
    void goesOnWithTheOneDraftInAnotherChannel() {
        ApplicationView draft = started();
        as(agent, () -> applying.answer(id(draft), Map.of("income.work", 120), Set.of(), version(draft)));

        Applying.Started resumed = as(Staff.citizen(client), () -> applying.start(client, Counter.SERVICE));

        assertThat(resumed.resumed()).isTrue();
        assertThat(id(resumed.application())).isEqualTo(id(draft));
        assertThat(answer(resumed.application(), "income.work").prefilled()).isFalse();
    }

    @Test
    void answersARetriedStartWithTheSameDraft() {
        Errand retried = Staff.withKey(agent, UUID.randomUUID().toString(), "start");

        UUID first =
                id(as(retried, () -> applying.start(client, Counter.SERVICE)).application());
        UUID again =
                id(as(retried, () -> applying.start(client, Counter.SERVICE)).application());

        assertThat(again).isEqualTo(first);
    }

    @Test
    void startsOneDraftHoweverManyAskAtOnce() throws Exception {
        try (ExecutorService counters = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                ClientId one = counter.aClient();
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<Applying.Started> start = () -> {
                    together.await(30, TimeUnit.SECONDS);
                    return as(Staff.citizen(one), () -> applying.start(one, Counter.SERVICE));
                };

                Future<Applying.Started> here = counters.submit(start);
                Applying.Started there = counters.submit(start).get();

                assertThat(id(here.get().application())).isEqualTo(id(there.application()));
                assertThat(List.of(here.get().resumed(), there.resumed())).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    void refusesAnUnknownService() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> as(agent, () -> applying.start(client, "no-such-service")))
                .satisfies(wrong -> assertThat(wrong.wrong().getFirst().field()).isEqualTo("serviceCode"));
    }

    @Test
    void namesEveryWrongAnswerAndTakesNone() {
        ApplicationView draft = started();
        Map<String, @Nullable Object> wrong =
                Map.of("income.work", "much", "maritalStatus", "HAPPY", "shoeSize", 42, "email", "marie@example.ca");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> as(agent, () -> applying.answer(id(draft), wrong, Set.of(), version(draft))))
                .satisfies(refused -> assertThat(refused.wrong())
                        .extracting(InvalidInput.Wrong::field)
                        .containsExactlyInAnyOrder("answers.income.work", "answers.maritalStatus", "answers.shoeSize"));
        assertThat(as(agent, () -> applying.of(id(draft))).missing()).contains("email");
    }

    @Test
    void refusesAnswersGivenOnAnOlderVersion() {
        ApplicationView draft = started();
        ApplicationView newer =
                as(agent, () -> applying.answer(id(draft), Map.of("income.work", 0), Set.of(), version(draft)));

        assertThat(version(newer)).isGreaterThan(version(draft));
        assertThatExceptionOfType(StaleVersion.class)
                .isThrownBy(() ->
                        as(agent, () -> applying.answer(id(draft), Map.of("income.work", 9), Set.of(), version(draft))))
                .satisfies(stale -> assertThat(stale.currentVersion()).isEqualTo(version(newer)));
    }

    @Test
    void confirmsWhatIsStillTrueAndRefusesToConfirmNothing() {
        ApplicationView draft = started();

        ApplicationView confirmed =
                as(agent, () -> applying.answer(id(draft), Map.of(), Set.of("phone"), version(draft)));

        assertThat(confirmed.toConfirm()).isEmpty();
        assertThat(answer(confirmed, "phone").confirmed()).isTrue();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> as(
                        agent, () -> applying.answer(id(draft), Map.of(), Set.of("income.work"), version(confirmed))));
    }

    @Test
    void takesAnAnswerBack() {
        ApplicationView draft = started();
        ApplicationView given =
                as(agent, () -> applying.answer(id(draft), Map.of("income.work", 7), Set.of(), version(draft)));
        Map<String, @Nullable Object> nothing = new java.util.HashMap<>();
        nothing.put("income.work", null);

        ApplicationView back = as(agent, () -> applying.answer(id(draft), nothing, Set.of(), version(given)));

        assertThat(back.missing()).contains("income.work");
    }

    @Test
    void namesEverythingThatKeepsItFromBeingSubmitted() {
        ApplicationView draft = started();
        as(agent, () -> applying.answer(id(draft), Map.of("declaration.truth", false), Set.of(), version(draft)));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> as(agent, () -> applying.submit(id(draft))))
                .satisfies(refused -> assertThat(refused.wrong())
                        .extracting(InvalidInput.Wrong::field, InvalidInput.Wrong::messageKey)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("answers.phone", "input.confirm"),
                                org.assertj.core.groups.Tuple.tuple("answers.income.net", "input.missing"),
                                org.assertj.core.groups.Tuple.tuple("answers.income.work", "input.missing"),
                                org.assertj.core.groups.Tuple.tuple("answers.declaration.truth", "input.declaration")));
        assertThat(dispatches(id(draft))).isZero();
    }

    @Test
    void submitsEverythingAtOnce() {
        ApplicationView submitted = submitted();

        assertThat(submitted.summary().state()).isEqualTo(ApplicationState.SUBMITTED);
        assertThat(submitted.summary().deadline()).isAfter(clock.instant().plus(Duration.ofDays(27)));
        assertThat(submitted.delivery()).isNotNull().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(DispatchState.DUE);
            assertThat(delivery.programmeAnswers()).isTrue();
        });
        assertThat(dispatches(id(submitted))).isOne();
        assertThat(count("application_assessment", id(submitted))).isOne();
        assertThat(steps(id(submitted))).containsExactly("START", "ANSWER", "SUBMIT");
    }

    @Test
    void makesNewAnswersFactsWithTheContactAsTheirSource() {
        submitted();

        ApplicationView next =
                as(agent, () -> applying.start(client, Counter.SERVICE)).application();

        assertThat(answer(next, "income.work").source())
                .isEqualTo(new Source(Source.Kind.AGENT, "contact:" + agent.contactId()));
        assertThat(answer(next, "phone").stale()).isFalse();
        assertThat(next.missing()).contains("declaration.truth");
    }

    @Test
    void anAnswerThatNeedsASecondPersonStaysInTheApplicationAndWaitsForHer() {
        ApplicationView draft = complete();
        as(agent, () -> applying.answer(id(draft), Map.of("givenName", "Maria"), Set.of(), version(draft)));
        ApplicationView submitted = as(agent, () -> applying.submit(id(draft)));

        ApplicationView next =
                as(agent, () -> applying.start(client, Counter.SERVICE)).application();

        assertThat(answer(submitted, "givenName").value()).isEqualTo("Maria");
        assertThat(answer(next, "givenName").value()).isEqualTo("Marie");
        assertThat(jdbc.sql("select attribute || ' ' || state from registry.correction where client_id = ?")
                        .param(client.value())
                        .query(String.class)
                        .list())
                .containsExactly("givenName PROPOSED");
    }

    @Test
    void submitsOnceHoweverOftenItIsAsked() {
        ApplicationView draft = complete();
        Errand retried = Staff.withKey(agent, UUID.randomUUID().toString(), "submit");

        as(retried, () -> applying.submit(id(draft)));
        ApplicationView again = as(retried, () -> applying.submit(id(draft)));

        assertThat(again.summary().state()).isEqualTo(ApplicationState.SUBMITTED);
        assertThat(dispatches(id(draft))).isOne();
        assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> as(agent, () -> applying.submit(id(draft))));
    }

    @Test
    void takesNoAnswersOnceSubmitted() {
        ApplicationView submitted = submitted();

        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> as(
                        agent,
                        () -> applying.answer(id(submitted), Map.of("income.work", 9), Set.of(), version(submitted))));
    }

    @Test
    void sendsNothingOnceWithdrawn() {
        ApplicationView submitted = submitted();

        ApplicationView withdrawn = as(Staff.citizen(client), () -> applying.withdraw(id(submitted)));

        assertThat(withdrawn.summary().state()).isEqualTo(ApplicationState.WITHDRAWN);
        assertThat(withdrawn.delivery())
                .isNotNull()
                .satisfies(delivery -> assertThat(delivery.state()).isEqualTo(DispatchState.STOPPED));
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> as(Staff.citizen(client), () -> applying.withdraw(id(submitted))));
    }

    @Test
    void refusesAnAgentWithoutAContact() {
        ApplicationView draft = started();

        refusesWithContactRequired(() -> as(Staff.agent("agent"), () -> applying.start(client, Counter.SERVICE)));
        refusesWithContactRequired(() -> as(Staff.agent("agent"), () -> applying.of(id(draft))));
    }

    @Test
    void refusesAColleaguesContact() {
        Errand colleague = Staff.agent("colleague", agent.contactId());

        refusesWithContactRequired(() -> as(colleague, () -> applying.start(client, Counter.SERVICE)));
    }

    @Test
    void refusesAnExpiredContact() {
        clock.later(
                Duration.ofHours(3),
                () -> refusesWithContactRequired(() -> as(agent, () -> applying.start(client, Counter.SERVICE))));
    }

    @Test
    void refusesAContactBoundToAnotherClient() {
        started();
        ClientId other = counter.aClient();

        refusesWithContactRequired(() -> as(agent, () -> applying.start(other, Counter.SERVICE)));
    }

    @Test
    void hidesAnotherClientsApplicationFromACitizen() {
        ApplicationView draft = started();
        Errand stranger = Staff.citizen(counter.aClient());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(stranger, () -> applying.of(id(draft))));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(stranger, () -> applying.withdraw(id(draft))));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(stranger, () -> applying.start(client, Counter.SERVICE)));
    }

    @Test
    void knowsNoApplicationThatIsNotThere() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(agent, () -> applying.of(UUID.randomUUID())));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(agent, () -> applying.submit(UUID.randomUUID())));
    }

    @Test
    void recordsADecisionOnceAndSaysWhy() {
        ApplicationView submitted = submitted();
        Decision granted = decision(id(submitted), Counter.PROGRAMME);

        assertThat(decide(granted)).isEqualTo(ApplicationState.GRANTED);
        assertThat(decide(granted)).isEqualTo(ApplicationState.GRANTED);

        ApplicationView decided = as(agent, () -> applying.of(id(submitted)));
        assertThat(decided.summary().decision()).isNotNull().satisfies(decision -> {
            assertThat(decision.amount()).isEqualByComparingTo("698.60");
            assertThat(decision.law()).isEqualTo("Old Age Security Act, s. 11");
        });
        assertThat(steps(id(submitted))).containsExactly("START", "ANSWER", "SUBMIT", "GRANT");
    }

    @Test
    void refusesADecisionAnotherProgrammeTookOrOneOnADraft() {
        ApplicationView submitted = submitted();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> decide(decision(id(submitted), "somebody-else")));

        ApplicationView draft =
                as(agent, () -> applying.start(client, Counter.SERVICE)).application();
        assertThatExceptionOfType(StateChanged.class).isThrownBy(() -> decide(decision(id(draft), Counter.PROGRAMME)));
    }

    @Test
    void countsWhatWasAskedAndWhatWasDecidedAtTheContact() {
        Instant from = clock.instant();
        ApplicationView submitted = submitted();
        decide(decision(id(submitted), Counter.PROGRAMME));
        Instant to = clock.instant().plusSeconds(1);

        FormFieldStatistics fields = statistics.formFields(from, to);
        assertThat(fields.asked()).isEqualTo(5);
        assertThat(fields.askedThoughHeldByIntegrator()).isZero();
        assertThat(fields.prefilledAndKept()).isEqualTo(4);
        assertThat(fields.reusedWithBasis()).isEqualTo(fields.reused());
        assertThat(statistics.completions(from, to)).containsExactly(new CompletionStatistics("IN_PERSON", 1, 1, 1, 1));
        assertThat(statistics.formFieldRows(from, to, 100)).hasSize(8);
        assertThat(statistics.completionRows(from, to, 100)).hasSize(1);
    }

    private ApplicationView started() {
        return as(agent, () -> applying.start(client, Counter.SERVICE)).application();
    }

    private ApplicationView complete() {
        ApplicationView draft = started();
        return as(agent, () -> applying.answer(id(draft), REST, Set.of("phone"), version(draft)));
    }

    private ApplicationView submitted() {
        ApplicationView draft = complete();
        return as(agent, () -> applying.submit(id(draft)));
    }

    private ApplicationState decide(Decision decision) {
        return as(Staff.duty("record-outcomes", "benefit-administration"), () -> deciding.record(decision));
    }

    private static Decision decision(UUID application, String programme) {
        return new Decision(
                application,
                programme,
                "ref-" + application,
                Decision.Kind.GRANTED,
                new java.math.BigDecimal("698.60"),
                "CAD",
                "month",
                "Your income is below the limit.",
                "Votre revenu est sous la limite.",
                "Old Age Security Act, s. 11");
    }

    private static void refusesWithContactRequired(ThrowingCallable call) {
        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("contact-required"));
    }

    private int dispatches(UUID application) {
        return jdbc.sql("select count(*) from catalog.dispatch where about_id = ?")
                .param(application)
                .query(Integer.class)
                .single();
    }

    private int count(String table, UUID application) {
        return jdbc.sql("select count(*) from catalog." + table + " where application_id = ?")
                .param(application)
                .query(Integer.class)
                .single();
    }

    private List<String> steps(UUID application) {
        return jdbc.sql("select kind from catalog.application_step where application_id = ? order by at, id")
                .param(application)
                .query(String.class)
                .list();
    }

    private static Answer answer(ApplicationView view, String attribute) {
        return view.answers().stream()
                .filter(answer -> answer.attribute().code().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    private static UUID id(ApplicationView view) {
        return view.summary().id();
    }

    private static long version(ApplicationView view) {
        return view.summary().version();
    }

    private static <T> T as(Errand errand, Supplier<T> work) {
        return Acting.as(errand, work);
    }
}
