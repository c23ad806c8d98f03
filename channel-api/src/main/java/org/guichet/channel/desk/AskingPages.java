package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.enquiry.Enquiries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the caller asks about an entry of her ledger, and what was answered: told to her within a contact. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}")
class AskingPages {
    private static final int PAGE = 50;

    private final Ledger ledger;
    private final Enquiries enquiries;
    private final DeskContacts desk;

    AskingPages(Ledger ledger, Enquiries enquiries, DeskContacts desk) {
        this.ledger = ledger;
        this.enquiries = enquiries;
        this.desk = desk;
    }

    @GetMapping("/enquiries")
    String asked(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(required = false) @Nullable String asked,
            Model model) {
        stand(contactId, clientId, model);
        model.addAttribute(
                "enquiries", desk.within(contactId, () -> enquiries.of(new ClientId(clientId), PAGE, offset)));
        model.addAttribute("asked", asked != null);
        return "desk/enquiries";
    }

    @GetMapping("/disclosures/{entry}/enquiry")
    String form(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID entry, Model model) {
        stand(contactId, clientId, model);
        model.addAttribute("entry", desk.within(contactId, () -> ledger.entry(new ClientId(clientId), entry)));
        return "desk/enquiry";
    }

    @PostMapping("/disclosures/{entry}/enquiry")
    String ask(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @PathVariable UUID entry,
            @RequestParam(required = false) @Nullable String question,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            desk.within(contactId, () -> enquiries.askAbout(new ClientId(clientId), entry, question));
            return "redirect:" + here(contactId, clientId) + "/enquiries?asked";
        } catch (InvalidInput invalid) {
            model.addAttribute("typed", question);
            return ContactPages.again(form(contactId, clientId, entry, model), invalid, model, response);
        } catch (StateChanged full) {
            model.addAttribute("typed", question);
            return full(form(contactId, clientId, entry, model), model, response);
        }
    }

    /** So much waits already: what was typed stays on the page. */
    static String full(String page, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("full", true);
        return page;
    }

    private void stand(UUID contactId, UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", here(contactId, clientId));
    }

    private static String here(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId;
    }
}
