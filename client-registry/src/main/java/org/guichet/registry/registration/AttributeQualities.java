package org.guichet.registry.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.records.FactQuality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The quality of what is held, measured once a day by a duty and read from its result. It looks at nobody. */
@Component
public class AttributeQualities {
    private static final Logger LOG = LoggerFactory.getLogger(AttributeQualities.class);
    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("measure-attribute-quality", "data-steward", "privacy-act-6-2"), "performance-measurement");

    private final FactQuality facts;
    private final AttributeDictionary dictionary;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    AttributeQualities(
            FactQuality facts,
            AttributeDictionary dictionary,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.facts = facts;
        this.dictionary = dictionary;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Measures where today is not measured yet; looked at every hour, so that a night missed is made up for. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT30S")
    void measure() {
        Integer measured = Acting.as(ERRAND, () -> transactions.execute(status -> facts.measure(clock.instant())));
        if (measured != null && measured > 0) {
            LOG.atInfo().addKeyValue("attributes", measured).log("The quality of attributes was measured");
        }
    }

    /** The newest result, in the order of the dictionary; empty where nothing was measured yet. */
    @Transactional(readOnly = true)
    public List<AttributeQuality> newest() {
        return jdbc.sql("""
                select q.* from registry.attribute_quality q join registry.attribute a on a.code = q.attribute
                where q.day = (select max(day) from registry.attribute_quality) order by a.category, a.code
                """).query((row, number) -> quality(row)).list().stream()
                .flatMap(found -> found)
                .toList();
    }

    private Stream<AttributeQuality> quality(ResultSet row) throws SQLException {
        Integer median = row.getObject("median_days", Integer.class);
        AttributeQuality.Counts counts = new AttributeQuality.Counts(
                row.getLong("clients"),
                row.getLong("stale"),
                median,
                row.getObject("contradictions", Long.class),
                row.getLong("corrections"));
        Instant computedAt = row.getTimestamp("computed_at").toInstant();
        return dictionary.find(row.getString("attribute")).stream()
                .map(attribute -> AttributeQuality.of(attribute, counts, computedAt));
    }
}
