package org.guichet.demo.load;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ops/load-clients} in a process of its own, which can be killed. */
final class LoadProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path screen;

    private LoadProcess(Process process, Path screen) {
        this.process = process;
        this.screen = screen;
    }

    static LoadProcess start(Map<String, String> environment, Path file) {
        Path screen = file.resolveSibling(file.getFileName() + ".screen");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-Duser.language=en",
                        "-cp",
                        classpath(),
                        LoadClients.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().putAll(environment);
        try {
            return new LoadProcess(builder.start(), screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is shipped, without what is there for tests. */
    private static String classpath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(one -> !one.contains("test-classes") && !one.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** As by {@code kill -9} at the moment that is described; the process must not have come to its end before. */
    void killWhen(Callable<Boolean> moment) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !process.isAlive() || moment.call());
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended before it could be killed:\n" + screen());
        }
        process.destroyForcibly().onExit().join();
    }

    /** @return how the command ended */
    int end() {
        try {
            return process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).exitValue();
        } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new CompletionException(screen(), e);
        }
    }

    /** What somebody at the keyboard reads. */
    String screen() {
        try {
            return Files.readString(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
