package org.guichet.catalog.maturity;

import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.application.ApplicationStatistics;
import org.guichet.catalog.application.FormFieldEvidence;
import org.guichet.catalog.application.FormFieldStatistics;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Does government ask what it knows already? Counted field by field over every form. */
@Component
@Order(2)
class InformationCollection implements Capability {
    static final String ID = "information-collection";
    private static final Period WINDOW = Period.ofDays(90);

    private final Framework framework;
    private final ApplicationStatistics applications;
    private final Clock clock;

    InformationCollection(Framework framework, ApplicationStatistics applications, Clock clock) {
        this.framework = framework;
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Measured measure() {
        Window window = Window.endingNow(clock, WINDOW);
        FormFieldStatistics counts = applications.formFields(window.from(), window.to());
        List<Reading> readings = framework.indicators(ID).values().stream()
                .map(indicator -> read(indicator, counts))
                .toList();
        Standing standing = Levels.guarded(Levels.of(readings), counts.reusedWithBasis(), counts.reused());
        return new Measured(
                ID,
                framework.category(ID),
                standing,
                Map.of(),
                readings,
                window,
                framework.thresholdSet(),
                new Measured.Guardrail(counts.reusedWithBasis(), counts.reused()));
    }

    @Override
    public List<FormFieldEvidence> evidence(int most) {
        Window window = Window.endingNow(clock, WINDOW);
        return applications.formFieldRows(window.from(), window.to(), most);
    }

    private static Reading read(Indicator indicator, FormFieldStatistics counts) {
        return switch (indicator.id()) {
            case "icl-reasked-integrator" ->
                Reading.of(indicator, null, counts.askedThoughHeldByIntegrator(), counts.asked());
            case "icl-reasked-national" ->
                Reading.of(indicator, null, counts.askedThoughHeldNationally(), counts.asked());
            case "icl-reasked-all" -> Reading.of(indicator, null, counts.askedThoughHeldAnywhere(), counts.asked());
            case "icl-prefill" -> Reading.of(indicator, null, counts.prefilledAndKept(), counts.prefillable());
            default -> Reading.notRecorded(indicator);
        };
    }
}
