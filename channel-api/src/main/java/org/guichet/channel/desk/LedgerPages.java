package org.guichet.channel.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.clientview.LedgerWords;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.client.ClientId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at the caller's data, told to her within a contact, and the root of the log she may keep. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}")
class LedgerPages {
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final int PAGE = 50;

    private final Ledger ledger;
    private final LedgerWords words;
    private final Contacts contacts;
    private final DeskContacts desk;
    private final LogRoots roots;
    private final Clock clock;

    LedgerPages(Ledger ledger, LedgerWords words, Contacts contacts, DeskContacts desk, LogRoots roots, Clock clock) {
        this.ledger = ledger;
        this.words = words;
        this.contacts = contacts;
        this.desk = desk;
        this.roots = roots;
        this.clock = clock;
    }

    @GetMapping("/disclosures")
    String disclosures(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "0") int offset,
            Model model,
            Locale locale) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", DeskContacts.url(contactId) + "/clients/" + clientId);
        Instant now = clock.instant();
        Ledger.Page page = desk.within(
                contactId, () -> ledger.of(new ClientId(clientId), now.minus(TWO_YEARS), now, PAGE, offset));
        model.addAttribute("ledger", page);
        model.addAttribute("said", words.of(page, locale));
        model.addAttribute("offset", Math.max(offset, 0));
        model.addAttribute("page", PAGE);
        model.addAttribute("root", roots.latest().orElse(null));
        model.addAttribute("methodNames", contacts.methodNames(locale));
        return "desk/disclosures";
    }
}
