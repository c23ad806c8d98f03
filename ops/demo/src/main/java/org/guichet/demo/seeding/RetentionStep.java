package org.guichet.demo.seeding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.retention.RetentionRules;
import org.guichet.registry.retention.RuleDraft;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How long each kind is kept, from today on. */
@Component
@Profile("demo")
@Order(2)
class RetentionStep implements Step {
    private final RetentionRules rules;
    private final JsonMapper json;
    private final LegalDay day;

    RetentionStep(RetentionRules rules, JsonMapper json, LegalDay day) {
        this.rules = rules;
        this.json = json;
        this.day = day;
    }

    @Override
    public void run(Consumer<String> progress) {
        List<RuleDraft> declared = read().stream()
                .map(rule -> new RuleDraft(
                        rule.kind(),
                        rule.period(),
                        rule.instrumentEn(),
                        rule.instrumentFr(),
                        rule.provision(),
                        day.today().toString()))
                .toList();
        rules.declare(declared);
        progress.accept("  %d retention rules".formatted(declared.size()));
    }

    private List<RuleDraft> read() {
        try (var stream = new ClassPathResource("demo/retention.json").getInputStream()) {
            return json.readValue(stream, new TypeReference<List<RuleDraft>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
