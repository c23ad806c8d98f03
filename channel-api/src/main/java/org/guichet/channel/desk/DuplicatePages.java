package org.guichet.channel.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.duplicate.Comparing;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
    private static final String CHOICE = "choice.";

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
            @RequestParam(required = false) @Nullable String decided,
            Model model) {
        model.addAttribute("waiting", reviews.waiting(PAGE, cursor));
        model.addAttribute("dictionary", words.dictionary());
        model.addAttribute("decided", decided != null);
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
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("sides", desk.within(contactId, () -> comparing.of(id)));
        model.addAttribute("dictionary", words.dictionary());
        return "desk/duplicate-review";
    }

    @PostMapping("/contacts/{contactId}/duplicate-reviews/{id}")
    String decide(
            @PathVariable UUID contactId,
            @PathVariable UUID id,
            @RequestParam Resolution resolution,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam Map<String, String> typed) {
        desk.mine(contactId);
        DuplicateReviews.Decision decision = new DuplicateReviews.Decision(resolution, null, reason, choices(typed));
        desk.within(contactId, () -> reviews.resolve(id, decision));
        contacts.close(contactId, Contact.Outcome.RESOLVED, null);
        return "redirect:/desk/duplicate-reviews?decided";
    }

    private static Map<String, UUID> choices(Map<String, String> typed) {
        Map<String, UUID> choices = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(CHOICE) && !value.isBlank()) {
                choices.put(name.substring(CHOICE.length()), id(name, value));
            }
        });
        return choices;
    }

    private static UUID id(String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInput(List.of(Wrong.of(field, "input.choice")));
        }
    }

    private static String url(UUID contactId, UUID review) {
        return DeskContacts.url(contactId) + "/duplicate-reviews/" + review;
    }
}
