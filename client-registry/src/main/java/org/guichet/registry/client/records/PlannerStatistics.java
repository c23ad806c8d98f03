package org.guichet.registry.client.records;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the planner knows of the tables of clients. The server counts by itself once in a while; somebody who fills empty
 * tables in the meantime would be answered by reading them whole, as is right for the few rows they held before.
 */
@Component
public class PlannerStatistics {
    private final JdbcClient jdbc;

    PlannerStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts anew, from a sample: a second or two, however large the tables are. */
    public void refresh() {
        jdbc.sql("""
                analyze registry.client, registry.source_record, registry.fact, registry.search_key,
                        registry.matching_key
                """).update();
    }
}
