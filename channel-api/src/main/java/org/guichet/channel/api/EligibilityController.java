package org.guichet.channel.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guichet.catalog.eligibility.Eligibility;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Eligibility for whoever asks, unnamed: public, and nothing is stored. */
@RestController
@RequestMapping("/api/v1/eligibility")
class EligibilityController {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Eligibility eligibility;
    private final MessageSource messages;
    private final Clock clock;

    EligibilityController(Eligibility eligibility, MessageSource messages, Clock clock) {
        this.eligibility = eligibility;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What somebody wants assessed.
     *
     * @param asOf ISO 8601 date; today where absent
     * @param facts values by attribute code; absent and null are unknown
     * @param services service codes; all that have a rule where absent
     */
    record AssessmentRequest(
            @Nullable String asOf,
            @Nullable Map<String, @Nullable Object> facts,
            @Nullable List<String> services) {}

    @PostMapping("/assessments")
    AssessmentAnswer assess(@RequestBody AssessmentRequest request, Locale locale) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, @Nullable Object> facts = request.facts() == null ? Map.of() : request.facts();
        List<String> services = request.services() == null ? List.of() : request.services();
        List<Wrong> wrong = new ArrayList<>();
        LocalDate asOf = day(request.asOf(), today, wrong);
        wrong.addAll(eligibility.check(asOf, facts, services));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return AssessmentAnswer.of(eligibility.assess(asOf, facts, services), messages, locale);
    }

    private static LocalDate day(@Nullable String asOf, LocalDate today, List<Wrong> wrong) {
        if (asOf == null) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(asOf);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                wrong.add(Wrong.of("asOf", "input.date-range"));
                return today;
            }
            return day;
        } catch (DateTimeException notADate) {
            wrong.add(Wrong.of("asOf", "input.date"));
            return today;
        }
    }
}
