package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.enquiry.Enquiries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at the caller's data, what she asks about it, and what was answered: told to her within a contact. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}")
class LedgerPages {
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final int PAGE = 50;

    private final Ledger ledger;
    private final Enquiries enquiries;
    private final Contacts contacts;
    private final DeskContacts desk;
    private final Clock clock;

    LedgerPages(Ledger ledger, Enquiries enquiries, Contacts contacts, DeskContacts desk, Clock clock) {
        this.ledger = ledger;
        this.enquiries = enquiries;
        this.contacts = contacts;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/disclosures")
    String disclosures(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "0") int offset,
            Model model,
            Locale locale) {
        stand(contactId, clientId, model);
        Instant now = clock.instant();
        model.addAttribute(
                "ledger",
                desk.within(
                        contactId, () -> ledger.of(new ClientId(clientId), now.minus(TWO_YEARS), now, PAGE, offset)));
        model.addAttribute("offset", Math.max(offset, 0));
        model.addAttribute("page", PAGE);
        model.addAttribute("methodNames", contacts.methodNames(locale));
        return "desk/disclosures";
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
        }
    }

    private void stand(UUID contactId, UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", here(contactId, clientId));
    }

    private static String here(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId;
    }
}
