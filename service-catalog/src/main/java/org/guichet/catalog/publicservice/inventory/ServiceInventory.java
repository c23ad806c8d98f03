package org.guichet.catalog.publicservice.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.catalog.publicservice.inventory.ImportReport.Rejected;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the services file of the inventory into the catalogue. */
@Component
public class ServiceInventory {
    private static final int CHUNK = 500;
    private static final InventoryFile FILE = new InventoryFile(File.SERVICES, ServiceColumns.ALL);

    private final InventoryRows rows;
    private final PublicServices services;

    ServiceInventory(InventoryRows rows, PublicServices services) {
        this.rows = rows;
        this.services = services;
    }

    /** Reads the file once, row by row; new and changed rows become versions of services. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(InputStreamSource source, ImportReport report) {
        ServiceChecks checks = new ServiceChecks(report);
        Set<InventoryKey> keys = new HashSet<>();
        List<InventoryService> chunk = new ArrayList<>(CHUNK);
        FILE.read(source, row -> {
            InventoryService service = InventoryService.read(row);
            if (row.isReadable() && !keys.add(service.key())) {
                report.reject(List.of(
                        new Rejected(File.SERVICES, row.number(), "service_id", "import.duplicate", List.of())));
            } else if (!row.isReadable()) {
                report.reject(row.problems());
            } else {
                checks.check(service);
                report.accept(File.SERVICES);
                chunk.add(service);
            }
            if (chunk.size() == CHUNK) {
                write(chunk, report);
                chunk.clear();
            }
        });
        write(chunk, report);
        checks.finish();
    }

    /** Which of these rows are in the inventory, and whether each has any application volume. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<InventoryKey, Boolean> held(Set<InventoryKey> keys) {
        return rows.held(keys);
    }

    private void write(List<InventoryService> chunk, ImportReport report) {
        if (chunk.isEmpty()) {
            return;
        }
        Set<InventoryKey> changed = rows.write(chunk);
        Map<String, String> owners = rows.owners(chunk);
        List<ServiceDefinition> editions = new ArrayList<>();
        for (InventoryService service : chunk) {
            InventoryKey key = service.key();
            String owner = owners.getOrDefault(key.serviceCode(), key.organization());
            if (!owner.equals(key.organization())) {
                report.find(File.SERVICES, service.row().number(), Check.ID_REUSED, key.serviceId(), owner);
            } else if (changed.contains(key)) {
                editions.add(service.definition());
            }
        }
        services.publishAll(editions);
    }
}
