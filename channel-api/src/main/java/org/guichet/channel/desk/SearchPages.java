package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Looking for the client: by two criteria or one identifier, never in the address, and masked until opened. Where the
 * browser runs our script it asks while the agent types; without it the button does the same.
 */
@Controller
@RequestMapping("/desk/contacts/{contactId}/search")
class SearchPages {
    private final Searching searching;
    private final DeskContacts desk;
    private final AttributeDictionary dictionary;
    private final TypingPace pace;
    private final LastViewed lastViewed;

    SearchPages(
            Searching searching,
            DeskContacts desk,
            AttributeDictionary dictionary,
            TypingPace pace,
            LastViewed lastViewed) {
        this.searching = searching;
        this.desk = desk;
        this.dictionary = dictionary;
        this.pace = pace;
        this.lastViewed = lastViewed;
    }

    @GetMapping
    String form(@PathVariable UUID contactId, Model model) {
        return page(contactId, Map.of(), model);
    }

    @PostMapping
    String search(
            @PathVariable UUID contactId,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> criteria = new LinkedHashMap<>(typed);
        criteria.keySet().retainAll(Criteria.SEARCHABLE);
        String page = page(contactId, criteria, model);
        try {
            model.addAttribute("found", desk.within(contactId, () -> searching.search(new Criteria(criteria))));
            return page;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, invalid, model, response);
        }
    }

    /** What the script shows below the form while somebody types: a part of a page, empty where it is too early. */
    @PostMapping("/typing")
    String typing(
            @PathVariable UUID contactId,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("sendsCodes", desk.sendsCodes());
        Optional<Criteria> begun = Criteria.begun(typed);
        if (begun.isPresent() && !pace.allows(Acting.errand().actor().id())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, TypingPace.WAIT_SECONDS);
        } else {
            begun.ifPresent(
                    criteria -> model.addAttribute("found", desk.within(contactId, () -> searching.search(criteria))));
        }
        return "desk/typing :: options";
    }

    /** Shown on request alone: a screen at the counter is seen by more than the agent. */
    @GetMapping("/last-viewed")
    String lastViewed(@PathVariable UUID contactId, Model model) {
        String page = page(contactId, Map.of(), model);
        model.addAttribute("again", desk.within(contactId, lastViewed::list));
        return page;
    }

    private String page(UUID contactId, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("typed", typed);
        model.addAttribute("dictionary", dictionary);
        model.addAttribute("sendsCodes", desk.sendsCodes());
        return "desk/search";
    }
}
