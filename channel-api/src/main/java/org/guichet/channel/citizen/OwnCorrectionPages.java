package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Typed;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.Asserted;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.Reviewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "This is wrong": she says what it should be, and sees what became of it. */
@Controller
@RequestMapping("/me")
class OwnCorrectionPages {
    private final Correcting correcting;
    private final Reviewing reviewing;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    OwnCorrectionPages(Correcting correcting, Reviewing reviewing, AttributeDictionary dictionary, Clock clock) {
        this.correcting = correcting;
        this.reviewing = reviewing;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** What she typed; shown again where it was wrong, or somebody else was quicker. */
    record Form(
            @Nullable UUID version,
            @Nullable String value,
            @Nullable String evidence,
            @Nullable String reason,
            @Nullable Boolean unknown) {

        /** Whether it says that no value is known. */
        public boolean takesBack() {
            return Boolean.TRUE.equals(unknown);
        }

        /** Whether a value was typed; of a choice one always comes with the page. */
        boolean isTyped(Attribute attribute) {
            return switch (attribute.type()) {
                case BOOLEAN, CODE -> false;
                case TEXT, DATE, NUMBER, MONEY, LIST -> value != null && !value.isBlank();
            };
        }

        NewFact told(Attribute attribute, Clock clock) {
            return new NewFact(
                    attribute.code(),
                    takesBack() ? Unknown.VALUE : Typed.value(attribute, value == null ? "" : value.strip()),
                    Registration.sourceOf(Acting.errand()),
                    Verification.DECLARED,
                    clock.instant(),
                    evidence == null || evidence.isBlank() ? null : evidence.strip(),
                    null);
        }
    }

    @GetMapping("/corrections")
    String mine(
            @RequestParam(required = false) @Nullable String corrected,
            @RequestParam(required = false) @Nullable String proposed,
            Model model) {
        model.addAttribute("corrections", reviewing.of(Me.id()));
        model.addAttribute("corrected", corrected != null);
        model.addAttribute("proposed", proposed != null);
        model.addAttribute("tab", "corrections");
        return "citizen/corrections";
    }

    @PostMapping("/corrections/{id}/withdrawal")
    String withdraw(@PathVariable UUID id) {
        reviewing.withdraw(id);
        return "redirect:/me/corrections";
    }

    @GetMapping("/facts/{attribute}/correction")
    String form(@PathVariable String attribute, Model model) {
        return page(known(attribute), new Form(null, null, null, null, null), model);
    }

    @PostMapping("/facts/{attribute}/correction")
    String correct(
            @PathVariable String attribute,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response) {
        Attribute known = known(attribute);
        try {
            return switch (tell(known, form)) {
                case Asserted.Recorded(var of, var proposals) ->
                    "redirect:/me/corrections" + (proposals.isEmpty() ? "?corrected" : "?proposed");
                case Asserted.Changed changed -> {
                    response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                    model.addAttribute("changed", true);
                    yield page(known, form, model);
                }
            };
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", named(invalid));
            return page(known, form, model);
        }
    }

    private Asserted tell(Attribute attribute, Form form) {
        if (form.version() == null || form.reason() == null || form.reason().isBlank()) {
            throw new InvalidInput(List.of(Wrong.of("reason", "input.missing")));
        }
        if (form.takesBack() && form.isTyped(attribute)) {
            throw new InvalidInput(List.of(Wrong.of("unknown", "input.unknown-value")));
        }
        return correcting.tell(
                Me.id(),
                List.of(form.told(attribute, clock)),
                Map.of(attribute.code(), form.version()),
                form.reason().strip());
    }

    private String page(Attribute attribute, Form form, Model model) {
        model.addAttribute("attribute", attribute);
        model.addAttribute("fact", correcting.seen(Me.id(), attribute.code()));
        model.addAttribute("form", form);
        model.addAttribute("tab", "applications");
        return "citizen/correction";
    }

    private Attribute known(String attribute) {
        return dictionary
                .find(attribute)
                .filter(found -> found.held() == Attribute.Held.KEPT)
                .orElseThrow(NotFound::new);
    }

    /** The fields as the page calls them. */
    private static List<Wrong> named(InvalidInput invalid) {
        return invalid.wrong().stream()
                .map(wrong -> new Wrong(
                        switch (wrong.field()) {
                            case "facts[0]" -> "value";
                            case "facts[0].evidence" -> "evidence";
                            default -> wrong.field();
                        },
                        wrong.messageKey(),
                        wrong.arguments()))
                .toList();
    }
}
