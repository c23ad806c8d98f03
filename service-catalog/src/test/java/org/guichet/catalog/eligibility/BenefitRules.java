package org.guichet.catalog.eligibility;

import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.springframework.boot.test.context.TestComponent;

/** The demo's rules, published for the tests of other rooms. */
@TestComponent
public class BenefitRules {
    private final Rules rules;
    private final Parameters parameters;

    BenefitRules(Rules rules, Parameters parameters) {
        this.rules = rules;
        this.parameters = parameters;
    }

    public void publish() {
        Acting.run(Installation.importing(), () -> {
            parameters.record(RuleFixtures.parameters());
            rules.publish(RuleFixtures.rule("oas"));
            rules.publish(RuleFixtures.rule("gis"));
        });
    }
}
