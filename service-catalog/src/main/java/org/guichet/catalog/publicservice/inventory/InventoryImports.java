package org.guichet.catalog.publicservice.inventory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was imported, by whom, and what was found; the same files are recorded once. */
@Repository
public class InventoryImports {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    InventoryImports(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Remembers an import, with the SHA-256 of each file; empty where the import had no such file. */
    public void remember(String servicesHash, String standardsHash, ImportReport report) {
        UUID id = Ids.next(clock);
        int added = jdbc.sql("""
                        insert into catalog.inventory_import
                               (id, format, services_sha256, standards_sha256, services, standards, rejected, imported_at,
                                imported_by)
                        values (:id, 'gc-service-inventory', :servicesHash, :standardsHash, :services, :standards,
                                :rejected, :now, :by)
                            on conflict (services_sha256, standards_sha256) do nothing
                        """)
                .param("id", id)
                .param("servicesHash", servicesHash)
                .param("standardsHash", standardsHash)
                .param("services", report.services())
                .param("standards", report.standards())
                .param("rejected", report.rejected().size())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", Acting.errand().actor().id())
                .update();
        if (added == 1) {
            addFindings(id, report.findings());
        }
    }

    private void addFindings(UUID importId, List<ImportReport.Finding> findings) {
        List<Map<String, Object>> rows = new ArrayList<>(findings.size());
        for (ImportReport.Finding finding : findings) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("position", rows.size());
            row.put("file", finding.file().name().toLowerCase(Locale.ROOT));
            row.put("row_number", finding.row());
            row.put("check_code", finding.check().code());
            row.put("severity", finding.check().severity());
            row.put("arguments", finding.arguments());
            rows.add(row);
        }
        jdbc.sql("""
                        insert into catalog.inventory_finding
                               (import_id, position, file, row_number, check_code, severity, arguments)
                        select :importId, position, file, row_number, check_code, severity, arguments
                          from jsonb_to_recordset(cast(:rows as jsonb))
                               as r (position integer, file text, row_number integer, check_code text, severity text,
                                     arguments text[])
                        """)
                .param("importId", importId)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }
}
