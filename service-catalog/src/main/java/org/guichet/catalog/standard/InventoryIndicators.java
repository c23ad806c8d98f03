package org.guichet.catalog.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.guichet.catalog.publicservice.inventory.InventoryKey;
import org.guichet.catalog.publicservice.inventory.ServiceInventoryStatistics;
import org.guichet.catalog.publicservice.inventory.ServiceInventoryStatistics.Counts;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Indicators over the service inventory of one fiscal year, for the whole and for each organization. */
@Service
public class InventoryIndicators {
    private static final Pattern FISCAL_YEAR = Pattern.compile("\\d{4}-\\d{4}");

    /** Counts, so that whoever reads them can form the shares and add them up. */
    public record Indicators(
            long services,
            long servicesWithStandard,
            long standardsMet,
            long standardsJudged,
            long endToEnd,
            long servicesWithPoints,
            long pointsOnline,
            long points,
            long improved) {

        static final Indicators NONE = new Indicators(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Indicators plus(Indicators other) {
            return new Indicators(
                    services + other.services,
                    servicesWithStandard + other.servicesWithStandard,
                    standardsMet + other.standardsMet,
                    standardsJudged + other.standardsJudged,
                    endToEnd + other.endToEnd,
                    servicesWithPoints + other.servicesWithPoints,
                    pointsOnline + other.pointsOnline,
                    points + other.points,
                    improved + other.improved);
        }
    }

    /** The indicators of all organizations together, and of each by its code. */
    public record Report(Indicators total, Map<String, Indicators> organizations) {}

    private record Kept(long servicesWithStandard, long met, long judged) {
        static final Kept NOTHING = new Kept(0, 0, 0);
    }

    private final JdbcClient jdbc;
    private final ServiceInventoryStatistics services;

    InventoryIndicators(JdbcClient jdbc, ServiceInventoryStatistics services) {
        this.jdbc = jdbc;
        this.services = services;
    }

    /** Services offered to the public or across government in the fiscal year, and their standards. */
    @Transactional(readOnly = true)
    public Report of(String fiscalYear) {
        if (!FISCAL_YEAR.matcher(fiscalYear).matches()) {
            throw new InvalidInput(List.of(Wrong.of("fiscalYear", "import.fiscal-year")));
        }
        Map<String, Kept> kept = kept(services.counted(fiscalYear));
        Map<String, Indicators> organizations = new LinkedHashMap<>();
        services.byOrganization(fiscalYear)
                .forEach((organization, counts) -> organizations.put(
                        organization, indicators(counts, kept.getOrDefault(organization, Kept.NOTHING))));
        Indicators total = organizations.values().stream().reduce(Indicators.NONE, Indicators::plus);
        return new Report(total, organizations);
    }

    private Map<String, Kept> kept(List<InventoryKey> counted) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.organization, count(distinct r.service_id) as services,
                               count(*) filter (where r.target_met = 'Y') as met,
                               count(*) filter (where r.target_met in ('Y', 'N')) as judged
                          from catalog.standard_result r
                          join unnest(:years, :organizations, :ids) as k (fiscal_year, organization, service_id)
                         using (fiscal_year, organization, service_id)
                         group by r.organization
                        """)
                .param("years", counted.stream().map(InventoryKey::fiscalYear).toArray(String[]::new))
                .param(
                        "organizations",
                        counted.stream().map(InventoryKey::organization).toArray(String[]::new))
                .param("ids", counted.stream().map(InventoryKey::serviceId).toArray(String[]::new))
                .query(row -> {
                    kept.put(
                            row.getString("organization"),
                            new Kept(row.getLong("services"), row.getLong("met"), row.getLong("judged")));
                });
        return kept;
    }

    private static Indicators indicators(Counts counts, Kept kept) {
        return new Indicators(
                counts.services(),
                kept.servicesWithStandard(),
                kept.met(),
                kept.judged(),
                counts.endToEnd(),
                counts.withPoints(),
                counts.pointsOnline(),
                counts.points(),
                counts.improved());
    }
}
