package org.guichet.channel.citizen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.clientview.LedgerWords;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LogRoots;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What is known of the person signed in, where her applications stand, and who looked. */
@Controller
@RequestMapping("/me")
class OwnPages {
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final int PAGE = 50;

    private final ClientViews views;
    private final Ledger ledger;
    private final LedgerWords words;
    private final Contacts contacts;
    private final LogRoots roots;
    private final Clock clock;

    OwnPages(ClientViews views, Ledger ledger, LedgerWords words, Contacts contacts, LogRoots roots, Clock clock) {
        this.views = views;
        this.contacts = contacts;
        this.ledger = ledger;
        this.words = words;
        this.roots = roots;
        this.clock = clock;
    }

    @GetMapping
    String own(Model model) {
        model.addAttribute("view", views.of(Me.id()));
        model.addAttribute("tab", "applications");
        return "citizen/applications";
    }

    @GetMapping("/disclosures")
    String disclosures(@RequestParam(defaultValue = "0") int offset, Model model, Locale locale) {
        Instant now = clock.instant();
        Ledger.Page page = ledger.of(Me.id(), now.minus(TWO_YEARS), now, PAGE, offset);
        model.addAttribute("ledger", page);
        model.addAttribute("said", words.of(page, locale));
        model.addAttribute("offset", Math.max(offset, 0));
        model.addAttribute("page", PAGE);
        model.addAttribute("methodNames", contacts.methodNames(locale));
        model.addAttribute("root", roots.latest().orElse(null));
        model.addAttribute("tab", "disclosures");
        return "citizen/disclosures";
    }

    /** That an entry is in the sealed log, as a file to keep: {@code ops/verify-log --proof} reads it. */
    @GetMapping(value = "/disclosures/{entry}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    LogProofs.Inclusion proof(@PathVariable UUID entry) {
        return ledger.proof(Me.id(), entry);
    }
}
