package org.guichet.journeys.kill;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Applications that several counters send off side by side, until all are, or until the platform goes away. */
final class Submissions implements AutoCloseable {
    static final int COUNTERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ExecutorService counters = Executors.newFixedThreadPool(COUNTERS + 1);
    private final List<Draft> all;
    private final Queue<Draft> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Draft> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Draft> unheard = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> working = new ArrayList<>();

    /** Prepares an application for each of the clients. */
    Submissions(Agent agent, List<String> clients) {
        Queue<String> served = new ConcurrentLinkedQueue<>(clients);
        Queue<Draft> prepared = new ConcurrentLinkedQueue<>();
        sideBySide(served, client -> prepared.add(Draft.prepare(agent, client)));
        finish();
        all = List.copyOf(prepared);
        waiting.addAll(all);
    }

    List<Draft> all() {
        return all;
    }

    List<Draft> answered() {
        return List.copyOf(answered);
    }

    /** Sent off, and the platform went away before it answered. */
    List<Draft> unheard() {
        return List.copyOf(unheard);
    }

    /** The counters begin to submit, and somebody keeps looking at what they have submitted. */
    void begin(Agent agent) {
        sideBySide(waiting, draft -> submit(agent, draft));
        working.add(counters.submit(() -> whileItIsThere(() -> look(agent))));
    }

    void awaitAnswers(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> answered.size() >= count || working.stream().anyMatch(Future::isDone));
    }

    /** Goes on with the rest, what nobody answered first, and returns when all is answered. */
    void goOn(Agent agent) {
        Queue<Draft> rest = new ConcurrentLinkedQueue<>(unheard);
        rest.addAll(waiting);
        unheard.clear();
        waiting.clear();
        sideBySide(rest, draft -> submit(agent, draft));
        finish();
    }

    /** Waits until every counter has nothing left to do, or nobody to talk to; what else went wrong is thrown. */
    void finish() {
        for (Future<?> work : working) {
            try {
                work.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new AssertionError("A counter could not do its work", e.getCause());
            }
        }
        working.clear();
    }

    @Override
    public void close() {
        counters.shutdownNow();
    }

    private void submit(Agent agent, Draft draft) {
        try {
            draft.submit(agent).expecting(200);
            answered.add(draft);
        } catch (UncheckedIOException e) {
            unheard.add(draft);
            throw e;
        }
    }

    private void look(Agent agent) {
        while (answered.size() < all.size()) {
            answered.forEach(draft -> draft.read(agent).expecting(200));
        }
    }

    private <T> void sideBySide(Queue<T> queue, Consumer<T> task) {
        for (int counter = 0; counter < COUNTERS; counter++) {
            working.add(counters.submit(() -> whileItIsThere(() -> {
                for (T next = queue.poll(); next != null; next = queue.poll()) {
                    task.accept(next);
                }
            })));
        }
    }

    private static void whileItIsThere(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException gone) {
            return; // what was in hand is among the unheard
        }
    }
}
