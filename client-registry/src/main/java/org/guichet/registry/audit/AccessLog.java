package org.guichet.registry.audit;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.audit.proof.MerkleTree;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Appends to the access log within the caller's transaction: one statement, however many entries and subjects. */
@Component
public class AccessLog {
    private static final String COLUMNS =
            "id, at, kind, actor_kind, actor_id, actor_office, on_behalf_of, purpose, bases, relation, recipient,"
                    + " channel, contact_id, attributes, reason, subjects, canonical, hash";
    private static final String ENTRY = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SUBJECTS =
            "insert into registry.access_log_subject (client_id, at, entry_id) select * from unnest(?, ?, ?)";

    /** In bytes. */
    private static final int SALT = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;
    private final LostRefusals lostRefusals;

    AccessLog(JdbcTemplate jdbc, LostRefusals lostRefusals) {
        this.jdbc = jdbc;
        this.lostRefusals = lostRefusals;
    }

    /** Writes the entries. Refusals and searches survive a rollback of the caller. */
    public void record(List<AccessEntry> entries) {
        write(entries);
        lostRefusals.watch(entries);
    }

    public void record(AccessEntry entry) {
        record(List.of(entry));
    }

    /** Refusals of a transaction that can write no more, and is to be rolled back: they are written once it is. */
    public void recordAfterRollback(List<AccessEntry> refusals) {
        lostRefusals.watch(refusals);
    }

    void write(List<AccessEntry> entries) {
        List<Object> values = new ArrayList<>();
        List<UUID> subjects = new ArrayList<>();
        List<Timestamp> times = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (AccessEntry entry : entries) {
            addColumns(values, entry);
            entry.subjects().forEach(subject -> {
                subjects.add(subject.value());
                times.add(Timestamp.from(entry.at()));
                ids.add(entry.id());
            });
        }
        String rows = entries.stream().map(entry -> ENTRY).collect(Collectors.joining(", "));
        String insert = "insert into registry.access_log (" + COLUMNS + ") values " + rows;
        if (subjects.isEmpty()) {
            jdbc.update(insert, values.toArray());
            return;
        }
        values.add(subjects.toArray(UUID[]::new));
        values.add(times.toArray(Timestamp[]::new));
        values.add(ids.toArray(UUID[]::new));
        jdbc.update("with entries as (" + insert + ") " + SUBJECTS, values.toArray());
    }

    private static void addColumns(List<Object> values, AccessEntry entry) {
        byte[] canonical = entry.canonical(salt());
        values.add(entry.id());
        values.add(Timestamp.from(entry.at()));
        values.add(entry.kind().name());
        values.add(entry.errand().actor().kind().name());
        values.add(entry.errand().actor().id());
        values.add(entry.office());
        values.add(nullable(entry.errand().onBehalfOf()));
        values.add(entry.purpose());
        values.add(entry.bases().toArray(String[]::new));
        values.add(entry.relation());
        values.add(entry.recipient());
        values.add(entry.errand().channel());
        values.add(nullable(entry.errand().contactId()));
        values.add(entry.attributes().toArray(String[]::new));
        values.add(nullable(entry.reason()));
        values.add(entry.subjects().size());
        values.add(canonical);
        values.add(MerkleTree.leaf(canonical));
    }

    private static String salt() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    @SuppressWarnings("NullAway") // JDBC takes null for an empty column
    private static Object nullable(@org.jspecify.annotations.Nullable Object value) {
        return value;
    }
}
