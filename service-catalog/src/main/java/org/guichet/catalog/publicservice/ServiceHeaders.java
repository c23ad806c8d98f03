package org.guichet.catalog.publicservice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Headers of services, written and read many at a time. */
@Repository
class ServiceHeaders {
    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceHeaders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, Standing> standings(List<ServiceDefinition> definitions) {
        String[] codes = column(definitions, ServiceDefinition::code);
        Map<String, Integer> highest = new HashMap<>();
        jdbc.sql("""
                        select service_code, max(number) as number from catalog.public_service_version
                         where service_code = any (:codes) group by service_code
                        """).param("codes", codes).query(row -> {
            highest.put(row.getString("service_code"), row.getInt("number"));
        });
        Map<String, Standing> standings = new HashMap<>();
        highest.forEach((code, number) -> standings.put(code, new Standing(null, number, null)));
        jdbc.sql(ServiceRows.SELECT + " where v.service_code = any (:codes) and v.state = 'PUBLISHED'")
                .param("codes", codes)
                .query(ServiceRows::read)
                .list()
                .forEach(service ->
                        standings.put(service.code(), Standing.of(service, highest.getOrDefault(service.code(), 0))));
        return standings;
    }

    void enter(List<ServiceDefinition> definitions) {
        Map<String, ServiceDefinition> latest = new LinkedHashMap<>();
        definitions.forEach(definition -> latest.put(definition.code(), definition));
        Collection<ServiceDefinition> each = latest.values();
        jdbc.sql("""
                        insert into catalog.public_service as s
                               (code, programme, organization, organization_en, organization_fr, inventory_id, created_at)
                        select code, programme, organization, en, fr, inventory_id, :now
                          from unnest(:codes, :programmes, :organizations, :en, :fr, :inventoryIds)
                               as u (code, programme, organization, en, fr, inventory_id)
                            on conflict (code) do update
                               set programme = excluded.programme, organization = excluded.organization,
                                   organization_en = excluded.organization_en, organization_fr = excluded.organization_fr,
                                   inventory_id = excluded.inventory_id
                             where (s.programme, s.organization, s.organization_en, s.organization_fr, s.inventory_id)
                                   is distinct from
                                   (excluded.programme, excluded.organization, excluded.organization_en,
                                    excluded.organization_fr, excluded.inventory_id)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("codes", column(each, ServiceDefinition::code))
                .param(
                        "programmes",
                        column(each, definition -> definition.owner().programme()))
                .param(
                        "organizations",
                        column(each, definition -> definition.owner().organization()))
                .param(
                        "en",
                        column(each, definition -> definition.owner().name().en()))
                .param(
                        "fr",
                        column(each, definition -> definition.owner().name().fr()))
                .param(
                        "inventoryIds",
                        column(each, definition -> definition.owner().inventoryId()))
                .update();
    }

    private static String[] column(
            Collection<ServiceDefinition> definitions, Function<ServiceDefinition, @Nullable String> value) {
        return definitions.stream().map(value).toArray(String[]::new);
    }
}
