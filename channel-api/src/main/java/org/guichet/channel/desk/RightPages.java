package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One of the rights the law gives, asked for by the caller or by a letter that is keyed with the day it arrived. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/enquiries/new")
class RightPages {
    private static final List<String> IN_ORDER = List.of("kind", "words", "receivedOn");

    private final Enquiries enquiries;
    private final DeskContacts desk;

    RightPages(Enquiries enquiries, DeskContacts desk) {
        this.enquiries = enquiries;
        this.desk = desk;
    }

    @GetMapping
    String form(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", DeskContacts.url(contactId) + "/clients/" + clientId);
        model.addAttribute("rights", Enquiry.RIGHTS);
        return "desk/right";
    }

    @PostMapping
    String request(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String receivedOn,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        List<Wrong> unreadable = new ArrayList<>();
        LocalDate received = day(receivedOn, unreadable);
        try {
            if (!unreadable.isEmpty()) {
                unreadable.addAll(enquiries.wrong(kind, words, null));
                throw new InvalidInput(unreadable);
            }
            desk.within(contactId, () -> enquiries.request(new ClientId(clientId), kind, words, received));
            return "redirect:" + DeskContacts.url(contactId) + "/clients/" + clientId + "/enquiries?asked";
        } catch (InvalidInput invalid) {
            typed(kind, words, receivedOn, model);
            return ContactPages.again(
                    form(contactId, clientId, model), ContactPages.inOrder(invalid, IN_ORDER), model, response);
        } catch (StateChanged full) {
            typed(kind, words, receivedOn, model);
            return AskingPages.full(form(contactId, clientId, model), model, response);
        }
    }

    private static void typed(@Nullable String kind, @Nullable String words, @Nullable String receivedOn, Model model) {
        model.addAttribute("chosen", kind);
        model.addAttribute("typed", words);
        model.addAttribute("typedDay", receivedOn);
    }

    private static @Nullable LocalDate day(@Nullable String typed, List<Wrong> wrong) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            wrong.add(Wrong.of("receivedOn", "input.date"));
            return null;
        }
    }
}
