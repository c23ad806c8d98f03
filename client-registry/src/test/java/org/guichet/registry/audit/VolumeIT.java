package org.guichet.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.audit.proof.OfflineCheck;
import org.guichet.registry.secrecy.KeysetsForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A log of a million entries, where the long proofs are asked for, is sealed, exported and verified within a minute. */
@SpringBootTest(properties = {"guichet.duties.enabled=false", "guichet.volume=its-own"})
@ContextConfiguration(initializers = PostgresServer.class)
class VolumeIT {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeIT.class);
    private static final int ENTRIES = Boolean.getBoolean("guichet.long") ? 1_000_000 : 20_000;
    private static final int BATCH = 10_000;

    /** Entries as the platform writes them, each about one person. */
    private static final String WRITE = """
            with made as (
                select gen_random_uuid() as id, gen_random_uuid() as client,
                       date_trunc('milliseconds', now()) as at
                from generate_series(1, ?)
            ), entries as (
                select id, client, at, convert_to(
                    '{"actor":"agent","actorKind":"PERSON","at":"'
                    || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                    || '","attributes":["dateOfBirth","familyName","givenName"],"bases":["AUTHORITY:test-service"]'
                    || ',"channel":"IN_PERSON","contact":"","id":"' || id
                    || '","kind":"READ","office":"gatineau","onBehalfOf":"","purpose":"service-delivery"'
                    || ',"reason":"","recipient":"guichet","relation":"staff-in-contact","subjects":["' || client
                    || '"],"v":"1"}', 'UTF8') as canonical
                from made
            ), written as (
                insert into registry.access_log
                    (id, at, kind, actor_kind, actor_id, actor_office, purpose, bases, relation, recipient, channel,
                     attributes, subjects, canonical, hash)
                select id, at, 'READ', 'PERSON', 'agent', 'gatineau', 'service-delivery', '{AUTHORITY:test-service}',
                       'staff-in-contact', 'guichet', 'IN_PERSON', '{dateOfBirth,familyName,givenName}', 1, canonical,
                       sha256('\\x00'::bytea || canonical)
                from entries
            )
            insert into registry.access_log_subject (client_id, at, entry_id) select client, at, id from entries
            """;

    @TempDir
    private Path folder;

    @Autowired
    private Sealing sealing;

    @Autowired
    private LogExport export;

    @Autowired
    private LogVerification verification;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isVerifiedOffline() throws Exception {
        sealing.seal();
        for (int written = 0; written < ENTRIES; written += BATCH) {
            jdbc.sql(WRITE).param(BATCH).update();
            assertThat(sealing.seal()).isEqualTo(BATCH);
        }
        Path file = folder.resolve("export");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            assertThat(export.write(out).leaves()).isGreaterThanOrEqualTo(ENTRIES);
        }
        Files.writeString(
                folder.resolve("keys"), KeysetsForTests.signing().published().json());
        Files.writeString(
                folder.resolve("kept"),
                Objects.requireNonNull(verification.checkpoints(1).getFirst().note()));

        long began = System.nanoTime();
        OfflineCheck.Seen seen = new OfflineCheck(folder).verify("--keys", "keys", "--checkpoint", "kept", "export");
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        LOG.atInfo()
                .addKeyValue("entries", ENTRIES)
                .addKeyValue("bytes", Files.size(file))
                .addKeyValue("took", took)
                .log("Verified");
        assertThat(seen.said()).contains("Everything holds.");
        assertThat(seen.code()).isZero();
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }
}
