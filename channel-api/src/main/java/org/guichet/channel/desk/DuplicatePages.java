package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.duplicate.Comparing;
import org.guichet.registry.duplicate.DuplicateReview;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The queue of possible duplicates, and two clients side by side. Entering a review opens a contact of the back office
 * with the review as its ticket; deciding it closes the contact.
 */
@Controller
@RequestMapping("/desk")
class DuplicatePages {
    private static final int PAGE = 50;
    private static final TypedDecision NOTHING_YET = new TypedDecision(null, null, Map.of(), Set.of());

    private final DuplicateReviews reviews;
    private final Comparing comparing;
    private final Contacts contacts;
    private final DeskContacts desk;
    private final Words words;

    DuplicatePages(DuplicateReviews reviews, Comparing comparing, Contacts contacts, DeskContacts desk, Words words) {
        this.reviews = reviews;
        this.comparing = comparing;
        this.contacts = contacts;
        this.desk = desk;
        this.words = words;
    }

    /** What the pages are worded with. */
    @org.springframework.stereotype.Component
    record Words(MessageSource messages, AttributeDictionary dictionary) {}

    @GetMapping("/duplicate-reviews")
    String queue(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable UUID decided,
            Model model) {
        model.addAttribute("waiting", reviews.waiting(PAGE, cursor));
        model.addAttribute("dictionary", words.dictionary());
        model.addAttribute("decided", decided == null ? null : reviews.find(decided));
        return "desk/duplicate-reviews";
    }

    @PostMapping("/duplicate-reviews/{id}/contact")
    String enter(@PathVariable UUID id, Locale locale) {
        Contact contact = contacts.open(new NewContact(
                words.messages().getMessage("desk.duplicates.reason", null, locale),
                null,
                id.toString(),
                "DUPLICATE_REVIEW",
                null,
                locale.getLanguage(),
                null,
                "BACK_OFFICE",
                null,
                null));
        return "redirect:" + url(contact.id(), id);
    }

    @GetMapping("/contacts/{contactId}/duplicate-reviews/{id}")
    String compare(@PathVariable UUID contactId, @PathVariable UUID id, Model model) {
        DuplicateReview review = reviews.find(id);
        return review.state() == State.OPEN ? page(contactId, id, NOTHING_YET, model) : decided(review, false, model);
    }

    @PostMapping("/contacts/{contactId}/duplicate-reviews/{id}")
    String decide(
            @PathVariable UUID contactId,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        DuplicateReview review = reviews.find(id);
        if (review.state() != State.OPEN) {
            return decided(review, true, model);
        }
        desk.mine(contactId);
        TypedDecision typed = TypedDecision.of(form);
        try {
            DuplicateReviews.Decision decision = typed.decision();
            desk.within(contactId, () -> reviews.resolve(id, decision));
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, id, typed, model), invalid, model, response);
        } catch (StateChanged changed) {
            return changed(contactId, id, typed, model, response);
        }
        contacts.close(contactId, Contact.Outcome.RESOLVED, null);
        return "redirect:/desk/duplicate-reviews?decided=" + id;
    }

    /** Somebody else was quicker: either this pair is decided, or one of the two is somebody else now. */
    private String changed(UUID contactId, UUID id, TypedDecision typed, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        DuplicateReview review = reviews.find(id);
        if (review.state() != State.OPEN) {
            contacts.close(contactId, Contact.Outcome.RESOLVED, null);
            return decided(review, true, model);
        }
        model.addAttribute("changed", true);
        return page(contactId, id, typed, model);
    }

    private String page(UUID contactId, UUID id, TypedDecision typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("sides", desk.within(contactId, () -> comparing.of(id)));
        model.addAttribute("dictionary", words.dictionary());
        model.addAttribute("typed", typed);
        return "desk/duplicate-review";
    }

    private static String decided(DuplicateReview review, boolean sent, Model model) {
        model.addAttribute("sent", sent);
        model.addAttribute("review", review);
        return "desk/duplicate-decided";
    }

    private static String url(UUID contactId, UUID review) {
        return DeskContacts.url(contactId) + "/duplicate-reviews/" + review;
    }
}
