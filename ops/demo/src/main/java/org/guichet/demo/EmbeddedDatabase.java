package org.guichet.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/**
 * The demo's PostgreSQL: one folder, durable (every commit is on disk before it is answered), and started again after a
 * hard stop. One process at a time keeps the folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String COMPLETE = "initialised";

    private final FileChannel guard;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel guard, EmbeddedPostgres server) {
        this.guard = guard;
        this.server = server;
    }

    /**
     * Starts the server on its folder, after stopping the orphan a killed process may have left there.
     *
     * @throws FolderInUse where another living process keeps the folder
     */
    public static EmbeddedDatabase start(Path folder) {
        FileChannel guard = take(folder);
        try {
            Path files = folder.resolve("postgres");
            if (!Files.exists(folder.resolve(COMPLETE))) {
                FileSystemUtils.deleteRecursively(files); // a first start that was cut short: nothing is in it yet
            }
            EmbeddedPostgres server = launch(files);
            Files.writeString(folder.resolve(COMPLETE), "");
            return new EmbeddedDatabase(guard, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure that no server holds the folder, so that it may be deleted. */
    static void release(Path folder) {
        try (FileChannel guard = take(folder)) {
            guard.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel guard =
                    FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(guard, folder);
            OrphanedServer.in(folder.resolve("postgres")).ifPresent(OrphanedServer::stop);
            return guard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lock(FileChannel guard, Path folder) throws IOException {
        FileLock lock = guard.tryLock();
        if (lock == null) {
            guard.close();
            throw new FolderInUse(folder);
        }
    }

    /** The library starts the server with {@code -F} and {@code synchronous_commit=off}: both are put right here. */
    private static EmbeddedPostgres launch(Path files) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .start();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String username() {
        return "postgres";
    }

    @Override
    public void close() {
        try (guard) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process keeps the folder. */
    public static final class FolderInUse extends IllegalStateException {
        FolderInUse(Path folder) {
            super("Another Guichet is running on the data folder " + folder);
        }
    }
}
