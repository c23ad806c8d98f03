package org.guichet.catalog.eligibility;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recording the parameters the law dates: rates, limits, thresholds. */
@Component
public class Parameters {
    private final RuleParameters held;
    private final Rulebook rulebook;
    private final Clock clock;

    Parameters(RuleParameters held, Rulebook rulebook, Clock clock) {
        this.held = held;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Records parameters; one already held for the same code and start is corrected.
     *
     * @throws InvalidInput where a period ends before it starts or two of a code overlap
     */
    @Transactional
    public void record(List<ParameterValue> values) {
        List<RuleParameter> present = new ArrayList<>(held.findAll());
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ParameterValue value = normal(values.get(i));
            if (value.effectiveTo() != null && value.effectiveTo().isBefore(value.effectiveFrom())) {
                wrong.add(Wrong.of("parameters[" + i + "].effectiveTo", "parameter.period"));
            }
            RuleParameter known = present.stream()
                    .filter(each -> each.isFor(value))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                present.add(new RuleParameter(Ids.next(clock), value));
            } else {
                known.correct(value);
            }
        }
        new ParameterTable(present.stream().map(RuleParameter::held).toList())
                .overlapping()
                .forEach(code -> wrong.add(Wrong.of("parameters." + code, "parameter.overlap")));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        held.saveAll(present);
        rulebook.changes();
    }

    private static ParameterValue normal(ParameterValue value) {
        return new ParameterValue(
                value.code(),
                value.value().stripTrailingZeros(),
                value.effectiveFrom(),
                value.effectiveTo(),
                value.source());
    }
}
