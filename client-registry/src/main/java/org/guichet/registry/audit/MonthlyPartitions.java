package org.guichet.registry.audit;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the partitions of append-only tables ahead of time: this month and the three that follow. */
@Component
public class MonthlyPartitions {
    private static final int MONTHS_AHEAD = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    MonthlyPartitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Idempotent; one node at a time.
     *
     * @param schema the storey's schema, a constant of the calling room
     * @param table a table partitioned by range over an instant
     */
    @Transactional
    public void ensure(String schema, String table) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("partitions of " + schema + "." + table)
                .query((row, number) -> Boolean.TRUE)
                .single();
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            create(schema, table, month.plusMonths(ahead));
        }
    }

    private void create(String schema, String table, YearMonth month) {
        String name = "%s_%d_%02d".formatted(table, month.getYear(), month.getMonthValue());
        jdbc.sql(
                        "create table if not exists %1$s.%2$s partition of %1$s.%3$s for values from ('%4$s-01 00:00:00Z') to ('%5$s-01 00:00:00Z')"
                                .formatted(schema, name, table, month, month.plusMonths(1)))
                .update();
    }
}
