package org.guichet.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.Staff;
import org.guichet.catalog.clientview.ClientView;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.registry.EveryRow;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.client.Source;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A Social Insurance Number on its way through the house: nowhere at rest is it to be read. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class SensitiveAnswersIT {
    private static final String SIN = "identifier.sin";
    private final String number = SocialInsuranceNumbers.any();
    private final String typed = SocialInsuranceNumbers.grouped(number);

    @Autowired
    Applying applying;

    @Autowired
    ClientViews views;

    @Autowired
    Searching searching;

    @Autowired
    Inbox inbox;

    @Autowired
    Counter counter;

    @Autowired
    JdbcClient jdbc;

    private ClientId client = new ClientId(new UUID(0, 0));
    private Errand agent = Staff.agent("agent");

    @BeforeEach
    void aClientAtTheCounter() {
        counter.open();
        counter.asksForTheNumber();
        client = counter.aClient();
        agent = counter.anAgentServing();
    }

    @Test
    void isNowhereAtRestAfterAllThatIsDoneWithIt() {
        ApplicationView submitted = submitted(started());
        as(agent, () -> searching.search(new Criteria(Map.of(SIN, typed))));
        UUID message = inbox.receive(
                Counter.PROGRAMME,
                "decision",
                ("{\"sin\":\"" + number + "\"}").getBytes(StandardCharsets.UTF_8),
                "signature",
                UUID.randomUUID().toString());

        assertThat(EveryRow.holding(jdbc, number)).isEmpty();
        assertThat(EveryRow.holding(jdbc, typed)).isEmpty();
        assertThat(EveryRow.holding(jdbc, submitted.summary().id().toString()))
                .contains("catalog.application", "catalog.application_answer", "catalog.application_assessment");
        assertThat(EveryRow.holding(jdbc, message.toString())).contains("catalog.inbox_message");
        assertThat(as(agent, () -> searching.search(new Criteria(Map.of(SIN, number))))
                        .candidates())
                .extracting(Candidate::client)
                .containsExactly(client);
    }

    @Test
    void isWholeInTheFormAndMaskedInTheView() {
        ApplicationView draft = started();
        as(agent, () -> applying.answer(id(draft), Map.of(SIN, typed), Set.of(), version(draft)));
        assertThat(answered(as(agent, () -> applying.of(id(draft))))).isEqualTo(number);
        submitted(as(agent, () -> applying.of(id(draft))));

        ClientView view = as(agent, () -> views.of(client));

        assertThat(view.facts())
                .filteredOn(known -> known.attribute().code().equals(SIN))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.shown()).isEqualTo("••• ••• " + number.substring(6));
                    assertThat(known.fact().source().kind()).isEqualTo(Source.Kind.AGENT);
                });
    }

    @Test
    void isRefusedWithAWrongCheckDigit() {
        ApplicationView draft = started();
        assertThatThrownBy(() ->
                        as(agent, () -> applying.answer(id(draft), Map.of(SIN, "130692545"), Set.of(), version(draft))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.wrong()).containsExactly(Wrong.of("answers." + SIN, "input.sin")));
    }

    private ApplicationView started() {
        return as(agent, () -> applying.start(client, Counter.SERVICE)).application();
    }

    private ApplicationView submitted(ApplicationView draft) {
        Map<String, @Nullable Object> answers =
                new HashMap<>(Map.of("income.net", 8400, "income.work", 0, "declaration.truth", true, SIN, typed));
        as(agent, () -> applying.answer(id(draft), answers, Set.of("phone"), version(draft)));
        return as(agent, () -> applying.submit(id(draft)));
    }

    private static @Nullable Object answered(ApplicationView view) {
        return view.answers().stream()
                .filter(answer -> answer.attribute().code().equals(SIN))
                .map(answer -> (Object) answer.value())
                .findFirst()
                .orElse(null);
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
