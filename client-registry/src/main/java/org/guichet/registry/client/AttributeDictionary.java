package org.guichet.registry.client;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attribute dictionary: data in {@code registry.attribute}, held in memory as a snapshot, so that reading it costs
 * no SQL. The entries this release ships are added at start; entries already there are left as the installation has
 * them, and what they do not say yet is completed.
 */
@Component
public class AttributeDictionary {
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, Set<String>> byCategory;

    AttributeDictionary(JdbcClient jdbc, JsonMapper json) {
        shipped(json).forEach(entry -> addOrComplete(jdbc, json, entry));
        jdbc.sql("select * from registry.attribute order by category, code")
                .query((row, number) -> new Attribute(
                        row.getString("code"),
                        Attribute.Type.valueOf(row.getString("type")),
                        row.getString("category"),
                        row.getString("label_en"),
                        row.getString("label_fr"),
                        row.getString("sensitivity"),
                        period(row.getString("freshness")),
                        row.getBoolean("prefillable"),
                        Attribute.Survivorship.valueOf(row.getString("survivorship")),
                        Attribute.Held.valueOf(row.getString("held")),
                        Arrays.asList((String[]) row.getArray("codes").getArray()),
                        row.getBoolean("encrypted"),
                        row.getBoolean("indexed"),
                        row.getString("steward"),
                        row.getString("collected_under"),
                        row.getBoolean("approval"),
                        limits(json, row.getString("limits")),
                        kinds(row.getArray("applies_to"))))
                .list()
                .forEach(attribute -> attributes.put(attribute.code(), attribute));
        byCategory = attributes.values().stream()
                .collect(Collectors.groupingBy(
                        Attribute::category, Collectors.mapping(Attribute::code, Collectors.toUnmodifiableSet())));
    }

    public Optional<Attribute> find(String code) {
        return Optional.ofNullable(attributes.get(code));
    }

    public Collection<Attribute> all() {
        return List.copyOf(attributes.values());
    }

    /** Codes of every attribute in the category. */
    public Set<String> inCategory(String category) {
        return byCategory.getOrDefault(category, Set.of());
    }

    private static List<Shipped> shipped(JsonMapper json) {
        try (var stream = new ClassPathResource("registry/attributes.json").getInputStream()) {
            return json.readValue(stream, new TypeReference<List<Shipped>>() {});
        } catch (java.io.IOException missing) {
            throw new IllegalStateException("The shipped attribute dictionary cannot be read", missing);
        }
    }

    private static void addOrComplete(JdbcClient jdbc, JsonMapper json, Shipped entry) {
        jdbc.sql("""
                insert into registry.attribute (code, type, category, label_en, label_fr, sensitivity, freshness,
                                                prefillable, survivorship, held, codes, encrypted, indexed, steward,
                                                collected_under, approval, limits, applies_to)
                values (:code, :type, :category, :labelEn, :labelFr, :sensitivity, :freshness, :prefillable,
                        :survivorship, :held, :codes, :encrypted, :indexed, :steward, :collectedUnder, :approval,
                        cast(:limits as jsonb), :appliesTo)
                on conflict (code) do update
                set steward = case when attribute.approval is null then excluded.steward else attribute.steward end,
                    collected_under = case when attribute.approval is null then excluded.collected_under
                                           else attribute.collected_under end,
                    limits = case when attribute.approval is null then excluded.limits else attribute.limits end,
                    approval = coalesce(attribute.approval, excluded.approval),
                    applies_to = coalesce(attribute.applies_to, excluded.applies_to)
                where attribute.approval is null or attribute.applies_to is null
                """)
                .param("code", entry.code())
                .param("type", entry.type())
                .param("category", entry.category())
                .param("labelEn", entry.labelEn())
                .param("labelFr", entry.labelFr())
                .param("sensitivity", entry.sensitivity())
                .param("freshness", entry.freshness())
                .param("prefillable", entry.prefillable())
                .param("survivorship", entry.survivorship())
                .param("held", entry.held())
                .param("codes", entry.codes().toArray(String[]::new))
                .param("encrypted", Boolean.TRUE.equals(entry.encrypted()))
                .param("indexed", Boolean.TRUE.equals(entry.indexed()))
                .param("steward", entry.steward())
                .param("collectedUnder", entry.collectedUnder())
                .param("approval", entry.approval())
                .param("limits", entry.limits() == null ? null : json.writeValueAsString(entry.limits()))
                .param(
                        "appliesTo",
                        entry.appliesTo().stream().map(ClientKind::name).toArray(String[]::new))
                .update();
    }

    private static @Nullable Period period(@Nullable String text) {
        return text == null ? null : Period.parse(text);
    }

    private static @Nullable Limits limits(JsonMapper json, @Nullable String text) {
        return text == null ? null : json.readValue(text, Limits.class);
    }

    /** What an installation added before there were organizations is about people. */
    private static Set<ClientKind> kinds(@Nullable Array kinds) throws SQLException {
        return kinds == null
                ? Set.of(ClientKind.PERSON)
                : Arrays.stream((String[]) kinds.getArray())
                        .map(ClientKind::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private record Shipped(
            String code,
            String type,
            String category,
            String labelEn,
            String labelFr,
            String sensitivity,
            @Nullable String freshness,
            boolean prefillable,
            String survivorship,
            String held,
            List<String> codes,
            @Nullable Boolean encrypted,
            @Nullable Boolean indexed,
            String steward,
            String collectedUnder,
            boolean approval,
            @Nullable Limits limits,
            Set<ClientKind> appliesTo) {}
}
