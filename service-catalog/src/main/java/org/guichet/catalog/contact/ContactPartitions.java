package org.guichet.catalog.contact;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the partitions of this month and the next ones ready; whatever falls outside lies in the default one. */
@Component
class ContactPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(ContactPartitions.class);

    private final JdbcClient jdbc;
    private final ContactSettings settings;
    private final Clock clock;

    ContactPartitions(JdbcClient jdbc, ContactSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "P1D")
    @Transactional
    void makeNext() {
        // Nodes take turns, so that none trips over a partition another is making.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('catalog.contact partitions'))")
                .query((row, number) -> number)
                .single();
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        LongStream.rangeClosed(0, settings.monthsAhead())
                .mapToObj(now::plusMonths)
                .forEach(this::make);
    }

    private void make(YearMonth month) {
        String name = "contact_%d_%02d".formatted(month.getYear(), month.getMonthValue());
        UUID from = firstIdOf(month);
        UUID to = firstIdOf(month.plusMonths(1));
        if (exists(name) || defaultHolds(from, to)) {
            return;
        }
        jdbc.sql("create table catalog.%s partition of catalog.contact for values from ('%s') to ('%s')"
                        .formatted(name, from, to))
                .update();
        LOG.atInfo().addKeyValue("partition", name).log("Partition of contacts made");
    }

    private boolean exists(String name) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", "catalog." + name)
                .query(Boolean.class)
                .single();
    }

    /** PostgreSQL refuses a partition whose rows lie in the default one already; such a month stays there. */
    private boolean defaultHolds(UUID from, UUID to) {
        return jdbc.sql("select exists (select 1 from catalog.contact_default where id >= :from and id < :to)")
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }

    static UUID firstIdOf(YearMonth month) {
        long millis = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(millis << 16, 0);
    }
}
