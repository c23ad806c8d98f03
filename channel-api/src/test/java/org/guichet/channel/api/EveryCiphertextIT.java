package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guichet.GuichetApplication;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.KeysOfTheirOwn;
import org.guichet.registry.secrecy.Place;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever any room keeps encrypted is known to the duty that replaces keys, and is there once the old key is gone. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {
            "guichet.security.issuer=http://localhost:9",
            "guichet.security.authorization-server.enabled=true",
            "guichet.duties.enabled=false"
        })
@ContextConfiguration(initializers = KeysOfTheirOwn.class)
class EveryCiphertextIT {
    /** Columns of bytes that hold no ciphertext, each with why. */
    private static final Map<String, String> CLEAR = Map.ofEntries(
            Map.entry("catalog.inbox_message.body", "of messages an earlier release took in; since then encrypted"),
            Map.entry("channel.spring_session_attributes.attribute_bytes", "ends with the session it belongs to"),
            Map.entry("registry.access_log.canonical", "names of attributes and no values, sealed as they are"),
            Map.entry("registry.access_log.hash", "a hash"),
            Map.entry("registry.access_log_checkpoint.root", "a hash"),
            Map.entry("registry.access_log_checkpoint.subtrees", "hashes"),
            Map.entry("registry.access_log_leaf.hash", "a hash"),
            Map.entry("registry.access_log_node.hash", "a hash"),
            Map.entry("registry.access_log_seal.head", "a hash"),
            Map.entry("registry.access_log_seal.previous_head", "a hash"),
            Map.entry("registry.access_log_seal.root", "a hash"));

    /** Tables whose key_id is that of an index: {@code IndexedRows}, made anew from the facts. */
    private static final List<String> INDEXES = List.of("registry.search_key");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<EncryptedTable> tables;

    @Autowired
    private Encryption encryption;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void everyTableWithACiphertextIsDeclaredWithAnIndexOnItsKey() {
        assertThat(tables.stream().map(EncryptedTable::name))
                .containsExactlyInAnyOrderElementsOf(tablesWith("ciphertext"));
        List<String> keyed = new ArrayList<>(INDEXES);
        tables.forEach(table -> keyed.add(table.name()));
        assertThat(tablesWith("key_id")).containsExactlyInAnyOrderElementsOf(keyed);
        assertThat(tables)
                .allSatisfy(table -> assertThat(jdbc.sql("""
                        select count(*) from pg_indexes
                        where schemaname || '.' || tablename = ? and indexdef like '%(key_id)%'
                        """)
                                .param(table.name())
                                .query(Integer.class)
                                .single())
                        .as(table.name())
                        .isPositive());
    }

    @Test
    void noOtherColumnOfBytesIsUnknown() {
        assertThat(columns("data_type = 'bytea' and column_name <> 'ciphertext'"))
                .containsExactlyInAnyOrderElementsOf(CLEAR.keySet());
        assertThat(columns("column_name ~ '(cipher|encrypted|secret)' and column_name <> 'ciphertext'"))
                .containsExactly("registry.attribute.encrypted");
    }

    @Test
    void theDutyMovesEachOfThemToTheNewKeys() {
        tables.stream().filter(table -> rows(table).isEmpty()).forEach(this::plant);
        assertThat(tables)
                .allSatisfy(table -> assertThat(rows(table)).as(table.name()).isNotEmpty());
        String key = keyNow();

        KeysOfTheirOwn.replace(context);

        assertThat(keyNow()).isNotEqualTo(key);
        assertThat(tables)
                .allSatisfy(table -> assertThat(rows(table)).as(table.name()).allSatisfy(row -> {
                    assertThat(row.key()).isEqualTo(keyNow());
                    assertThat(encryption.open(row.ciphertext(), row.place())).isNotEmpty();
                }));
    }

    private record Row(Place place, byte[] ciphertext, String key) {}

    private List<Row> rows(EncryptedTable table) {
        return jdbc.sql("select %s, %s, ciphertext, key_id from %s where ciphertext is not null"
                        .formatted(table.what(), table.where(), table.name()))
                .query((row, number) ->
                        new Row(new Place(row.getString(1), row.getString(2)), row.getBytes(3), row.getString(4)))
                .list();
    }

    /**
     * As the owner of the database, who needs no row that another refers to; and without the table's checks, which say what
     * its other columns may hold. What refuses that a row is changed stays.
     */
    private void plant(EncryptedTable table) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("select conname from pg_constraint where contype = 'c' and conrelid = ?::regclass")
                    .param(table.name())
                    .query(String.class)
                    .list()
                    .forEach(check -> jdbc.sql("alter table " + table.name() + " drop constraint \"" + check + '"')
                            .update());
            new Planting(jdbc, encryption, tables).plant(table.name());
        });
    }

    private String keyNow() {
        Encrypted any = encryption.encrypt("any", new Place("any", "any"));
        return any.keyId();
    }

    private List<String> tablesWith(String column) {
        return columns("column_name = '" + column + "'").stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .toList();
    }

    /** Of tables, whatever schema they lie in; a partition is a part of its table. */
    private List<String> columns(String condition) {
        return jdbc.sql("""
                select c.table_schema || '.' || c.table_name || '.' || c.column_name
                from information_schema.columns c
                join pg_class t on t.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
                where c.table_schema not in ('pg_catalog', 'information_schema')
                  and t.relkind in ('r', 'p') and not t.relispartition and
                """ + " " + condition).query(String.class).list();
    }
}
