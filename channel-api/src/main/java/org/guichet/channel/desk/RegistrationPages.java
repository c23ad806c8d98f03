package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Registering whom nobody knows yet, a person or an organization. Whoever may be known is compared first; where more may
 * be meant than can be shown, the agent says why it is none of them.
 */
@Controller
@RequestMapping("/desk/contacts/{contactId}/registration/{kind:person|organization}")
class RegistrationPages {
    private static final String PERSON = "person";

    private final Registration registration;
    private final RegistrationForm form;
    private final DeskContacts desk;
    private final AttributeDictionary dictionary;

    RegistrationPages(
            Registration registration, RegistrationForm form, DeskContacts desk, AttributeDictionary dictionary) {
        this.registration = registration;
        this.form = form;
        this.desk = desk;
        this.dictionary = dictionary;
    }

    @GetMapping
    String form(@PathVariable UUID contactId, @PathVariable String kind, Model model) {
        return page(contactId, kind, Map.of(), model);
    }

    /** From a search that found nobody: what was typed there need not be typed again. */
    @PostMapping(params = "begin")
    String begin(
            @PathVariable UUID contactId,
            @PathVariable String kind,
            @RequestParam Map<String, String> typed,
            Model model) {
        return page(contactId, kind, typed, model);
    }

    @PostMapping(params = "!begin")
    String register(
            @PathVariable UUID contactId,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Map<String, String> typed = sent.toSingleValueMap();
        String page = page(contactId, kind, typed, model);
        Looked looked = RegistrationForm.looked(sent);
        try {
            Registered registered =
                    desk.within(contactId, () -> register(kindOf(kind), form.told(kindOf(kind), typed), looked));
            return switch (registered) {
                case Registered.New(var client) -> view(contactId, client) + "?registered";
                case Registered.AlreadyKnown(var client) -> view(contactId, client) + "?known";
                case Registered.NeedsReview review -> {
                    model.addAttribute("review", review);
                    yield page;
                }
            };
        } catch (InvalidInput invalid) {
            if (looked.apart() != null) {
                model.addAttribute("askedApart", looked.notTheSame());
            }
            return ContactPages.again(page, form.named(kindOf(kind), invalid, typed), model, response);
        }
    }

    private Registered register(ClientKind kind, List<NewFact> facts, Looked looked) {
        return registration.register(kind, facts, looked);
    }

    private String page(UUID contactId, String kind, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("sendsCodes", desk.sendsCodes());
        model.addAttribute("kind", kind);
        model.addAttribute("typed", typed);
        model.addAttribute("dictionary", dictionary);
        model.addAttribute("fields", form.fields(kindOf(kind)));
        return "desk/registration";
    }

    private static ClientKind kindOf(String kind) {
        return kind.equals(PERSON) ? ClientKind.PERSON : ClientKind.ORGANIZATION;
    }

    private static String view(UUID contactId, ClientId client) {
        return "redirect:" + DeskContacts.url(contactId) + "/clients/" + client;
    }
}
