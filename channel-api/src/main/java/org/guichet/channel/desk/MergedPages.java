package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.duplicate.Merges;
import org.guichet.registry.duplicate.Merging;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Merges, and taking one back: within a contact of the back office that is opened and closed with it. */
@Controller
@RequestMapping("/desk/merges")
class MergedPages {
    private static final int PAGE = 50;

    private final Merges merges;
    private final Merging merging;
    private final Contacts contacts;
    private final DeskContacts desk;
    private final MessageSource messages;

    MergedPages(Merges merges, Merging merging, Contacts contacts, DeskContacts desk, MessageSource messages) {
        this.merges = merges;
        this.merging = merging;
        this.contacts = contacts;
        this.desk = desk;
        this.messages = messages;
    }

    @GetMapping
    String merges(@RequestParam(required = false) @Nullable UUID cursor, Model model) {
        model.addAttribute("merges", merges.newest(PAGE, cursor));
        return "desk/merges";
    }

    @GetMapping("/{id}")
    String merge(@PathVariable UUID id, @RequestParam(required = false) @Nullable String undone, Model model) {
        model.addAttribute("undone", undone != null);
        return page(id, null, model);
    }

    @PostMapping("/{id}/undoing")
    String undo(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        merges.find(id);
        UUID contact = contacts.open(reviewing(id, locale)).id();
        try {
            desk.within(contact, () -> {
                merging.unmerge(id, reason);
                return true;
            });
        } catch (InvalidInput invalid) {
            contacts.close(contact, Contact.Outcome.ABANDONED, null);
            return ContactPages.again(page(id, reason, model), invalid, model, response);
        } catch (StateChanged changed) {
            contacts.close(contact, Contact.Outcome.ABANDONED, null);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(id, reason, model);
        }
        contacts.close(contact, Contact.Outcome.RESOLVED, null);
        return "redirect:/desk/merges/" + id + "?undone";
    }

    private NewContact reviewing(UUID merge, Locale locale) {
        return new NewContact(
                messages.getMessage("desk.merge.contact", null, locale),
                null,
                merge.toString(),
                "DUPLICATE_REVIEW",
                null,
                locale.getLanguage(),
                null,
                "BACK_OFFICE",
                null,
                null);
    }

    private String page(UUID id, @Nullable String reason, Model model) {
        model.addAttribute("merge", merges.find(id));
        model.addAttribute("reason", reason);
        return "desk/merge";
    }
}
