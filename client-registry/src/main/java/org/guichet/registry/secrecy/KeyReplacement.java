package org.guichet.registry.secrecy;

import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The duty that moves what older keys made to the primary ones, batch by batch, on any node, while everybody reads and
 * writes. When it finds nothing more, an old key can be destroyed. It shows nothing to anybody and changes no value.
 */
@Component
class KeyReplacement {
    static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(KeyReplacement.class);
    private static final Errand ERRAND =
            Errand.of(new Actor.Duty("replace-keys", "security-officer", "privacy-act-8-1"), "safeguarding");

    private final Keys keys;
    private final Encryption encryption;
    private final Kept kept;
    private final JdbcTemplate template;
    private final TransactionOperations transactions;

    KeyReplacement(
            Keys keys, Encryption encryption, Kept kept, JdbcTemplate template, TransactionOperations transactions) {
        this.keys = keys;
        this.encryption = encryption;
        this.kept = kept;
        this.template = template;
        this.transactions = transactions;
    }

    /** What the rooms keep encrypted or indexed. */
    @Component
    static class Kept {
        private final List<EncryptedTable> tables;
        private final List<IndexedRows> indexes;

        Kept(ObjectProvider<EncryptedTable> tables, ObjectProvider<IndexedRows> indexes) {
            this.tables = tables.orderedStream().toList();
            this.indexes = indexes.orderedStream().toList();
        }
    }

    private record Row(String what, Object place, byte[] ciphertext) {}

    /**
     * Reads the keysets again and, where one holds more than one key, rewrites what is left of the others.
     *
     * @return how many rows were rewritten
     */
    @Scheduled(fixedDelayString = "${guichet.secrecy.replacement-interval:PT1M}")
    int replace() {
        keys.reload();
        if (!keys.now().several()) {
            return 0;
        }
        int rewritten = Acting.as(ERRAND, this::rewriteAll);
        if (rewritten > 0) {
            LOG.atInfo().addKeyValue("rows", rewritten).log("Rows of older keys were rewritten under the primary ones");
        }
        return rewritten;
    }

    private int rewriteAll() {
        int rewritten = 0;
        for (EncryptedTable table : kept.tables) {
            rewritten += untilNoneIsLeft(() -> rewrite(table));
        }
        for (IndexedRows index : kept.indexes) {
            rewritten += untilNoneIsLeft(() -> index.rewrite(BATCH));
        }
        return rewritten;
    }

    private int untilNoneIsLeft(java.util.function.IntSupplier batch) {
        int all = 0;
        int some = inTransaction(batch);
        while (some > 0) {
            all += some;
            some = inTransaction(batch);
        }
        return all;
    }

    private int inTransaction(java.util.function.IntSupplier batch) {
        Integer rewritten = transactions.execute(status -> batch.getAsInt());
        return rewritten == null ? 0 : rewritten;
    }

    private int rewrite(EncryptedTable table) {
        List<Row> rows = JdbcClient.create(template)
                .sql(table.claim())
                .param("key", keys.now().encryptingKey())
                .param("most", BATCH)
                .query((row, number) -> new Row(row.getString(1), row.getObject(2), row.getBytes(3)))
                .list();
        List<Object[]> anew = rows.stream().flatMap(this::anew).toList();
        template.batchUpdate(table.rewrite(), anew);
        return anew.size();
    }

    /** A row that does not open keeps none of the others from being rewritten. */
    private Stream<Object[]> anew(Row row) {
        Place place = new Place(row.what(), row.place().toString());
        try {
            Encrypted encrypted = encryption.encrypt(encryption.open(row.ciphertext(), place), place);
            return Stream.<Object[]>of(
                    new Object[] {encrypted.ciphertext(), encrypted.keyId(), row.place(), row.what()});
        } catch (CannotBeOpened tampered) {
            LOG.atError().setCause(tampered).log("A ciphertext does not open and stays under its old key");
            return Stream.empty();
        }
    }
}
