package org.guichet.catalog.publicservice.inventory;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;

/** Doubts about rows of the services file, while it is read and once it is. */
final class ServiceChecks {
    private static final Map<String, Set<String>> CODES = Map.of(
            "service_type", Set.of("APIR", "CER", "GNC", "INFO", "LRP", "PPI", "REG_VOL", "RES"),
            "service_recipient_type", Set.of("CLIENT", "SOCIETY"),
            "service_scope", Set.of("EXTERN", "ENTERPRISE", "INTERN", "CLUSTER"),
            "client_target_groups", Set.of("PERSON", "ECONOM", "NGO", "PTC", "FOR", "INTERN_GOV"),
            "client_feedback_channel", Set.of("ONL", "TEL", "PERSON", "POST", "EML", "FAX", "OTH", "NON"));
    private static final Set<String> BUSINESSES = Set.of("ECONOM", "NGO", "PTC", "FOR");
    private static final List<String> POINTS = List.of(
            "os_account_registration",
            "os_authentication",
            "os_application",
            "os_decision",
            "os_issuance",
            "os_issue_resolution_feedback");

    private final ImportReport report;
    private final Map<String, InventoryKey> firstSeen = new HashMap<>();
    private final Map<String, Map<Integer, String>> rowsByYear = new TreeMap<>();

    ServiceChecks(ImportReport report) {
        this.report = report;
    }

    void check(InventoryService service) {
        InventoryRow row = service.row();
        CODES.forEach((column, known) -> row.list(column).stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> find(row, Check.UNKNOWN_CODE, column, code)));
        identity(service);
        feedback(row);
        texts(service);
        if ("Y".equals(row.text("cra_bn_identifier_usage"))
                && Collections.disjoint(row.list("client_target_groups"), BUSINESSES)) {
            find(row, Check.BUSINESS_NUMBER);
        }
        if (!service.hasVolume()) {
            find(row, Check.NO_VOLUME);
        }
    }

    /** Rows of another fiscal year than most of the file. */
    void finish() {
        rowsByYear.values().stream()
                .mapToInt(Map::size)
                .max()
                .ifPresent(most -> rowsByYear.forEach((year, rows) -> {
                    if (rows.size() < most) {
                        rows.keySet().forEach(row -> report.find(File.SERVICES, row, Check.FISCAL_YEAR, year));
                    }
                }));
    }

    private void identity(InventoryService service) {
        InventoryKey key = service.key();
        int row = service.row().number();
        rowsByYear.computeIfAbsent(key.fiscalYear(), year -> new TreeMap<>()).put(row, key.serviceId());
        InventoryKey first = firstSeen.putIfAbsent(key.serviceId(), key);
        if (first != null && first.organization().equals(key.organization())) {
            find(service.row(), Check.SEVERAL_YEARS, key.serviceId(), first.fiscalYear());
        }
    }

    private void feedback(InventoryRow row) {
        boolean listed = row.list("client_feedback_channel").contains("ONL");
        String point = row.text("os_issue_resolution_feedback");
        if ((listed && Online.N.name().equals(point))
                || (!listed && Online.Y.name().equals(point))) {
            find(row, Check.FEEDBACK_CHANNEL);
        }
    }

    private void texts(InventoryService service) {
        InventoryRow row = service.row();
        Offer offer = service.definition().offer();
        if (offer.description().en().equals(offer.description().fr())) {
            find(row, Check.SAME_TEXT, "service_description_fr");
        }
        if (POINTS.stream().anyMatch(point -> "NA".equals(row.text(point)))
                && row.text("os_comments_client_interaction_en").isEmpty()) {
            find(row, Check.COMMENT_MISSING, "os_comments_client_interaction_en");
        }
        boolean other = row.number("num_applications_by_other", List.of("NA", "ND"))
                .filter(count -> count.signum() > 0)
                .isPresent();
        if (other && row.text("special_remarks_en").isEmpty()) {
            find(row, Check.REMARK_MISSING, "special_remarks_en");
        }
    }

    private void find(InventoryRow row, Check check, String... arguments) {
        report.find(File.SERVICES, row.number(), check, arguments);
    }
}
