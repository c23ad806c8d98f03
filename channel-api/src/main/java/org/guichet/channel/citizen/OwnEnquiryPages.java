package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Ask about this": from an entry of her ledger, in her words; the rights the law gives; and what was answered. */
@Controller
@RequestMapping("/me")
class OwnEnquiryPages {
    private static final int PAGE = 50;

    private final Enquiries enquiries;
    private final Ledger ledger;

    OwnEnquiryPages(Enquiries enquiries, Ledger ledger) {
        this.enquiries = enquiries;
        this.ledger = ledger;
    }

    @GetMapping("/enquiries")
    String mine(
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(required = false) @Nullable String asked,
            Model model) {
        model.addAttribute("enquiries", enquiries.of(Me.id(), PAGE, offset));
        model.addAttribute("asked", asked != null);
        model.addAttribute("tab", "enquiries");
        return "citizen/enquiries";
    }

    @GetMapping("/enquiries/new")
    String rights(Model model) {
        model.addAttribute("rights", Enquiry.RIGHTS);
        model.addAttribute("tab", "enquiries");
        return "citizen/right";
    }

    @PostMapping("/enquiries/new")
    String request(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String words,
            Model model,
            HttpServletResponse response) {
        try {
            enquiries.request(Me.id(), kind, words, null);
            return "redirect:/me/enquiries?asked";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            model.addAttribute("chosen", kind);
            model.addAttribute("typed", words);
            return rights(model);
        } catch (StateChanged full) {
            model.addAttribute("chosen", kind);
            model.addAttribute("typed", words);
            return full(rights(model), model, response);
        }
    }

    @GetMapping("/disclosures/{entry}/enquiry")
    String form(@PathVariable UUID entry, Model model) {
        model.addAttribute("entry", ledger.entry(Me.id(), entry));
        model.addAttribute("tab", "disclosures");
        return "citizen/enquiry";
    }

    @PostMapping("/disclosures/{entry}/enquiry")
    String ask(
            @PathVariable UUID entry,
            @RequestParam(required = false) @Nullable String question,
            Model model,
            HttpServletResponse response) {
        try {
            enquiries.askAbout(Me.id(), entry, question);
            return "redirect:/me/enquiries?asked";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            model.addAttribute("typed", question);
            return form(entry, model);
        } catch (StateChanged full) {
            model.addAttribute("typed", question);
            return full(form(entry, model), model, response);
        }
    }

    /** So much waits already: what she wrote stays on the page. */
    private static String full(String page, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("full", true);
        return page;
    }
}
