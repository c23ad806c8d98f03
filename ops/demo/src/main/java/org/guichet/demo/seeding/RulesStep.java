package org.guichet.demo.seeding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.guichet.catalog.eligibility.ParameterValue;
import org.guichet.catalog.eligibility.Parameters;
import org.guichet.catalog.eligibility.RuleDefinition;
import org.guichet.catalog.eligibility.Rules;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules of Old Age Security and the Guaranteed Income Supplement, with the rates of July to September 2023. */
@Component
@Profile("demo")
@Order(5)
class RulesStep implements Step {
    private static final List<String> RULES = List.of("rule-oas.json", "rule-gis.json");

    private final Parameters parameters;
    private final Rules rules;
    private final JsonMapper json;

    RulesStep(Parameters parameters, Rules rules, JsonMapper json) {
        this.parameters = parameters;
        this.rules = rules;
        this.json = json;
    }

    @Override
    public void run(Consumer<String> progress) {
        List<ParameterValue> values;
        try (InputStream stream = benefits("parameters-2023q3.json")) {
            values = json.readValue(stream, new TypeReference<List<ParameterValue>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parameters.record(values);
        RULES.forEach(rule -> rules.publish(rule(rule)));
        progress.accept("  %d rules and %d rates (July to September 2023)".formatted(RULES.size(), values.size()));
    }

    private RuleDefinition rule(String file) {
        try (InputStream stream = benefits(file)) {
            return json.readValue(stream, RuleDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream benefits(String file) throws IOException {
        return new ClassPathResource("demo/benefits/" + file).getInputStream();
    }
}
