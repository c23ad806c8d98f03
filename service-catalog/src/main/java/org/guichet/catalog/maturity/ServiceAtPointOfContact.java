package org.guichet.catalog.maturity;

import java.time.Clock;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.catalog.application.ApplicationStatistics;
import org.guichet.catalog.application.CompletionEvidence;
import org.guichet.catalog.application.CompletionStatistics;
import org.guichet.catalog.publicservice.PublicServiceStatistics;
import org.guichet.catalog.publicservice.PublicServiceStatistics.Intake;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Is a request finished where it is made? Counted for every channel connected services are offered in. */
@Component
@Order(1)
class ServiceAtPointOfContact implements Capability {
    static final String ID = "service-at-point-of-contact";
    private static final Period WINDOW = Period.ofDays(90);

    private final Framework framework;
    private final ApplicationStatistics applications;
    private final PublicServiceStatistics services;
    private final Clock clock;

    ServiceAtPointOfContact(
            Framework framework, ApplicationStatistics applications, PublicServiceStatistics services, Clock clock) {
        this.framework = framework;
        this.applications = applications;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Measured measure() {
        Window window = Window.endingNow(clock, WINDOW);
        Map<String, Intake> offered = new TreeMap<>();
        services.intake().forEach(intake -> offered.put(intake.channel(), intake));
        Map<String, CompletionStatistics> completed = applications.completions(window.from(), window.to()).stream()
                .collect(Collectors.toMap(CompletionStatistics::channel, Function.identity()));
        // A channel with submissions stays in scope although no service is offered there any more.
        completed.keySet().forEach(channel -> offered.putIfAbsent(channel, new Intake(channel, 0, 0)));
        List<Reading> whole = framework.indicators(ID).values().stream()
                .filter(indicator -> !indicator.perChannel())
                .map(Reading::notRecorded)
                .toList();
        Map<String, Standing> channels = new LinkedHashMap<>();
        List<Reading> all = new ArrayList<>();
        offered.forEach((channel, intake) -> {
            List<Reading> own = readings(intake, completed.getOrDefault(channel, none(channel)));
            channels.put(
                    channel,
                    Levels.of(Stream.concat(own.stream(), whole.stream()).toList()));
            all.addAll(own);
        });
        all.addAll(whole);
        Map<String, Long> volumes = completed.values().stream()
                .collect(Collectors.toMap(CompletionStatistics::channel, CompletionStatistics::submitted));
        return new Measured(
                ID,
                framework.category(ID),
                Levels.rolledUp(channels, volumes),
                channels,
                all,
                window,
                framework.thresholdSet(),
                Measured.Guardrail.NONE);
    }

    @Override
    public List<CompletionEvidence> evidence(int most) {
        Window window = Window.endingNow(clock, WINDOW);
        return applications.completionRows(window.from(), window.to(), most);
    }

    private List<Reading> readings(Intake intake, CompletionStatistics completed) {
        return framework.indicators(ID).values().stream()
                .filter(Indicator::perChannel)
                .map(indicator -> read(indicator, intake, completed))
                .toList();
    }

    private static Reading read(Indicator indicator, Intake intake, CompletionStatistics completed) {
        String channel = intake.channel();
        return switch (indicator.id()) {
            case "poc-intake" -> Reading.of(indicator, channel, intake.intake(), intake.offered());
            case "poc-simple" ->
                Reading.of(indicator, channel, completed.simpleDecidedAtContact(), completed.simpleSubmitted());
            case "poc-all" -> Reading.of(indicator, channel, completed.decidedAtContact(), completed.submitted());
            default -> new Reading(indicator, channel, 0, 0, false);
        };
    }

    private static CompletionStatistics none(String channel) {
        return new CompletionStatistics(channel, 0, 0, 0, 0);
    }
}
