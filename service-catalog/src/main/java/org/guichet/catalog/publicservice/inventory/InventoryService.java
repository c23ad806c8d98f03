package org.guichet.catalog.publicservice.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.publicservice.InteractionPoints;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.catalog.publicservice.Owner;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A row of the services file.
 *
 * @param improvedYear year in which the fiscal year of the last improvement from client feedback ends
 * @param volume applications in all channels; null where none is published
 */
record InventoryService(
        InventoryRow row,
        InventoryKey key,
        ServiceDefinition definition,
        List<String> scope,
        @Nullable Integer improvedYear,
        @Nullable BigDecimal volume) {

    private static final List<String> NO_COUNT = List.of("NA", "ND");
    private static final Pattern ENDS = Pattern.compile("\\d{4}-(\\d{4})");
    private static final Map<String, String> VOLUMES = volumes();

    enum Answer {
        Y,
        N
    }

    static InventoryService read(InventoryRow row) {
        InventoryKey key = row.key();
        VOLUMES.keySet().forEach(column -> row.number(column, NO_COUNT));
        row.number("num_phone_enquiries", NO_COUNT);
        row.number("num_website_visits", NO_COUNT);
        BigDecimal volume = row.number("num_applications_total", NO_COUNT).orElse(null);
        Owner owner = new Owner(null, key.organization(), title(row), key.serviceId());
        ServiceDefinition definition =
                new ServiceDefinition(key.serviceCode(), owner, offer(row), null, null, List.of(), key.fiscalYear());
        return new InventoryService(
                row, key, definition, row.list("service_scope"), endYear(row.text("last_service_improvement")), volume);
    }

    boolean hasVolume() {
        return volume != null && volume.signum() > 0;
    }

    private static Offer offer(InventoryRow row) {
        InteractionPoints points = new InteractionPoints(
                point(row, "os_account_registration"),
                point(row, "os_authentication"),
                point(row, "os_application"),
                point(row, "os_decision"),
                point(row, "os_issuance"),
                point(row, "os_issue_resolution_feedback"));
        return new Offer(
                new Bilingual(row.required("service_name_en", 600), row.required("service_name_fr", 600)),
                new Bilingual(row.text("service_description_en"), row.text("service_description_fr")),
                channels(row, points),
                List.of("en", "fr"),
                points,
                row.code("service_fee", Answer.class, Answer.N) == Answer.Y,
                row.list("client_target_groups"));
    }

    private static Online point(InventoryRow row, String column) {
        return row.code(column, Online.class, Online.NA);
    }

    /** A channel is offered where the published number of applications is not "not possible". */
    private static List<String> channels(InventoryRow row, InteractionPoints points) {
        List<String> channels = new ArrayList<>();
        VOLUMES.forEach((column, channel) -> {
            boolean possible = !"NA".equals(row.text(column));
            boolean online = "ONLINE".equals(channel) && points.application() == Online.Y;
            if (!channel.isEmpty() && (possible || online)) {
                channels.add(channel);
            }
        });
        return channels;
    }

    private static Bilingual title(InventoryRow row) {
        String title = row.required("owner_org_title", 400);
        int cut = title.indexOf(" | ");
        return cut < 0 ? new Bilingual(title, title) : new Bilingual(title.substring(0, cut), title.substring(cut + 3));
    }

    private static @Nullable Integer endYear(String fiscalYear) {
        var matcher = ENDS.matcher(fiscalYear);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** Fax and other ways have a volume but are no channel of the platform. */
    private static Map<String, String> volumes() {
        Map<String, String> volumes = new LinkedHashMap<>();
        volumes.put("num_applications_online", "ONLINE");
        volumes.put("num_applications_by_phone", "PHONE");
        volumes.put("num_applications_in_person", "IN_PERSON");
        volumes.put("num_applications_by_mail", "MAIL");
        volumes.put("num_applications_by_email", "EMAIL");
        volumes.put("num_applications_by_fax", "");
        volumes.put("num_applications_by_other", "");
        return volumes;
    }
}
