package org.guichet.channel.api;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An unexpected failure as the log may keep it: types and places, no messages, since those repeat values people sent.
 */
final class Unexpected extends RuntimeException {
    private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);
    private static final int DEEPEST = 8;

    private Unexpected(Throwable failure, int depth) {
        super(
                failure.getClass().getName(),
                failure.getCause() == null || depth == DEEPEST ? null : new Unexpected(failure.getCause(), depth + 1),
                false,
                true);
        setStackTrace(failure.getStackTrace());
    }

    /** Logs it once; answers with the id to quote. */
    static String log(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.atError()
                .setMessage("Unexpected failure")
                .addKeyValue("id", id)
                .setCause(new Unexpected(failure, 0))
                .log();
        return id;
    }
}
