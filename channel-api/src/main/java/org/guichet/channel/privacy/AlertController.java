package org.guichet.channel.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.vigilance.Alert;
import org.guichet.registry.vigilance.AlertFilter;
import org.guichet.registry.vigilance.Alerts;
import org.guichet.registry.vigilance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks of staff that need explaining, and what a privacy officer found. */
@RestController
@RequestMapping("/api/v1/privacy/alerts")
class AlertController {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private final Alerts alerts;

    AlertController(Alerts alerts) {
        this.alerts = alerts;
    }

    /** @param next cursor of the next page */
    @Schema(name = "AlertList")
    record Listed(List<Alert> items, @Nullable String next, long total) {}

    /**
     * @param looks the entries of the log it rests on, oldest first: who, when and how, and no value of anybody's; of a day
     *     its first two hundred
     * @param more how many more there are of that day
     */
    @Schema(name = "OpenedAlert")
    record Opened(Alert alert, List<LoggedEntry> looks, long more, List<Alert.Reviewed> reviews) {}

    /** @param reason 10 to 1,000 characters */
    @Schema(name = "AlertReview")
    record Said(@Nullable String outcome, @Nullable String reason) {}

    /**
     * Newest first.
     *
     * @param state OPEN, UNCLEAR, EXPLAINED or MISCONDUCT; all that wait where absent
     * @param rule one of the rules that speak against the looks
     * @param from inclusive, of when it was raised
     * @param to exclusive
     * @param limit 1 to 100
     * @param cursor {@code next} of the page before
     */
    @GetMapping
    Listed alerts(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Alerts.Page page = alerts.list(filter(state, rule, from, to, cursor, limit));
        return new Listed(page.items(), page.next() == null ? null : page.next().toString(), page.total());
    }

    /** Opening it is an entry of the log. */
    @GetMapping("/{id}")
    ResponseEntity<Opened> alert(@PathVariable UUID id) {
        Alerts.Opened opened = alerts.open(id);
        return ResponseEntity.ok()
                .eTag(tag(opened.alert()))
                .body(new Opened(opened.alert(), opened.looks(), opened.more(), opened.reviews()));
    }

    /** EXPLAINED and MISCONDUCT settle it; UNCLEAR leaves it waiting. 412 where looks were added, or somebody was quicker. */
    @PostMapping("/{id}/review")
    ResponseEntity<Alert> review(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Said said) {
        Alert reviewed = alerts.review(
                id, expected(ifMatch), choice(Alert.Outcome.class, "outcome", said.outcome()), said.reason());
        return ResponseEntity.ok().eTag(tag(reviewed)).body(reviewed);
    }

    static AlertFilter filter(
            @Nullable String state,
            @Nullable String rule,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID cursor,
            int limit) {
        List<Wrong> wrong = new ArrayList<>();
        LogTimes.check("from", from, wrong);
        LogTimes.check("to", to, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return new AlertFilter(
                choice(Alert.State.class, "state", state), choice(Rule.class, "rule", rule), from, to, cursor, limit);
    }

    static <E extends Enum<E>> @Nullable E choice(Class<E> choices, String field, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return Arrays.stream(choices.getEnumConstants())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(Wrong.of(field, "input.choice"))));
    }

    private static String tag(Alert alert) {
        return "\"" + alert.version() + "\"";
    }

    static long expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new InvalidInput(List.of(Wrong.of("If-Match", "input.missing")));
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new InvalidInput(List.of(Wrong.of("If-Match", "input.entity-tag")));
        }
        return Long.parseLong(tag.group(1));
    }
}
