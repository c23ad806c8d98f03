package org.guichet.registry.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.audit.proof.ExportFile;
import org.guichet.registry.audit.proof.ExportLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the whole log, as of one snapshot, so that it can be verified where neither the platform nor its database is.
 * The export holds everybody's entries, those of sealed clients among them: it is for whoever runs the database.
 */
@Component
public class LogExport {
    private final LogLines lines;
    private final AuditTrail trail;
    private final Clock clock;

    LogExport(LogLines lines, AuditTrail trail, Clock clock) {
        this.lines = lines;
        this.trail = trail;
        this.clock = clock;
    }

    /** How much was written. */
    public record Written(long seals, long leaves) {}

    /**
     * Enters in the log that all of it is about to be read: in a transaction of its own, which no seal waits for.
     *
     * @param duty under whose errand the caller acts; its officer is the reason of the entry
     * @param bases what the export rests on, as {@link AccessEntry#bases} has them
     */
    @Transactional
    public void announce(Actor.Duty duty, List<String> bases) {
        trail.logExport(duty, bases);
    }

    /** Writes every line. It draws no transaction number, so that sealing goes on meanwhile. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Written write(OutputStream out) {
        AtomicLong seals = new AtomicLong();
        AtomicLong leaves = new AtomicLong();
        line(new ExportLine.Start(ExportLine.Start.VERSION, clock.instant()), out);
        lines.each(line -> {
            line(line, out);
            seals.addAndGet(line instanceof ExportLine.Seal ? 1 : 0);
            leaves.addAndGet(line instanceof ExportLine.Leaf ? 1 : 0);
        });
        line(new ExportLine.End(seals.get(), leaves.get()), out);
        return new Written(seals.get(), leaves.get());
    }

    private static void line(ExportLine line, OutputStream out) {
        try {
            ExportFile.write(line, out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
