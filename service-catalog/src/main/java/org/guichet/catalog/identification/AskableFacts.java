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

/**
 * What callers may be asked for. What this release ships is added at start; what is there already is left as the
 * installation has it, and what it has put out of use stays so.
 */
@Repository
class AskableFacts {
    private static final String SHIPPED = "identification/questions.json";

    private final JdbcClient jdbc;
    private final AttributeDictionary dictionary;

    AskableFacts(JdbcClient jdbc, AttributeDictionary dictionary, JsonMapper json) {
        this.jdbc = jdbc;
        this.dictionary = dictionary;
        shipped(json).forEach(this::add);
    }

    /** Those in use now. */
    List<AskableFact> all() {
        return where("in_use");
    }

    /** Those drawn from before, too. */
    List<AskableFact> everUsed() {
        return where("true");
    }

    private List<AskableFact> where(String condition) {
        return jdbc
                .sql("""
                select attribute, text_en, text_fr, comparison, verification, held_for
                from catalog.identification_question where """ + " " + condition)
                .query((row, number) -> new AskableFact(
                        row.getString("attribute"),
                        row.getString("text_en"),
                        row.getString("text_fr"),
                        Comparison.valueOf(row.getString("comparison")),
                        Verification.valueOf(row.getString("verification")),
                        Period.parse(row.getString("held_for"))))
                .list()
                .stream()
                .filter(askable -> dictionary
                        .find(askable.attribute())
                        .filter(askable::mayBeAsked)
                        .isPresent())
                .toList();
    }

    private void add(AskableFact askable) {
        jdbc.sql("""
                insert into catalog.identification_question
                    (attribute, text_en, text_fr, comparison, verification, held_for)
                values (:attribute, :textEn, :textFr, :comparison, :verification, :heldFor)
                on conflict (attribute) do nothing""")
                .param("attribute", askable.attribute())
                .param("textEn", askable.textEn())
                .param("textFr", askable.textFr())
                .param("comparison", askable.comparison().name())
                .param("verification", askable.verification().name())
                .param("heldFor", askable.heldFor().toString())
                .update();
    }

    private static List<AskableFact> shipped(JsonMapper json) {
        try (var stream = new ClassPathResource(SHIPPED).getInputStream()) {
            return json.readValue(stream, new TypeReference<List<AskableFact>>() {});
        } catch (IOException missing) {
            throw new IllegalStateException("The shipped questions of identification cannot be read", missing);
        }
    }
}
