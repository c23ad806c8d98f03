package org.guichet.catalog.eligibility;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The published rules, compiled, and the parameters, held in memory. What another node publishes is in force here
 * within {@link #KEPT}; a version once compiled is never compiled again.
 */
@Component
class Rulebook {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);

    private final RuleVersions versions;
    private final RuleParameters parameters;
    private final AttributeDictionary dictionary;
    private final Clock clock;
    private final Map<RuleDefinition, CompiledRule> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable Edition edition;

    /** What was in force at one moment. */
    record Edition(List<CompiledRule> rules, ParameterTable parameters, Vocabulary vocabulary, Instant readAt) {

        /** The rule for the service on the day: the highest version that applies. */
        Optional<CompiledRule> rule(String serviceCode, LocalDate day) {
            return rules.stream()
                    .filter(rule -> rule.definition().serviceCode().equals(serviceCode))
                    .filter(rule -> rule.definition().appliesOn(day))
                    .max(Comparator.comparingInt(rule -> rule.definition().version()));
        }

        /** Services some rule speaks of, in the order they were first published. */
        Set<String> services() {
            Set<String> services = new LinkedHashSet<>();
            rules.forEach(rule -> services.add(rule.definition().serviceCode()));
            return services;
        }
    }

    Rulebook(RuleVersions versions, RuleParameters parameters, AttributeDictionary dictionary, Clock clock) {
        this.versions = versions;
        this.parameters = parameters;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    Edition current() {
        Edition held = edition;
        if (held == null || held.readAt().plus(KEPT).isBefore(clock.instant())) {
            held = read();
            edition = held;
        }
        return held;
    }

    /** Called by whoever changes rules or parameters: the next look after the commit reads them afresh. */
    void changes() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                edition = null;
            }
        });
    }

    private Edition read() {
        ParameterTable table = new ParameterTable(
                parameters.findAll().stream().map(RuleParameter::held).toList());
        Vocabulary vocabulary = new Vocabulary(dictionary.all());
        List<CompiledRule> rules = versions.published().stream()
                .flatMap(rule -> compiled(rule, vocabulary, table).stream())
                .toList();
        return new Edition(rules, table, vocabulary, clock.instant());
    }

    private Optional<CompiledRule> compiled(RuleDefinition rule, Vocabulary vocabulary, ParameterTable table) {
        CompiledRule known = compiled.get(rule);
        if (known != null) {
            return Optional.of(known);
        }
        List<Wrong> wrong = new ArrayList<>();
        CompiledRule fresh = RuleCompiler.compile(rule, vocabulary, table.codes(), wrong);
        if (!wrong.isEmpty()) {
            LOG.atError()
                    .addKeyValue("service", rule.serviceCode())
                    .addKeyValue("version", rule.version())
                    .addKeyValue("fields", wrong.stream().map(Wrong::field).toList())
                    .log("A published rule no longer compiles and is left out");
            return Optional.empty();
        }
        compiled.put(rule, fresh);
        return Optional.of(fresh);
    }
}
