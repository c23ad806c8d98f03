package org.guichet.catalog.contact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.catalog.contact.IdentificationMethod.RecordedBy;
import org.guichet.registry.actor.Assurance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The methods of identification. Those this release ships are added at start; one that is there already is left as the
 * installation has it. They are read at every use: what is changed holds on every node at once.
 */
@Repository
class MethodRows {
    private static final String SHIPPED = "identification/methods.json";

    /** Methods that send something: without a gateway that carries it they are not there. */
    private static final Set<String> SENDING = Set.of("one-time-code", "one-time-code-email");

    private final JdbcClient jdbc;
    private final boolean sends;

    MethodRows(JdbcClient jdbc, JsonMapper json, @Value("${guichet.codes.url:}") String gateway) {
        this.jdbc = jdbc;
        this.sends = !gateway.isBlank();
        List<IdentificationMethod> shipped = shipped(json);
        for (int position = 0; position < shipped.size(); position++) {
            add(shipped.get(position), position);
        }
    }

    List<IdentificationMethod> all() {
        Map<String, Map<String, Assurance>> highest = new HashMap<>();
        jdbc.sql("select method, channel, highest from catalog.identification_ceiling")
                .query(row -> {
                    highest.computeIfAbsent(row.getString("method"), method -> new HashMap<>())
                            .put(row.getString("channel"), Assurance.valueOf(row.getString("highest")));
                });
        return jdbc.sql("""
                select code, name_en, name_fr, recorded_by, also_known_as
                from catalog.identification_method order by position, code""")
                .query((row, number) -> new IdentificationMethod(
                        row.getString("code"),
                        row.getString("name_en"),
                        row.getString("name_fr"),
                        RecordedBy.valueOf(row.getString("recorded_by")),
                        highest.getOrDefault(row.getString("code"), Map.of()),
                        Set.copyOf(Arrays.asList(
                                (String[]) row.getArray("also_known_as").getArray()))))
                .list();
    }

    /** Those that can be used in this installation. */
    List<IdentificationMethod> usable() {
        return all().stream()
                .filter(method -> sends || !SENDING.contains(method.code()))
                .toList();
    }

    private void add(IdentificationMethod method, int position) {
        List<String> channels = new ArrayList<>(method.highest().keySet());
        jdbc.sql("""
                with added as (
                    insert into catalog.identification_method
                        (code, name_en, name_fr, recorded_by, also_known_as, position)
                    values (:code, :nameEn, :nameFr, :recordedBy, :alsoKnownAs, :position)
                    on conflict (code) do nothing returning code
                )
                insert into catalog.identification_ceiling (method, channel, highest)
                select added.code, said.channel, said.highest
                from added, unnest(cast(:channels as text[]), cast(:highest as text[])) as said (channel, highest)""")
                .param("code", method.code())
                .param("nameEn", method.nameEn())
                .param("nameFr", method.nameFr())
                .param("recordedBy", method.recordedBy().name())
                .param("alsoKnownAs", method.alsoKnownAs().toArray(String[]::new))
                .param("position", position)
                .param("channels", channels.toArray(String[]::new))
                .param(
                        "highest",
                        channels.stream()
                                .map(channel -> String.valueOf(method.highest().get(channel)))
                                .toArray(String[]::new))
                .update();
    }

    private static List<IdentificationMethod> shipped(JsonMapper json) {
        try (var stream = new ClassPathResource(SHIPPED).getInputStream()) {
            return json.readValue(stream, new TypeReference<List<IdentificationMethod>>() {});
        } catch (IOException missing) {
            throw new IllegalStateException("The shipped methods of identification cannot be read", missing);
        }
    }
}
