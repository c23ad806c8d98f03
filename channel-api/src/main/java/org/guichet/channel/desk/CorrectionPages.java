package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Correcting one fact within a contact: what it should say, what was seen, and why. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/facts/{attribute}/correction")
class CorrectionPages {
    private final Correcting correcting;
    private final AttributeDictionary dictionary;
    private final DeskContacts desk;
    private final Clock clock;

    CorrectionPages(Correcting correcting, AttributeDictionary dictionary, DeskContacts desk, Clock clock) {
        this.correcting = correcting;
        this.dictionary = dictionary;
        this.desk = desk;
        this.clock = clock;
    }

    /** What the agent typed; shown again where it was wrong, or somebody else was quicker. */
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
            String seen = evidence == null || evidence.isBlank() ? null : evidence.strip();
            return new NewFact(
                    attribute.code(),
                    takesBack() ? Unknown.VALUE : Typed.value(attribute, value == null ? "" : value.strip()),
                    Registration.sourceOf(Acting.errand()),
                    seen == null || Acting.errand().hasRole(Role.PARTNER)
                            ? Verification.DECLARED
                            : Verification.DOCUMENT_SEEN,
                    clock.instant(),
                    seen,
                    null);
        }
    }

    @GetMapping
    String form(
            @PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable String attribute, Model model) {
        return page(contactId, new ClientId(clientId), known(attribute), new Form(null, null, null, null, null), model);
    }

    @PostMapping
    String correct(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @PathVariable String attribute,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response) {
        Attribute known = known(attribute);
        ClientId client = new ClientId(clientId);
        desk.mine(contactId);
        try {
            Asserted asserted = desk.within(contactId, () -> tell(client, known, form));
            return switch (asserted) {
                case Asserted.Recorded(var of, var proposals) ->
                    "redirect:" + DeskContacts.url(contactId) + "/clients/" + clientId
                            + (proposals.isEmpty() ? "?corrected#facts" : "?proposed#facts");
                case Asserted.Changed changed -> {
                    response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
                    model.addAttribute("changed", true);
                    yield page(contactId, client, known, form, model);
                }
            };
        } catch (InvalidInput invalid) {
            page(contactId, client, known, form, model);
            return ContactPages.again("desk/correction", named(invalid), model, response);
        }
    }

    private Asserted tell(ClientId client, Attribute attribute, Form form) {
        if (form.version() == null || form.reason() == null || form.reason().isBlank()) {
            throw new InvalidInput(List.of(Wrong.of("reason", "input.missing")));
        }
        if (form.takesBack() && form.isTyped(attribute)) {
            throw new InvalidInput(List.of(Wrong.of("unknown", "input.unknown-value")));
        }
        return correcting.tell(
                client,
                List.of(form.told(attribute, clock)),
                Map.of(attribute.code(), form.version()),
                form.reason().strip());
    }

    private String page(UUID contactId, ClientId client, Attribute attribute, Form form, Model model) {
        desk.mine(contactId);
        Fact fact = desk.within(contactId, () -> correcting.seen(client, attribute.code()));
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("client", client);
        model.addAttribute("attribute", attribute);
        model.addAttribute("fact", fact);
        model.addAttribute("form", form);
        return "desk/correction";
    }

    private Attribute known(String attribute) {
        return dictionary
                .find(attribute)
                .filter(found -> found.held() == Attribute.Held.KEPT)
                .orElseThrow(NotFound::new);
    }

    /** The fields as the page calls them. */
    private static InvalidInput named(InvalidInput invalid) {
        return new InvalidInput(invalid.wrong().stream()
                .map(wrong -> new Wrong(
                        switch (wrong.field()) {
                            case "facts[0]" -> "value";
                            case "facts[0].evidence" -> "evidence";
                            default -> wrong.field();
                        },
                        wrong.messageKey(),
                        wrong.arguments()))
                .toList());
    }
}
