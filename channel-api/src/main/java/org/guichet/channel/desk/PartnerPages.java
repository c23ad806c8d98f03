package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Intermediating;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a partner names the client of the contact: by the number of what the client signed. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/represented")
class PartnerPages {
    private static final String FIELD = "representation";

    private final Intermediating intermediating;
    private final DeskContacts desk;

    PartnerPages(Intermediating intermediating, DeskContacts desk) {
        this.intermediating = intermediating;
        this.desk = desk;
    }

    @GetMapping
    String form(@PathVariable UUID contactId, Model model) {
        return page(contactId, "", model);
    }

    @PostMapping
    String name(
            @PathVariable UUID contactId,
            @RequestParam(name = FIELD, defaultValue = "") String typed,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        UUID number = number(typed);
        if (number == null) {
            return again(contactId, typed, typed.isBlank() ? "input.missing" : "input.uuid", model, response);
        }
        try {
            UUID client = desk.within(
                    contactId,
                    () -> intermediating.named(number).representation().client().value());
            return "redirect:" + DeskContacts.url(contactId) + "/clients/" + client;
        } catch (NotFound nobodys) {
            String page = again(contactId, typed, "input.representation.nobodys", model, response);
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return page;
        }
    }

    private String again(UUID contactId, String typed, String why, Model model, HttpServletResponse response) {
        InvalidInput invalid = new InvalidInput(List.of(Wrong.of(FIELD, why)));
        return ContactPages.again(page(contactId, typed, model), invalid, model, response);
    }

    private String page(UUID contactId, String typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("typed", typed);
        return "desk/represented";
    }

    private static @Nullable UUID number(String typed) {
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException noNumber) {
            return null;
        }
    }
}
