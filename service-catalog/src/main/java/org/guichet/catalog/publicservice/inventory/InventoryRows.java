package org.guichet.catalog.publicservice.inventory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guichet.catalog.publicservice.InteractionPoints;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The inventory's rows as published, a chunk in one statement. */
@Repository
class InventoryRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    InventoryRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes what is new or has changed, and says which rows that were. */
    Set<InventoryKey> write(List<InventoryService> chunk) {
        return Set.copyOf(jdbc.sql("""
                        insert into catalog.inventory_row as held
                               (fiscal_year, organization, service_id, service_code, scope, account_registration,
                                authentication, application, decision, issuance, issue_resolution, improved_year,
                                has_volume, row_hash, raw)
                        select fiscal_year, organization, service_id, service_code, scope, account_registration,
                               authentication, application, decision, issuance, issue_resolution, improved_year,
                               has_volume, row_hash, raw
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                fiscal_year text, organization text, service_id text, service_code text, scope text[],
                                account_registration text, authentication text, application text, decision text,
                                issuance text, issue_resolution text, improved_year integer, has_volume boolean,
                                row_hash text, raw jsonb)
                            on conflict (fiscal_year, organization, service_id) do update
                               set scope = excluded.scope, account_registration = excluded.account_registration,
                                   authentication = excluded.authentication, application = excluded.application,
                                   decision = excluded.decision, issuance = excluded.issuance,
                                   issue_resolution = excluded.issue_resolution, improved_year = excluded.improved_year,
                                   has_volume = excluded.has_volume, row_hash = excluded.row_hash, raw = excluded.raw
                             where held.row_hash <> excluded.row_hash
                        returning fiscal_year, organization, service_id
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(
                                chunk.stream().map(InventoryRows::values).toList()))
                .query((row, number) -> new InventoryKey(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }

    /** Organizations that already own the services the chunk speaks of, by service code. */
    Map<String, String> owners(List<InventoryService> chunk) {
        Map<String, String> owners = new HashMap<>();
        chunk.forEach(service ->
                owners.putIfAbsent(service.key().serviceCode(), service.key().organization()));
        jdbc.sql("select code, organization from catalog.public_service where code = any (:codes)")
                .param("codes", owners.keySet().toArray(String[]::new))
                .query(row -> {
                    owners.put(row.getString("code"), row.getString("organization"));
                });
        return owners;
    }

    Map<InventoryKey, Boolean> held(Collection<InventoryKey> keys) {
        Map<InventoryKey, Boolean> held = new HashMap<>();
        jdbc.sql("""
                        select r.fiscal_year, r.organization, r.service_id, r.has_volume
                          from catalog.inventory_row r
                          join unnest(:years, :organizations, :ids) as k (fiscal_year, organization, service_id)
                         using (fiscal_year, organization, service_id)
                        """)
                .param("years", column(keys, InventoryKey::fiscalYear))
                .param("organizations", column(keys, InventoryKey::organization))
                .param("ids", column(keys, InventoryKey::serviceId))
                .query(row -> {
                    held.put(new InventoryKey(row.getString(1), row.getString(2), row.getString(3)), row.getBoolean(4));
                });
        return held;
    }

    private static Map<String, Object> values(InventoryService service) {
        InteractionPoints points = service.definition().offer().points();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fiscal_year", service.key().fiscalYear());
        values.put("organization", service.key().organization());
        values.put("service_id", service.key().serviceId());
        values.put("service_code", service.key().serviceCode());
        values.put("scope", service.scope());
        values.put("account_registration", points.accountRegistration());
        values.put("authentication", points.authentication());
        values.put("application", points.application());
        values.put("decision", points.decision());
        values.put("issuance", points.issuance());
        values.put("issue_resolution", points.issueResolution());
        if (service.improvedYear() != null) {
            values.put("improved_year", service.improvedYear());
        }
        values.put("has_volume", service.hasVolume());
        values.put("row_hash", service.row().hash());
        values.put("raw", service.row().raw());
        return values;
    }

    private static String[] column(Collection<InventoryKey> keys, Function<InventoryKey, String> value) {
        return keys.stream().map(value).collect(Collectors.toList()).toArray(String[]::new);
    }
}
