package org.guichet.catalog.publicservice;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.jspecify.annotations.Nullable;

/** Reads versions of services from rows of {@link #SELECT}. */
final class ServiceRows {
    static final String SELECT = """
            select v.id, v.service_code, v.number, v.state, v.name_en, v.name_fr, v.description_en, v.description_fr,
                   v.channels, v.languages, v.target_groups, v.account_registration, v.authentication, v.application,
                   v.decision, v.issuance, v.issue_resolution, v.fee, v.complexity, v.authority, v.form_fields,
                   v.form_required, v.fiscal_year, s.programme, s.organization, s.organization_en, s.organization_fr,
                   s.inventory_id
              from catalog.public_service_version v join catalog.public_service s on s.code = v.service_code
            """;

    private ServiceRows() {}

    static PublicService read(ResultSet row, int number) throws SQLException {
        return new PublicService(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                Lifecycle.valueOf(row.getString("state")),
                new ServiceDefinition(
                        row.getString("service_code"),
                        owner(row),
                        offer(row),
                        complexity(row.getString("complexity")),
                        row.getString("authority"),
                        form(row),
                        row.getString("fiscal_year")));
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(
                row.getString("programme"),
                row.getString("organization"),
                new Bilingual(row.getString("organization_en"), row.getString("organization_fr")),
                row.getString("inventory_id"));
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                new Bilingual(row.getString("description_en"), row.getString("description_fr")),
                list(row.getArray("channels")),
                list(row.getArray("languages")),
                new InteractionPoints(
                        online(row, "account_registration"),
                        online(row, "authentication"),
                        online(row, "application"),
                        online(row, "decision"),
                        online(row, "issuance"),
                        online(row, "issue_resolution")),
                row.getBoolean("fee"),
                list(row.getArray("target_groups")));
    }

    private static List<FormField> form(ResultSet row) throws SQLException {
        Set<String> required = Set.copyOf(list(row.getArray("form_required")));
        return list(row.getArray("form_fields")).stream()
                .map(code -> new FormField(code, required.contains(code)))
                .toList();
    }

    private static Online online(ResultSet row, String column) throws SQLException {
        return Online.valueOf(row.getString(column));
    }

    private static @Nullable Complexity complexity(@Nullable String code) {
        return code == null ? null : Complexity.valueOf(code);
    }

    private static List<String> list(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
