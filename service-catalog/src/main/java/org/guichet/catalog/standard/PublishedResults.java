package org.guichet.catalog.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Standards with their results, as published. */
@Service
public class PublishedResults {
    private static final String SEPARATOR = "~";

    /**
     * Which results.
     *
     * @param organization all where null
     * @param after what the page before said comes next
     * @param limit 1 to 100
     */
    public record Query(
            String fiscalYear,
            @Nullable String organization,
            int limit,
            @Nullable String after) {}

    /** A page of results, ordered by organization, service and standard. */
    public record Page(List<StandardResult> items, @Nullable String next, long total) {}

    private record Located(String cursor, StandardResult result) {}

    private final JdbcClient jdbc;

    PublishedResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of the results of a fiscal year. */
    @Transactional(readOnly = true)
    public Page page(Query query) {
        Map<String, Object> values = new HashMap<>();
        values.put("year", query.fiscalYear());
        String where = " from catalog.standard_result where fiscal_year = :year";
        if (query.organization() != null) {
            where += " and organization = :organization";
            values.put("organization", query.organization());
        }
        long total = jdbc.sql("select count(*)" + where)
                .params(values)
                .query(Long.class)
                .single();
        List<Located> found = jdbc.sql("select *" + where + after(query.after(), values)
                        + " order by organization, service_id, standard_id limit :rows")
                .params(values)
                .param("rows", query.limit() + 1)
                .query((row, number) -> new Located(cursor(row), read(row)))
                .list();
        boolean more = found.size() > query.limit();
        List<Located> shown = more ? found.subList(0, query.limit()) : found;
        return new Page(
                shown.stream().map(Located::result).toList(),
                more ? shown.getLast().cursor() : null,
                total);
    }

    /** The latest published results of a service. */
    @Transactional(readOnly = true)
    public List<StandardResult> latest(String serviceCode) {
        return jdbc.sql("""
                        select * from catalog.standard_result
                         where service_code = :code
                           and fiscal_year = (select max(fiscal_year) from catalog.standard_result
                                               where service_code = :code)
                         order by standard_id
                        """)
                .param("code", serviceCode)
                .query((row, number) -> read(row))
                .list();
    }

    private static String after(@Nullable String cursor, Map<String, Object> values) {
        if (cursor == null) {
            return "";
        }
        String[] parts = cursor.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new InvalidInput(List.of(Wrong.of("cursor", "input.cursor")));
        }
        values.put("afterOrganization", parts[0]);
        values.put("afterService", parts[1]);
        values.put("afterStandard", parts[2]);
        return " and (organization, service_id, standard_id) > (:afterOrganization, :afterService, :afterStandard)";
    }

    private static String cursor(ResultSet row) throws SQLException {
        return String.join(
                SEPARATOR, row.getString("organization"), row.getString("service_id"), row.getString("standard_id"));
    }

    private static StandardResult read(ResultSet row) throws SQLException {
        return new StandardResult(
                row.getString("fiscal_year"),
                row.getString("organization"),
                row.getString("service_code"),
                row.getString("standard_id"),
                new Bilingual(row.getString("text_en"), row.getString("text_fr")),
                row.getString("type"),
                row.getString("channel"),
                row.getBigDecimal("target"),
                row.getBigDecimal("volume_meeting_target"),
                row.getBigDecimal("total_volume"),
                row.getBigDecimal("performance"),
                TargetMet.valueOf(row.getString("target_met")));
    }
}
