package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.suggestion.Offering;
import org.guichet.catalog.suggestion.Suggesting;
import org.guichet.catalog.suggestion.Suggestion;
import org.guichet.catalog.suggestion.Suggestion.Response;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Suggestions: shown with their reasons, answered, and switched off. */
@RestController
@RequestMapping("/api/v1")
class SuggestionController {
    private final Offering offering;
    private final Suggesting suggesting;

    SuggestionController(Offering offering, Suggesting suggesting) {
        this.offering = offering;
        this.suggesting = suggesting;
    }

    record ResponseRequest(@Nullable String response) {}

    record PreferenceRequest(@Nullable Boolean enabled) {}

    record Preference(boolean enabled) {}

    @Schema(name = "SuggestionReason")
    record Reason(String text, String law) {}

    /** All of a client's suggestions; where {@code enabled} is false, nothing was looked for. */
    record Answer(
            boolean enabled, List<Item> items, @Nullable String next, int total) {}

    /** The estimate is left out where facts or rates are missing; {@code missing} names the facts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            String serviceCode,
            String serviceName,
            int ruleVersion,
            List<Reason> reasons,
            String law,
            AssessmentAnswer.@Nullable Amount estimate,
            List<String> missing,
            Instant shownAt,
            @Nullable String response) {
        static Item of(Suggestion suggestion, Locale locale) {
            Suggestion.Content content = suggestion.content();
            Estimate estimate = content.estimate();
            Response response = suggestion.response();
            return new Item(
                    suggestion.id(),
                    suggestion.serviceCode(),
                    content.name().in(locale),
                    suggestion.ruleVersion(),
                    content.reasons().stream()
                            .map(each -> new Reason(
                                    each.text().in(locale), each.law().in(locale)))
                            .toList(),
                    content.law().in(locale),
                    estimate == null ? null : AssessmentAnswer.Amount.of(estimate, locale),
                    content.missing(),
                    suggestion.shownAt(),
                    response == null ? null : response.name());
        }
    }

    @GetMapping("/clients/{client}/suggestions")
    Answer of(@PathVariable String client, Locale locale) {
        Offering.Offered offered = offering.to(ClientPath.of(client));
        List<Item> items = offered.suggestions().stream()
                .map(suggestion -> Item.of(suggestion, locale))
                .toList();
        return new Answer(offered.enabled(), items, null, items.size());
    }

    @PostMapping("/suggestions/{id}/response")
    Item respond(@PathVariable UUID id, @RequestBody ResponseRequest request, Locale locale) {
        Response response = Choice.of(Response.class, "response", request.response());
        if (response == null) {
            throw missing("response");
        }
        return Item.of(suggesting.respond(id, response), locale);
    }

    @PutMapping("/clients/{client}/suggestion-preference")
    Preference prefer(@PathVariable String client, @RequestBody PreferenceRequest request) {
        Boolean enabled = request.enabled();
        if (enabled == null) {
            throw missing("enabled");
        }
        return new Preference(suggesting.prefer(ClientPath.of(client), enabled));
    }

    private static InvalidInput missing(String field) {
        return new InvalidInput(List.of(Wrong.of(field, "input.required")));
    }
}
