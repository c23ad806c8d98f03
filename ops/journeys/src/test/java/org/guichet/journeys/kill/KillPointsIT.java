package org.guichet.journeys.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final int COUNTERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static ChildPlatform platform = new ChildPlatform(Path.of(""));
    private static final Queue<String> CLIENTS = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        platform = new ChildPlatform(folder.resolve("data"));
        platform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Boolean.getBoolean("guichet.long") ? 10 : 1);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void afterTheCommitAndBeforeTheAnswer(int round) throws IOException, InterruptedException {
        Draft draft = Draft.prepare(Agent.signIn(platform), aClient());

        try (Socket unheard = Agent.signIn(platform).submitWithoutHearing(draft)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> dispatches(draft) == 1);
            platform.kill();
            assertThat(unheard.isConnected()).isTrue();
        }
        platform.start();
        Answered again = submitAgain(draft);

        assertThat(again.body().path("id").asString()).isEqualTo(draft.application());
        arrivesOnce(List.of(draft));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void afterTheSendingAndBeforeTheConfirmation(int round) throws IOException, InterruptedException {
        Agent agent = Agent.signIn(platform);
        Draft draft = Draft.prepare(agent, aClient());
        platform.turnProgramme("SLOW");
        draft.submit(agent).expecting(200);

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> effect(draft) != null);
        assertThat(stateOf(draft)).isEqualTo("SENT");
        platform.kill();
        platform.start();

        arrivesOnce(List.of(draft));
        assertThat(effect(draft))
                .satisfies(effect -> assertThat(effect.deliveries()).isGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void inTheMiddleOfManySubmissions(int round) throws IOException, InterruptedException, ExecutionException {
        Queue<Draft> begun = new ConcurrentLinkedQueue<>();
        Queue<Draft> answered = new ConcurrentLinkedQueue<>();
        try (ExecutorService counters = Executors.newFixedThreadPool(COUNTERS)) {
            List<Future<Boolean>> serving = IntStream.range(0, COUNTERS)
                    .mapToObj(counter -> counters.submit(() -> serve(begun, answered)))
                    .toList();
            await().atMost(PATIENCE)
                    .until(() -> answered.size() >= SUBMISSIONS / 2
                            || serving.stream().anyMatch(Future::isDone));
            platform.kill();
            for (Future<Boolean> counter : serving) {
                assertThat(counter.get())
                        .as("was serving when the platform was killed")
                        .isTrue();
            }
        }
        platform.start();

        everyAnsweredLookIsLogged();
        assertThat(answered).allSatisfy(draft -> assertThat(dispatches(draft)).isEqualTo(1));
        Agent agent = Agent.signIn(platform);
        begun.stream()
                .filter(draft -> !answered.contains(draft))
                .forEach(draft -> draft.submit(agent).expecting(200));
        arrivesOnce(List.copyOf(begun));
    }

    /** One counter: client after client; true where the platform went away before the last. */
    private static boolean serve(Queue<Draft> begun, Queue<Draft> answered) throws IOException, InterruptedException {
        Agent agent = Agent.signIn(platform);
        try {
            for (int client = 0; client < SUBMISSIONS / COUNTERS; client++) {
                Draft draft = Draft.prepare(agent, aClient());
                begun.add(draft);
                draft.submit(agent).expecting(200);
                answered.add(draft);
                draft.read(agent).expecting(200);
            }
            return false;
        } catch (UncheckedIOException gone) {
            return true;
        }
    }

    private Answered submitAgain(Draft draft) throws IOException, InterruptedException {
        return draft.submit(Agent.signIn(platform)).expecting(200);
    }

    private void arrivesOnce(List<Draft> drafts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(drafts)
                        .allSatisfy(draft -> assertThat(stateOf(draft)).isEqualTo("CONFIRMED")));
        Map<String, Effect> effects =
                platform.effects().stream().collect(Collectors.toMap(Effect::application, Function.identity()));
        assertThat(drafts)
                .allSatisfy(draft -> assertThat(effects.get(draft.application()))
                        .isNotNull()
                        .extracting(Effect::effects)
                        .isEqualTo(1));
    }

    private void everyAnsweredLookIsLogged() {
        assertThat(Agent.LOOKS)
                .isNotEmpty()
                .allSatisfy((contact, looks) -> assertThat(platform.database()
                                .sql("select count(*) from registry.access_log where contact_id = ? and kind = 'READ'")
                                .param(UUID.fromString(contact))
                                .query(Integer.class)
                                .single())
                        .isGreaterThanOrEqualTo(looks.get()));
    }

    private static int dispatches(Draft draft) {
        return platform.database()
                .sql("select count(*) from catalog.dispatch where about_id = ?")
                .param(UUID.fromString(draft.application()))
                .query(Integer.class)
                .single();
    }

    private static String stateOf(Draft draft) {
        return platform.database()
                .sql("select state from catalog.dispatch where about_id = ?")
                .param(UUID.fromString(draft.application()))
                .query(String.class)
                .single();
    }

    private static @Nullable Effect effect(Draft draft) {
        return platform.effects().stream()
                .filter(effect -> effect.application().equals(draft.application()))
                .findFirst()
                .orElse(null);
    }

    /** Somebody who is not being served just now; begins anew when everybody was. */
    private static synchronized String aClient() {
        if (CLIENTS.isEmpty()) {
            CLIENTS.addAll(platform.database()
                    .sql("select id::text from registry.client where status = 'ACTIVE' order by id")
                    .query(String.class)
                    .list());
        }
        return CLIENTS.remove();
    }
}
