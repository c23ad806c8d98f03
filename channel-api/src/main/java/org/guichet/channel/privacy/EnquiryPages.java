package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.DisclosureRefused;
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

    /**
     * @param answer what was written when the contact ended or somebody else was quicker, and is not to be lost
     * @param extension the same of why it takes longer
     */
    @PostMapping("/{id}/opening")
    String open(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String extension,
            Model model,
            HttpServletResponse response) {
        typed(answer, extension, model);
        try {
            Contact contact = contacts.begin(id, reason);
            return answer == null && extension == null
                    ? "redirect:/privacy/enquiries/" + id + "/contacts/" + contact.id()
                    : words(id, contact.id(), model);
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
            typed(null, reason, model);
            return again(words(id, contact, model), invalid, model, response);
        } catch (StateChanged | DisclosureRefused notSent) {
            typed(null, reason, model);
            return notSent(id, notSent, model, response);
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
            typed(answer, null, model);
            return again(words(id, contact, model), invalid, model, response);
        } catch (StateChanged | DisclosureRefused notSent) {
            typed(answer, null, model);
            return notSent(id, notSent, model, response);
        }
    }

    /** What was written stays on the page, to be sent from another contact or copied. */
    private String notSent(UUID id, RuntimeException why, Model model, HttpServletResponse response) {
        boolean changed = why instanceof StateChanged;
        response.setStatus((changed ? HttpStatus.CONFLICT : HttpStatus.FORBIDDEN).value());
        model.addAttribute("notSent", changed ? "privacy.enquiry.changed" : "privacy.enquiry.ended");
        return one(id, model);
    }

    private static void typed(@Nullable String answer, @Nullable String extension, Model model) {
        model.addAttribute("typedAnswer", answer);
        model.addAttribute("typedExtension", extension);
    }

    private static String again(String page, InvalidInput invalid, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", invalid.wrong());
        return page;
    }
}
