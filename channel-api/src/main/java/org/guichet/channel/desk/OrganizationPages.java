package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Organizations at the desk: found by their number or two criteria, and registered where nobody knows them. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/organizations")
class OrganizationPages {
    private final Searching searching;
    private final Registration registration;
    private final OrganizationForm form;
    private final DeskContacts desk;
    private final AttributeDictionary dictionary;

    OrganizationPages(
            Searching searching,
            Registration registration,
            OrganizationForm form,
            DeskContacts desk,
            AttributeDictionary dictionary) {
        this.searching = searching;
        this.registration = registration;
        this.form = form;
        this.desk = desk;
        this.dictionary = dictionary;
    }

    @GetMapping("/search")
    String find(@PathVariable UUID contactId, Model model) {
        return search(contactId, Map.of(), model);
    }

    @PostMapping("/search")
    String find(
            @PathVariable UUID contactId,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> criteria = new LinkedHashMap<>(typed);
        criteria.keySet().retainAll(Criteria.OF_ORGANIZATIONS);
        String page = search(contactId, criteria, model);
        try {
            model.addAttribute(
                    "found", desk.within(contactId, () -> searching.search(Criteria.ofOrganization(criteria))));
            return page;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, invalid, model, response);
        }
    }

    @GetMapping("/new")
    String register(@PathVariable UUID contactId, Model model) {
        return form(contactId, Map.of(), model);
    }

    /** @param notTheSame candidates whom the agent compared and found to be somebody else */
    @PostMapping
    String register(
            @PathVariable UUID contactId,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable Set<UUID> notTheSame,
            Model model,
            HttpServletResponse response) {
        String page = form(contactId, typed, model);
        Set<ClientId> toldApart = notTheSame == null
                ? Set.of()
                : notTheSame.stream().map(ClientId::new).collect(Collectors.toSet());
        try {
            return switch (desk.within(contactId, () -> register(form.told(typed), toldApart))) {
                case Registered.New(var client) -> view(contactId, client) + "?registered";
                case Registered.AlreadyKnown(var client) -> view(contactId, client) + "?known";
                case Registered.NeedsReview review -> {
                    model.addAttribute("review", review);
                    yield page;
                }
            };
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, form.named(invalid, typed), model, response);
        }
    }

    private Registered register(List<NewFact> facts, Set<ClientId> toldApart) {
        return registration.register(ClientKind.ORGANIZATION, facts, new Looked(toldApart, null));
    }

    private String search(UUID contactId, Map<String, String> typed, Model model) {
        frame(contactId, typed, model);
        return "desk/organizations";
    }

    private String form(UUID contactId, Map<String, String> typed, Model model) {
        frame(contactId, typed, model);
        model.addAttribute("fields", form.fields());
        return "desk/organization";
    }

    private void frame(UUID contactId, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("typed", typed);
        model.addAttribute("dictionary", dictionary);
    }

    private static String view(UUID contactId, ClientId client) {
        return "redirect:" + DeskContacts.url(contactId) + "/clients/" + client;
    }
}
