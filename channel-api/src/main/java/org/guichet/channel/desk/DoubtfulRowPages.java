package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.load.DoubtfulRows;
import org.guichet.registry.registration.load.DoubtfulRows.Found;
import org.guichet.registry.registration.load.DoubtfulRows.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Rows of files with which too many may be meant: within a contact of the back office a supervisor looks for whom it may
 * be, and either has the two compared in a review or says that nobody known is she.
 */
@Controller
@RequestMapping("/desk")
class DoubtfulRowPages {
    private static final int PAGE = 50;
    private static final String ROW = "/contacts/{contactId}/doubtful-rows/{load}/{row}";

    private final DoubtfulRows doubtful;
    private final Tools tools;
    private final Contacts contacts;
    private final DeskContacts desk;
    private final DuplicatePages.Words words;

    DoubtfulRowPages(
            DoubtfulRows doubtful, Tools tools, Contacts contacts, DeskContacts desk, DuplicatePages.Words words) {
        this.doubtful = doubtful;
        this.tools = tools;
        this.contacts = contacts;
        this.desk = desk;
        this.words = words;
    }

    /** What she is looked for by, and compared with. */
    @org.springframework.stereotype.Component
    record Tools(Searching searching, DuplicateReviews reviews) {}

    @GetMapping("/doubtful-rows")
    String queue(
            @RequestParam(required = false) @Nullable UUID load,
            @RequestParam(defaultValue = "0") int row,
            @RequestParam(required = false) @Nullable String settled,
            Model model) {
        model.addAttribute("waiting", doubtful.waiting(PAGE, load == null ? null : new Place(load, row)));
        model.addAttribute("settled", settled != null);
        return "desk/doubtful-rows";
    }

    @PostMapping("/doubtful-rows/{load}/{row}/contact")
    String enter(@PathVariable UUID load, @PathVariable int row, Locale locale) {
        Contact contact = contacts.open(new NewContact(
                words.messages().getMessage("doubtful.contact", null, locale),
                null,
                load + "/" + row,
                "DUPLICATE_REVIEW",
                null,
                locale.getLanguage(),
                null,
                "BACK_OFFICE",
                null,
                null));
        return "redirect:" + DeskContacts.url(contact.id()) + "/doubtful-rows/" + load + "/" + row;
    }

    @GetMapping(ROW)
    String look(@PathVariable UUID contactId, @PathVariable UUID load, @PathVariable int row, Model model) {
        return page(contactId, new Place(load, row), Map.of(), model);
    }

    @PostMapping(ROW)
    String search(
            @PathVariable UUID contactId,
            @PathVariable UUID load,
            @PathVariable int row,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> criteria = new LinkedHashMap<>(typed);
        criteria.keySet().retainAll(Criteria.SEARCHABLE);
        String page = page(contactId, new Place(load, row), criteria, model);
        try {
            Searching.Found found =
                    desk.within(contactId, () -> tools.searching().search(new Criteria(criteria)));
            model.addAttribute("truncated", found.truncated());
            model.addAttribute("found", others(found, model));
            return page;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, invalid, model, response);
        }
    }

    /** Whom the row was entered as is found too, and is nobody else. */
    private static List<Candidate> others(Searching.Found found, Model model) {
        DoubtfulRows.Looked looked = (DoubtfulRows.Looked) Objects.requireNonNull(model.getAttribute("looked"));
        return found.candidates().stream()
                .filter(one -> !one.client().equals(looked.row().client()))
                .toList();
    }

    /** The review is open before the row is settled: whatever fails in between, somebody still sees to it. */
    @PostMapping(ROW + "/comparison")
    String compare(
            @PathVariable UUID contactId,
            @PathVariable UUID load,
            @PathVariable int row,
            @RequestParam UUID client,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        Place place = new Place(load, row);
        try {
            UUID review = desk.within(contactId, () -> {
                ClientId entered = doubtful.look(place).row().client();
                UUID asked = tools.reviews().ask(entered, new ClientId(client));
                doubtful.settle(place, Found.REVIEW, "review " + asked);
                return asked;
            });
            return "redirect:" + DeskContacts.url(contactId) + "/duplicate-reviews/" + review;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, place, Map.of(), model), invalid, model, response);
        } catch (StateChanged settled) {
            return changed(contactId, place, model, response);
        }
    }

    @PostMapping(ROW + "/outcome")
    String nobodyKnown(
            @PathVariable UUID contactId,
            @PathVariable UUID load,
            @PathVariable int row,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        Place place = new Place(load, row);
        try {
            desk.within(contactId, () -> {
                doubtful.settle(place, Found.NEW, reason);
                return true;
            });
        } catch (InvalidInput invalid) {
            model.addAttribute("reason", reason);
            return ContactPages.again(page(contactId, place, Map.of(), model), invalid, model, response);
        } catch (StateChanged settled) {
            return changed(contactId, place, model, response);
        }
        contacts.close(contactId, Contact.Outcome.RESOLVED, null);
        return "redirect:/desk/doubtful-rows?settled";
    }

    private String changed(UUID contactId, Place place, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return page(contactId, place, Map.of(), model);
    }

    private String page(UUID contactId, Place place, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("looked", desk.within(contactId, () -> doubtful.look(place)));
        model.addAttribute("dictionary", words.dictionary());
        model.addAttribute("typed", typed);
        return "desk/doubtful-row";
    }
}
