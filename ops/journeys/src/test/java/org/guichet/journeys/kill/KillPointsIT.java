package org.guichet.journeys.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guichet.journeys.kill.Agent.Answered;
import org.guichet.journeys.kill.ChildPlatform.Effect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process is killed, as by {@code kill -9}, at the moments that hurt. Afterwards every answered application is
 * there, each has exactly one effect at the programme, and every answered read has its entry in the access log.
 */
class KillPointsIT {
    private static final int SUBMISSIONS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static final Deque<String> CLIENTS = new ArrayDeque<>();
    private static @Nullable ChildPlatform started;

    /** Starts twice: what the first, well-ended run leaves makes every later start twice as fast. */
    @BeforeAll
    static void start() {
        started = new ChildPlatform(folder.resolve("data"), new DemoJar(folder.resolve("run")));
        started.start();
        started.close();
        started.start();
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Boolean.getBoolean("guichet.long") ? 10 : 1);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void afterTheCommitAndBeforeTheAnswer(int round) throws IOException {
        Draft draft = Draft.prepare(Agent.signIn(platform()), clients(1).getFirst());

        try (Socket unheard = Agent.signIn(platform()).submitWithoutHearing(draft)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> isDispatched(draft));
            platform().kill();
            assertThat(unheard.isConnected()).isTrue();
        }
        platform().start();
        Answered again = draft.submit(Agent.signIn(platform())).expecting(200);

        assertThat(again.body().path("id").asString()).isEqualTo(draft.application());
        arrivesOnce(List.of(draft));
        everyAnsweredLookIsLogged();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void afterTheSendingAndBeforeTheConfirmation(int round) {
        Agent agent = Agent.signIn(platform());
        Draft draft = Draft.prepare(agent, clients(1).getFirst());
        platform().turnProgramme("SLOW");
        draft.submit(agent).expecting(200);

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> effect(draft) != null);
        assertThat(states()).containsEntry(draft.application(), "SENT");
        platform().kill();
        platform().start();

        arrivesOnce(List.of(draft));
        assertThat(effect(draft))
                .satisfies(effect -> assertThat(effect.deliveries()).isGreaterThan(1));
        everyAnsweredLookIsLogged();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void inTheMiddleOfManySubmissions(int round) {
        Agent agent = Agent.signIn(platform());
        try (Submissions submissions = new Submissions(agent, clients(SUBMISSIONS))) {
            submissions.begin(agent);
            submissions.awaitAnswers(SUBMISSIONS / 2);
            platform().kill();
            submissions.finish();
            List<Draft> answered = submissions.answered();
            assertThat(answered).hasSizeBetween(SUBMISSIONS / 2, SUBMISSIONS - Submissions.COUNTERS);
            assertThat(submissions.unheard())
                    .as("under way at every counter when the platform was killed")
                    .hasSize(Submissions.COUNTERS);
            platform().start();

            everyAnsweredLookIsLogged();
            eachIsDispatchedOnce(answered);
            submissions.goOn(Agent.signIn(platform()));

            assertThat(submissions.answered())
                    .hasSize(SUBMISSIONS)
                    .containsExactlyInAnyOrderElementsOf(submissions.all());
            eachIsDispatchedOnce(submissions.all());
            arrivesOnce(submissions.all());
            everyAnsweredLookIsLogged();
        }
    }

    private static void arrivesOnce(List<Draft> drafts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states())
                        .containsAllEntriesOf(drafts.stream()
                                .collect(Collectors.toMap(Draft::application, confirmed -> "CONFIRMED"))));
        Map<String, Effect> effects =
                platform().effects().stream().collect(Collectors.toMap(Effect::application, Function.identity()));
        assertThat(drafts)
                .allSatisfy(draft -> assertThat(effects.get(draft.application()))
                        .isNotNull()
                        .extracting(Effect::effects)
                        .isEqualTo(1));
    }

    private static void everyAnsweredLookIsLogged() {
        Map<String, Integer> logged = counted("""
                select contact_id::text, count(*) from registry.access_log
                where kind = 'READ' and contact_id is not null group by contact_id""");
        assertThat(Agent.LOOKS)
                .isNotEmpty()
                .allSatisfy((contact, looks) ->
                        assertThat(logged.getOrDefault(contact, 0)).isGreaterThanOrEqualTo(looks.get()));
    }

    private static void eachIsDispatchedOnce(List<Draft> drafts) {
        assertThat(counted("select about_id::text, count(*) from catalog.dispatch group by about_id"))
                .containsAllEntriesOf(drafts.stream().collect(Collectors.toMap(Draft::application, dispatched -> 1)));
    }

    private static Map<String, Integer> counted(String sql) {
        Map<String, Integer> counts = new HashMap<>();
        platform()
                .database()
                .sql(sql)
                .query((row, number) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    private static Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        platform()
                .database()
                .sql("select about_id::text, state from catalog.dispatch")
                .query((row, number) -> states.put(row.getString(1), row.getString(2)))
                .list();
        return states;
    }

    private static boolean isDispatched(Draft draft) {
        return platform()
                .database()
                .sql("select exists (select from catalog.dispatch where about_id = ?::uuid)")
                .param(draft.application())
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Effect effect(Draft draft) {
        return platform().effects().stream()
                .filter(effect -> effect.application().equals(draft.application()))
                .findFirst()
                .orElse(null);
    }

    /** People who are not being served just now; when everybody was, the first come again and apply once more. */
    private static List<String> clients(int count) {
        if (CLIENTS.isEmpty()) {
            CLIENTS.addAll(platform().database().sql("""
                            select id::text from registry.client
                            where status = 'ACTIVE' and kind = 'PERSON' order by id""").query(String.class).list());
        }
        List<String> next = new ArrayList<>();
        while (next.size() < count) {
            String client = CLIENTS.removeFirst();
            CLIENTS.addLast(client);
            next.add(client);
        }
        return next;
    }

    private static ChildPlatform platform() {
        return Objects.requireNonNull(started, "not started");
    }
}
