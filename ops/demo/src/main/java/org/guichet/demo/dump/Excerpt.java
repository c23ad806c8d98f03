package org.guichet.demo.dump;

import java.util.Map;

/**
 * Which rows are kept where all would be too many: of the Government of Canada's services, those somebody decides here
 * and a few of those only listed. What is kept about people is whole; keys, tokens and sessions are nobody's to keep.
 */
final class Excerpt {
    private static final String SERVICES = """
            (select code from catalog.public_service where programme is not null)
            union (select code from catalog.public_service where programme is null order by code limit 50)""";

    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("catalog.public_service", "code in (" + SERVICES + ")"),
            Map.entry("catalog.public_service_version", "service_code in (" + SERVICES + ")"),
            Map.entry("catalog.public_service_version_history", "service_code in (" + SERVICES + ")"),
            Map.entry("catalog.inventory_row", "service_code in (" + SERVICES + ")"),
            Map.entry("catalog.standard_result", "service_code in (" + SERVICES + ")"),
            Map.entry("catalog.inventory_finding", "position < 50"),
            Map.entry("channel.signing_key", "false"),
            Map.entry("channel.oauth2_authorization", "false"),
            Map.entry("channel.spring_session", "false"),
            Map.entry("channel.spring_session_attributes", "false"));

    private Excerpt() {}

    /** The condition a row of the table meets where it is kept. */
    static String of(String table) {
        return KEPT.getOrDefault(table, "true");
    }
}
