package org.guichet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server that outlived the process which started it; it still holds the data folder. */
record OrphanedServer(ProcessHandle process) {
    private static final long PATIENCE_SECONDS = 15;

    /** Read from {@code postmaster.pid}: process id on the first line, data folder on the second. */
    static Optional<OrphanedServer> in(Path files) {
        Path pid = files.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pid);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(OrphanedServer::isPostgres)
                            .map(OrphanedServer::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a restart of the machine the number may belong to anybody. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }

    /** Asks it to end; its clients are gone, so it does. If not, kills it: the log of the server repairs that. */
    void stop() {
        CompletableFuture<ProcessHandle> end = process.onExit();
        process.destroy();
        end.completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
