package org.guichet.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.clientview.ClientView;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.registry.EveryRow;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.client.Source;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.KeysOfTheirOwn;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A Social Insurance Number on its way through the house: nowhere at rest is it to be read. */
@SpringBootTest
@ContextConfiguration(initializers = KeysOfTheirOwn.class)
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

    @Autowired
    ApplicationContext context;

    @Autowired
    MovableClock clock;

    @Autowired
    KeptValues values;

    @Autowired
    Encryption encryption;

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

    @Test
    void opensAfterTheKeysWereReplacedAndTheOldOnesDestroyed() {
        client = counter.aClient(List.of(Counter.known(SIN, number, Source.Kind.CLIENT, "portal", clock.instant())));
        ApplicationView submitted = submitted(started());
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String kind = "kind-" + UUID.randomUUID();
        inbox.receive(Counter.PROGRAMME, kind, body, "signature", kind);

        UUID frozen = frozenWithTheNumber(id(submitted));
        assertThat(EveryRow.holding(jdbc, number)).isEmpty();

        KeysOfTheirOwn.replace(context);

        assertThat(answered(as(agent, () -> applying.of(id(submitted))))).isEqualTo(number);
        assertThat(inbox.claim(kind, 1, "worker"))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo(body));
        byte[] facts = jdbc.sql("select ciphertext from catalog.application_assessment where id = ?")
                .param(frozen)
                .query(byte[].class)
                .single();
        assertThat(encryption.openText(facts, new Place(FrozenRows.ASSESSMENT, frozen.toString())))
                .isEqualTo("{\"" + SIN + "\":\"" + number + "\"}");
        for (String table : List.of("application_answer", "application_assessment", "inbox_message")) {
            assertThat(jdbc.sql("select distinct key_id from catalog." + table + " where key_id is not null")
                            .query(String.class)
                            .list())
                    .as(table)
                    .hasSize(1)
                    .isEqualTo(jdbc.sql("select distinct key_id from registry.fact where key_id is not null")
                            .query(String.class)
                            .list());
        }
    }

    /** As a rule that reads the number would leave them; none of the rules here does. */
    private UUID frozenWithTheNumber(UUID application) {
        UUID id = UUID.randomUUID();
        KeptValues.KeptAll kept = values.keepAll(
                Map.of(SIN, number, "givenName", "Marie"), new Place(FrozenRows.ASSESSMENT, id.toString()));
        assertThat(kept.clear()).isEqualTo("{\"givenName\":\"Marie\"}");
        jdbc.sql("""
                insert into catalog.application_assessment
                    (id, application_id, verdict, facts, ciphertext, key_id, assessed_at)
                values (:id, :application, 'ELIGIBLE', cast(:facts as jsonb), :ciphertext, :keyId, now())
                """)
                .param("id", id)
                .param("application", application)
                .param("facts", kept.clear())
                .param("ciphertext", kept.ciphertext())
                .param("keyId", kept.keyId())
                .update();
        return id;
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
