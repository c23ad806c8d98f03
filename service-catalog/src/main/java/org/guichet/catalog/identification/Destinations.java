package org.guichet.catalog.identification;

import java.io.IOException;
import java.time.Period;
import java.util.List;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Verification;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where codes may be sent. What this release ships is added at start; what is there is left as the installation has it. */
@Repository
class Destinations {
    private static final String SHIPPED = "identification/destinations.json";

    private final JdbcClient jdbc;
    private final AttributeDictionary dictionary;

    Destinations(JdbcClient jdbc, AttributeDictionary dictionary, JsonMapper json) {
        this.jdbc = jdbc;
        this.dictionary = dictionary;
        List<Destination> shipped = shipped(json);
        for (int position = 0; position < shipped.size(); position++) {
            add(shipped.get(position), position);
        }
    }

    /** Those in use of a method, as they follow each other. */
    List<Destination> of(String method) {
        return jdbc
                .sql("""
                select attribute, method, unless_no, verification, held_for
                from catalog.identification_destination where in_use and method = ? order by position, attribute""")
                .param(method)
                .query((row, number) -> new Destination(
                        row.getString("attribute"),
                        row.getString("method"),
                        row.getString("unless_no"),
                        Verification.valueOf(row.getString("verification")),
                        Period.parse(row.getString("held_for"))))
                .list()
                .stream()
                .filter(one ->
                        dictionary.find(one.attribute()).filter(one::mayBeUsed).isPresent())
                .filter(one -> one.canBeRefused(dictionary))
                .toList();
    }

    private void add(Destination destination, int position) {
        jdbc.sql("""
                insert into catalog.identification_destination
                    (attribute, method, unless_no, verification, held_for, position)
                values (:attribute, :method, :unlessNo, :verification, :heldFor, :position)
                on conflict (attribute) do nothing""")
                .param("attribute", destination.attribute())
                .param("method", destination.method())
                .param("unlessNo", destination.unlessNo())
                .param("verification", destination.verification().name())
                .param("heldFor", destination.heldFor().toString())
                .param("position", position)
                .update();
    }

    private static List<Destination> shipped(JsonMapper json) {
        try (var stream = new ClassPathResource(SHIPPED).getInputStream()) {
            return json.readValue(stream, new TypeReference<List<Destination>>() {});
        } catch (IOException missing) {
            throw new IllegalStateException("The shipped destinations of codes cannot be read", missing);
        }
    }
}
