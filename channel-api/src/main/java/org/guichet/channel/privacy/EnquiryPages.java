package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.enquiry.AnsweringEnquiries;
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

/** What clients ask about their data: the queue, due first; the words once the officer has said why; the answer. */
@Controller
@RequestMapping("/privacy/enquiries")
class EnquiryPages {
    private static final int PAGE = 50;

    private final AnsweringEnquiries answering;
    private final AnsweringContacts contacts;
    private final LegalDay day;

    EnquiryPages(AnsweringEnquiries answering, AnsweringContacts contacts, LegalDay day) {
        this.answering = answering;
        this.day = day;
        this.contacts = contacts;
    }

    @GetMapping
    String queue(
            @RequestParam(required = false) Enquiry.@Nullable State state,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(required = false) @Nullable String answered,
            Model model) {
        model.addAttribute(
                "queue", state == null ? answering.waiting(PAGE, offset) : answering.in(state, PAGE, offset));
        model.addAttribute("state", state);
        model.addAttribute("states", Enquiry.State.values());
        model.addAttribute("answered", answered != null);
        return "privacy/enquiries";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("enquiry", answering.find(id));
        return "privacy/enquiry";
    }

    @PostMapping("/{id}/opening")
    String open(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            Contact contact = contacts.begin(id, reason);
            return "redirect:/privacy/enquiries/" + id + "/contacts/" + contact.id();
        } catch (InvalidInput invalid) {
            model.addAttribute("typed", reason);
            return again(one(id, model), invalid, model, response);
        }
    }

    @GetMapping("/{id}/contacts/{contact}")
    String words(@PathVariable UUID id, @PathVariable UUID contact, Model model) {
        model.addAttribute("opened", AnsweringContacts.within(contact, () -> answering.open(id)));
        model.addAttribute("contact", contact);
        model.addAttribute("today", day.today());
        return "privacy/enquiry-words";
    }

    @PostMapping("/{id}/contacts/{contact}/extension")
    String extend(
            @PathVariable UUID id,
            @PathVariable UUID contact,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            AnsweringContacts.within(contact, () -> answering.extend(id, reason));
            return "redirect:/privacy/enquiries/" + id + "/contacts/" + contact;
        } catch (InvalidInput invalid) {
            model.addAttribute("typedReason", reason);
            return again(words(id, contact, model), invalid, model, response);
        }
    }

    @PostMapping("/{id}/contacts/{contact}/answer")
    String answer(
            @PathVariable UUID id,
            @PathVariable UUID contact,
            @RequestParam(required = false) @Nullable String answer,
            Model model,
            HttpServletResponse response) {
        try {
            return AnsweringContacts.within(contact, () -> {
                answering.answer(id, answer);
                contacts.end();
                return "redirect:/privacy/enquiries?answered";
            });
        } catch (InvalidInput invalid) {
            model.addAttribute("typed", answer);
            return again(words(id, contact, model), invalid, model, response);
        }
    }

    private static String again(String page, InvalidInput invalid, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", invalid.wrong());
        return page;
    }
}
