package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Households;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The household and family of the client of a contact: seen, recorded once the other was found, and ended. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/relations")
class RelationPages {
    private static final List<String> FIELDS = List.of("otherId", "kind", "name", "startsOn");

    private final Households households;
    private final DeskContacts desk;

    RelationPages(Households households, DeskContacts desk) {
        this.households = households;
        this.desk = desk;
    }

    /** What the agent typed; shown again where it was wrong. */
    record Form(
            @Nullable UUID otherId,
            Relation.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String startsOn) {

        NewRelation told() {
            return new NewRelation(
                    otherId == null ? null : new ClientId(otherId),
                    kind,
                    name,
                    day(),
                    null,
                    Registration.sourceOf(Acting.errand()));
        }

        private @Nullable LocalDate day() {
            try {
                return startsOn == null || startsOn.isBlank() ? null : LocalDate.parse(startsOn.strip());
            } catch (DateTimeException noDay) {
                return LocalDate.MIN; // no day it could be
            }
        }
    }

    @GetMapping
    String list(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        frame(contactId, clientId, model);
        model.addAttribute("household", desk.within(contactId, () -> households.of(new ClientId(clientId))));
        return "desk/relations";
    }

    @GetMapping("/new")
    String form(@PathVariable UUID contactId, @PathVariable UUID clientId, @RequestParam UUID person, Model model) {
        return form(contactId, clientId, new Form(person, null, null, null), model);
    }

    @PostMapping
    String record(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            desk.within(contactId, () -> households.record(new ClientId(clientId), form.told()));
            return "redirect:" + url(contactId, clientId);
        } catch (InvalidInput invalid) {
            return ContactPages.again(
                    form(contactId, clientId, form, model), ContactPages.inOrder(invalid, FIELDS), model, response);
        }
    }

    @PostMapping("/{id}/ending")
    String end(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID id) {
        desk.mine(contactId);
        desk.within(contactId, () -> households.end(new ClientId(clientId), id));
        return "redirect:" + url(contactId, clientId);
    }

    private String form(UUID contactId, UUID clientId, Form form, Model model) {
        frame(contactId, clientId, model);
        model.addAttribute("form", form);
        model.addAttribute("kinds", Relation.Kind.OF_PEOPLE);
        return "desk/relation";
    }

    private void frame(UUID contactId, UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", url(contactId, clientId));
    }

    private static String url(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId + "/relations";
    }
}
