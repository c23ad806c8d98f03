package org.guichet.registry.partition;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The duty that keeps the partitions of this month and the next ones ready: before anything is written at start, and
 * then every night. It reads and changes nothing of anybody.
 */
@Component
class MonthlyPartitions implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(MonthlyPartitions.class);

    private final List<MonthlyTable> tables;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final int monthsAhead;

    MonthlyPartitions(
            List<MonthlyTable> tables,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock,
            @Value("${guichet.partition.months-ahead:3}") int monthsAhead) {
        this.tables = List.copyOf(tables);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.monthsAhead = monthsAhead;
    }

    @Override
    public void afterSingletonsInstantiated() {
        makeNext();
    }

    @Scheduled(cron = "0 15 3 * * *", zone = "UTC")
    void makeNext() {
        tables.forEach(table -> transactions.executeWithoutResult(status -> makeNext(table)));
    }

    private void makeNext(MonthlyTable table) {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        List<YearMonth> missing = LongStream.rangeClosed(0, monthsAhead)
                .mapToObj(now::plusMonths)
                .filter(month -> !exists(table, month))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        // Nodes take turns, so that none trips over a partition another is making.
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:table))")
                .param("table", "partitions of " + table)
                .query((row, number) -> number)
                .single();
        missing.stream()
                .filter(month -> !exists(table, month) && !defaultHolds(table, month))
                .forEach(month -> make(table, month));
    }

    private boolean exists(MonthlyTable table, YearMonth month) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", table.schema() + "." + table.partition(month))
                .query(Boolean.class)
                .single();
    }

    /** PostgreSQL refuses a partition whose rows lie in the default one already; such a month stays there. */
    private boolean defaultHolds(MonthlyTable table, YearMonth month) {
        return jdbc.sql("select exists (select 1 from %1$s_default where %2$s >= '%3$s' and %2$s < '%4$s')"
                        .formatted(table, table.column(), table.first(month), table.first(month.plusMonths(1))))
                .query(Boolean.class)
                .single();
    }

    private void make(MonthlyTable table, YearMonth month) {
        jdbc.sql("create table %s.%s partition of %s for values from ('%s') to ('%s')"
                        .formatted(
                                table.schema(),
                                table.partition(month),
                                table,
                                table.first(month),
                                table.first(month.plusMonths(1))))
                .update();
        LOG.atInfo().addKeyValue("partition", table.partition(month)).log("Partition made");
    }
}
