package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.clientview.Representing;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.representation.NewRepresentation;
import org.guichet.registry.representation.RepresentationKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who acts for the client of a contact: seen, recorded with its proof once the representative was found, and ended. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/representatives")
class RepresentativePages {
    /** As the form has them. */
    private static final List<String> FIELDS = List.of(
            "representativeId",
            "name",
            "kind",
            "categories",
            "services",
            "may",
            "proof",
            "reference",
            "startsOn",
            "endsOn");

    private final Representing representing;
    private final RepresentationChoices choices;
    private final DeskContacts desk;

    RepresentativePages(Representing representing, RepresentationChoices choices, DeskContacts desk) {
        this.representing = representing;
        this.choices = choices;
        this.desk = desk;
    }

    /** What the agent typed; shown again where it was wrong. */
    record Form(
            @Nullable UUID representativeId,
            @Nullable String name,
            @Nullable String kind,
            @Nullable Set<String> categories,
            @Nullable Set<String> services,
            @Nullable String may,
            @Nullable String proof,
            @Nullable String reference,
            @Nullable String startsOn,
            @Nullable String endsOn) {

        NewRepresentation told(List<Wrong> wrong) {
            return new NewRepresentation(
                    representativeId == null ? null : new ClientId(representativeId),
                    name,
                    kind,
                    categories == null ? Set.of() : categories,
                    services == null ? Set.of() : services,
                    may == null || may.isEmpty() ? null : may.equals("ACT"),
                    proof,
                    reference,
                    day(wrong, "startsOn", startsOn),
                    day(wrong, "endsOn", endsOn));
        }

        public boolean has(@Nullable Set<String> several, String one) {
            return several != null && several.contains(one);
        }

        private static @Nullable LocalDate day(List<Wrong> wrong, String field, @Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                return null;
            }
            try {
                return LocalDate.parse(typed.strip());
            } catch (DateTimeException noDay) {
                wrong.add(Wrong.of(field, "input.date"));
                return LocalDate.MIN; // no day it could be: refused with whatever else is wrong
            }
        }
    }

    @GetMapping
    String list(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        frame(contactId, clientId, model);
        model.addAttribute("representatives", desk.within(contactId, () -> representing.of(new ClientId(clientId))));
        model.addAttribute("choices", choices);
        return "desk/representatives";
    }

    @GetMapping("/new")
    String form(@PathVariable UUID contactId, @PathVariable UUID clientId, @RequestParam UUID person, Model model) {
        return form(
                contactId,
                clientId,
                new Form(person, null, null, null, Set.of("*"), null, null, null, null, null),
                model);
    }

    @PostMapping
    String record(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        List<Wrong> wrong = new ArrayList<>();
        NewRepresentation told = form.told(wrong);
        try {
            desk.within(contactId, () -> representing.record(new ClientId(clientId), told));
            return "redirect:" + url(contactId, clientId) + "?recorded";
        } catch (InvalidInput invalid) {
            return ContactPages.again(form(contactId, clientId, form, model), named(invalid, wrong), model, response);
        }
    }

    @PostMapping("/{id}/ending")
    String end(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID id) {
        desk.mine(contactId);
        desk.within(contactId, () -> representing.end(new ClientId(clientId), id, null));
        return "redirect:" + url(contactId, clientId) + "?ended";
    }

    private String form(UUID contactId, UUID clientId, Form form, Model model) {
        frame(contactId, clientId, model);
        List<RepresentationKind> kinds = desk.within(contactId, () -> representing.kinds(new ClientId(clientId)));
        model.addAttribute("kinds", kinds);
        model.addAttribute("ofEstate", kinds.stream().allMatch(RepresentationKind::ofDeceased));
        model.addAttribute("form", form);
        model.addAttribute("choices", choices);
        return "desk/representative";
    }

    private void frame(UUID contactId, UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", url(contactId, clientId));
    }

    private static String url(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId + "/representatives";
    }

    /** The fields as the page calls them; of a date that is none, that it is none. */
    private static InvalidInput named(InvalidInput invalid, List<Wrong> noDays) {
        List<Wrong> all = new ArrayList<>(noDays);
        for (Wrong wrong : invalid.wrong()) {
            String field = switch (wrong.field()) {
                case "proof.kind" -> "proof";
                case "proof.reference" -> "reference";
                default -> wrong.field();
            };
            if (noDays.stream().noneMatch(day -> day.field().equals(field))) {
                all.add(new Wrong(field, wrong.messageKey(), wrong.arguments()));
            }
        }
        return ContactPages.inOrder(new InvalidInput(all), FIELDS);
    }
}
