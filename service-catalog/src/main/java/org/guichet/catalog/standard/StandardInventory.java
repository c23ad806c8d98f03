package org.guichet.catalog.standard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.catalog.publicservice.inventory.ImportReport;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.catalog.publicservice.inventory.ImportReport.Rejected;
import org.guichet.catalog.publicservice.inventory.InventoryFile;
import org.guichet.catalog.publicservice.inventory.InventoryKey;
import org.guichet.catalog.publicservice.inventory.ServiceInventory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Takes the standards file of the inventory: results are kept as published. */
@Repository
class StandardInventory {
    private static final int CHUNK = 500;
    private static final InventoryFile FILE = new InventoryFile(File.STANDARDS, StandardRow.COLUMNS);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ServiceInventory services;

    StandardInventory(JdbcClient jdbc, JsonMapper json, ServiceInventory services) {
        this.jdbc = jdbc;
        this.json = json;
        this.services = services;
    }

    private record Key(InventoryKey service, String standardId) {}

    void take(InputStreamSource source, ImportReport report) {
        StandardChecks checks = new StandardChecks(report);
        Set<Key> keys = new HashSet<>();
        List<StandardRow> chunk = new ArrayList<>(CHUNK);
        FILE.read(source, row -> {
            StandardRow standard = StandardRow.read(row);
            if (!row.isReadable()) {
                report.reject(row.problems());
            } else if (!keys.add(new Key(standard.service(), standard.standardId()))) {
                report.reject(List.of(new Rejected(
                        File.STANDARDS, row.number(), "service_standard_id", "import.duplicate", List.of())));
            } else {
                report.accept(File.STANDARDS);
                chunk.add(standard);
            }
            if (chunk.size() == CHUNK) {
                finish(chunk, checks);
            }
        });
        finish(chunk, checks);
    }

    private void finish(List<StandardRow> chunk, StandardChecks checks) {
        Map<InventoryKey, Boolean> held =
                services.held(chunk.stream().map(StandardRow::service).collect(Collectors.toSet()));
        chunk.forEach(standard -> checks.check(standard, held));
        write(chunk);
        chunk.clear();
    }

    private void write(List<StandardRow> chunk) {
        jdbc.sql("""
                        insert into catalog.standard_result as held
                               (fiscal_year, organization, service_id, standard_id, service_code, text_en, text_fr, type,
                                channel, target, volume_meeting_target, total_volume, performance, target_met, row_hash,
                                raw)
                        select fiscal_year, organization, service_id, standard_id, service_code, text_en, text_fr, type,
                               channel, target, volume_meeting_target, total_volume, performance, target_met, row_hash,
                               raw
                          from jsonb_populate_recordset(cast(null as catalog.standard_result), cast(:rows as jsonb))
                            on conflict (fiscal_year, organization, service_id, standard_id) do update
                               set text_en = excluded.text_en, text_fr = excluded.text_fr, type = excluded.type,
                                   channel = excluded.channel, target = excluded.target,
                                   volume_meeting_target = excluded.volume_meeting_target,
                                   total_volume = excluded.total_volume, performance = excluded.performance,
                                   target_met = excluded.target_met, row_hash = excluded.row_hash, raw = excluded.raw
                             where held.row_hash <> excluded.row_hash
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(
                                chunk.stream().map(StandardRow::values).toList()))
                .update();
    }
}
