package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Reason;
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
        } catch (DisclosureRefused refused) {
            model.addAttribute("typed", reason);
            return refused(id, refused, model, response);
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
            return wrong(id, contact, invalid, model, response);
        } catch (StateChanged changed) {
            typed(null, reason, model);
            return notSent(id, HttpStatus.CONFLICT, "privacy.enquiry.changed", model, response);
        } catch (DisclosureRefused refused) {
            typed(null, reason, model);
            return refused(id, refused, model, response);
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
            return wrong(id, contact, invalid, model, response);
        } catch (StateChanged changed) {
            typed(answer, null, model);
            return notSent(id, HttpStatus.CONFLICT, "privacy.enquiry.changed", model, response);
        } catch (DisclosureRefused refused) {
            typed(answer, null, model);
            return refused(id, refused, model, response);
        }
    }

    /** Beside the words, which open once more; where they do not, what was written stays all the same. */
    private String wrong(UUID id, UUID contact, InvalidInput invalid, Model model, HttpServletResponse response) {
        try {
            return again(words(id, contact, model), invalid, model, response);
        } catch (DisclosureRefused refused) {
            return refused(id, refused, model, response);
        }
    }

    /** The door said no: only without a contact does it help to say again why the words are opened. */
    private String refused(UUID id, DisclosureRefused refused, Model model, HttpServletResponse response) {
        Reason reason = refused.reason();
        return switch (reason) {
            case GROUNDS_UNREADABLE ->
                throw refused; // for whoever keeps the platform: it is logged, and answered as 503
            case CONTACT_REQUIRED -> notSent(id, HttpStatus.FORBIDDEN, "privacy.enquiry.ended", model, response);
            default -> {
                model.addAttribute("refused", reason.code());
                yield notSent(
                        id,
                        reason == Reason.TOO_MANY_READS ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.FORBIDDEN,
                        "privacy.enquiry.refused",
                        model,
                        response);
            }
        };
    }

    /** What was written stays on the page, to be sent from another contact or copied. */
    private String notSent(UUID id, HttpStatus status, String why, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("notSent", why);
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
