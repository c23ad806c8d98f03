package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.audit.witness.WitnessForTests;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** While writers write, two sealers seal and transactions stay open, every export verifies. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class SealersIT {
    private static final int WRITES = 60;

    @TempDir
    private Path folder;

    @Autowired
    private AccessLog log;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogExport export;

    @Autowired
    private LogVerification verification;

    @Autowired
    private LogRoots roots;

    @Autowired
    private LogProofs proofs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void neverGiveAFalseAlarm() throws Exception {
        ExportedLog exported = new ExportedLog(folder, export);
        exported.publishKeys();
        Path witnesss = Files.createDirectory(folder.resolve("witness"));
        WitnessForTests witness =
                new WitnessForTests(witnesss, KeysetsForTests.signing().published());
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger exports = new AtomicInteger();
        long before = verification.verify().entries() + verification.verify().unsealed();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sealers =
                    List.of(threads.submit(() -> sealUntil(done)), threads.submit(() -> sealUntil(done)));
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int size = writer + 1;
                writers.add(threads.submit(() -> write(size)));
            }
            writers.add(threads.submit(this::writeSlowly));
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                assertThat(look(witness)).isIn("Nothing", "Unchanged", "Cosigned");
                assertThat(writtenAndVerified(exported)).contains("Everything holds.");
                assertThat(verification.verify().faults()).isEmpty();
                exports.incrementAndGet();
            }
            done.set(true);
            waitFor(writers);
            waitFor(sealers);
        }
        sealing.seal();

        assertThat(look(witness)).isEqualTo("Cosigned");
        assertThat(exports.get()).isPositive();
        assertThat(writtenAndVerified(exported)).contains("Everything holds.", "0 entries under no seal");
        assertThat(exported.verify("--checkpoint", "witness/checkpoints", "--keys", "keys")
                        .said())
                .contains("Everything holds.")
                .containsPattern("([1-9]\\d*) of \\1 checkpoints kept elsewhere fit");
        assertThat(verification.verify().faults()).isEmpty();
        assertThat(verification.verify().entries()).isEqualTo(before + WRITES * (1 + 2 + 3) + WRITES / 10 * 4);
    }

    private void sealUntil(AtomicBoolean done) {
        while (!done.get()) {
            sealing.seal();
        }
    }

    private void write(int entries) {
        for (int round = 0; round < WRITES; round++) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> writeSome(entries));
        }
    }

    /** Transactions that began early and write when many others, begun later, are sealed or wait to be. */
    private void writeSlowly() {
        for (int round = 0; round < WRITES / 10; round++) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                writeSome(2);
                jdbc.sql("select pg_sleep(0.1)").query((row, number) -> number).single();
                writeSome(2);
            });
        }
    }

    private void writeSome(int entries) {
        for (int index = 0; index < entries; index++) {
            log.record(AccessEntries.aLook(clock));
        }
    }

    private String look(WitnessForTests witness) {
        SeenHere seen = new SeenHere(roots, proofs);
        return witness.look(seen::latest, seen::consistency, note -> {});
    }

    private static String writtenAndVerified(ExportedLog exported) {
        exported.write();
        return exported.verify("--keys", "keys").said();
    }

    private static void waitFor(List<Future<?>> all) throws InterruptedException, ExecutionException {
        for (Future<?> one : all) {
            one.get();
        }
    }
}
