package org.guichet.catalog.publicservice.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over the inventory of one fiscal year: services offered to the public or across government. */
@Repository
public class ServiceInventoryStatistics {

    /**
     * Counts of one organization.
     *
     * @param withPoints services of which at least one interaction point exists
     * @param endToEnd those of them whose every interaction point is online
     * @param points interaction points that exist
     * @param pointsOnline those of them that are online
     * @param improved services improved from client feedback in the fiscal year or the one before
     */
    public record Counts(
            long services, long withPoints, long endToEnd, long points, long pointsOnline, long improved) {}

    private final JdbcClient jdbc;

    ServiceInventoryStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts by organization, in the order of their codes. */
    public Map<String, Counts> byOrganization(String fiscalYear) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select organization, count(*) as services,
                               count(*) filter (where yes + no > 0) as with_points,
                               count(*) filter (where no = 0 and yes > 0) as end_to_end,
                               sum(yes + no) as points, sum(yes) as points_online,
                               count(*) filter (where improved_year between :endYear - 1 and :endYear) as improved
                          from catalog.inventory_row
                         cross join lateral (
                               select count(*) filter (where p = 'Y') as yes, count(*) filter (where p = 'N') as no
                                 from unnest(array[account_registration, authentication, application, decision,
                                                   issuance, issue_resolution]) as p) as online
                         where fiscal_year = :year and scope && array['EXTERN', 'ENTERPRISE']
                         group by organization order by organization
                        """)
                .param("year", fiscalYear)
                .param("endYear", Integer.parseInt(fiscalYear.substring(5)))
                .query(row -> {
                    counts.put(
                            row.getString("organization"),
                            new Counts(
                                    row.getLong("services"),
                                    row.getLong("with_points"),
                                    row.getLong("end_to_end"),
                                    row.getLong("points"),
                                    row.getLong("points_online"),
                                    row.getLong("improved")));
                });
        return counts;
    }

    /** The rows the counts are over. */
    public List<InventoryKey> counted(String fiscalYear) {
        return jdbc.sql("""
                        select organization, service_id from catalog.inventory_row
                         where fiscal_year = :year and scope && array['EXTERN', 'ENTERPRISE']
                        """)
                .param("year", fiscalYear)
                .query((row, number) -> new InventoryKey(fiscalYear, row.getString(1), row.getString(2)))
                .list();
    }
}
