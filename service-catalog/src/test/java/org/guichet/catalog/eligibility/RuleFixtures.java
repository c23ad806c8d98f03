package org.guichet.catalog.eligibility;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.guichet.catalog.eligibility.Rulebook.Edition;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.InvalidInput.Wrong;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The demo's rules and rates, and a dictionary with what they speak of. */
final class RuleFixtures {
    // What an entry of the dictionary leaves out is false.
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RuleFixtures() {}

    static Edition theDemoRules() {
        return editionOf(rule("oas"), rule("gis"));
    }

    static Edition editionOf(RuleDefinition... definitions) {
        Vocabulary vocabulary = vocabulary();
        ParameterTable table = new ParameterTable(parameters());
        List<Wrong> wrong = new ArrayList<>();
        List<CompiledRule> rules = new ArrayList<>();
        for (RuleDefinition definition : definitions) {
            rules.add(RuleCompiler.compile(definition, vocabulary, table.codes(), wrong));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(wrong.toString());
        }
        return new Edition(rules, table, vocabulary, Instant.EPOCH);
    }

    static RuleDefinition rule(String service) {
        return JSON.readValue(resource("/demo/benefits/rule-" + service + ".json"), RuleDefinition.class);
    }

    static List<ParameterValue> parameters() {
        return JSON.readValue(resource("/demo/benefits/parameters-2023q3.json"), new TypeReference<>() {});
    }

    static Vocabulary vocabulary() {
        return new Vocabulary(
                JSON.readValue(resource("/registry/attributes.json"), new TypeReference<List<Attribute>>() {}));
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(RuleFixtures.class.getResourceAsStream(name), name);
    }
}
