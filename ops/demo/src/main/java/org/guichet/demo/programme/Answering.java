package org.guichet.demo.programme;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what was taken in and tells Guichet, again and again until it is heard. */
final class Answering implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 15;

    private final Effects effects;
    private final OutcomeSender sender;
    private final Switch mode;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService desk = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("demo-programme-", 1).factory());

    Answering(Effects effects, OutcomeSender sender, Switch mode) {
        this.effects = effects;
        this.sender = sender;
        this.mode = mode;
    }

    /** After a restart: what was taken in and not answered is answered now. */
    void resume() {
        effects.unanswered().forEach(this::soon);
    }

    void soon(Effects.Effect effect) {
        if (!effect.answered() && underWay.add(effect.idempotencyKey())) {
            later(effect, FIRST_PAUSE_SECONDS);
        }
    }

    private void later(Effects.Effect effect, long pause) {
        var unused = desk.schedule(() -> attempt(effect, pause), pause, TimeUnit.SECONDS);
    }

    private void attempt(Effects.Effect effect, long pause) {
        if (mode.now() != Mode.DOWN && heard(effect)) {
            effects.answered(effect.idempotencyKey());
            underWay.remove(effect.idempotencyKey());
        } else {
            later(effect, Math.min(pause * 2, LONGEST_PAUSE_SECONDS));
        }
    }

    private boolean heard(Effects.Effect effect) {
        Outcome outcome = OldAgeSecurityDecision.decide(effect.application(), effect.takenAt());
        try {
            int status = sender.send(outcome, "outcome-" + effect.idempotencyKey());
            if (status / 100 != 2) {
                LOG.atInfo().addKeyValue("status", status).log("Guichet did not take the outcome; trying again");
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.info("Guichet does not answer; trying again");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        desk.shutdownNow();
    }
}
