package org.guichet.registry.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.Ids;
import org.guichet.registry.partition.MonthlyTable.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class MonthlyPartitionsIT {
    private static final MonthlyTable BY_INSTANT = new MonthlyTable("public", "looked", Key.INSTANT, "at");
    private static final MonthlyTable BY_ID = new MonthlyTable("public", "stepped", Key.ID, "id");
    private static final Instant IN_MARCH = Instant.parse("2026-03-31T23:59:59.999Z");

    private DriverManagerDataSource source = new DriverManagerDataSource();
    private JdbcClient jdbc = JdbcClient.create(source);

    @BeforeEach
    void twoTables() {
        PostgresServer.Database database = PostgresServer.freshDatabase();
        source = new DriverManagerDataSource(database.url(), database.username(), database.password());
        jdbc = JdbcClient.create(source);
        jdbc.sql("""
                create table looked (id uuid, at timestamptz) partition by range (at);
                create table looked_default partition of looked default;
                create table stepped (id uuid primary key, at timestamptz) partition by range (id);
                create table stepped_default partition of stepped default;
                """).update();
    }

    @Test
    void makesThisMonthAndTheNextOnesAndNothingTwice() {
        makeAt(IN_MARCH);
        makeAt(IN_MARCH);

        assertThat(partitions("looked"))
                .containsExactly(
                        "looked_2026_03", "looked_2026_04", "looked_2026_05", "looked_2026_06", "looked_default");
        assertThat(partitions("stepped")).hasSize(5);
    }

    @Test
    void laysEachRowIntoItsMonth() {
        makeAt(IN_MARCH);
        writeAt(IN_MARCH);
        writeAt(IN_MARCH.plusMillis(1));

        assertThat(lying("looked")).containsExactly("looked_2026_03", "looked_2026_04");
        assertThat(lying("stepped")).containsExactly("stepped_2026_03", "stepped_2026_04");
    }

    @Test
    void leavesAMonthInTheDefaultPartitionWhereItsRowsLieThereAlready() {
        writeAt(IN_MARCH);
        makeAt(IN_MARCH);
        writeAt(IN_MARCH);

        assertThat(lying("looked")).containsExactly("looked_default", "looked_default");
        assertThat(partitions("looked")).contains("looked_2026_04").doesNotContain("looked_2026_03");
    }

    private void makeAt(Instant now) {
        new MonthlyPartitions(
                        List.of(BY_INSTANT, BY_ID),
                        jdbc,
                        new TransactionTemplate(new JdbcTransactionManager(source)),
                        Clock.fixed(now, ZoneOffset.UTC),
                        3)
                .afterSingletonsInstantiated();
    }

    private void writeAt(Instant at) {
        UUID id = Ids.next(Clock.fixed(at, ZoneOffset.UTC));
        jdbc.sql("insert into looked values (?, ?)")
                .params(id, at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into stepped values (?, ?)")
                .params(id, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> partitions(String table) {
        return jdbc.sql("select inhrelid::regclass::text from pg_inherits where inhparent = ?::regclass order by 1")
                .param(table)
                .query(String.class)
                .list();
    }

    private List<String> lying(String table) {
        return jdbc.sql("select tableoid::regclass::text from " + table + " order by at")
                .query(String.class)
                .list();
    }
}
