package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Organizations at the desk: found by their number or two criteria, masked until opened. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/organizations")
class OrganizationPages {
    private final Searching searching;
    private final DeskContacts desk;
    private final AttributeDictionary dictionary;

    OrganizationPages(Searching searching, DeskContacts desk, AttributeDictionary dictionary) {
        this.searching = searching;
        this.desk = desk;
        this.dictionary = dictionary;
    }

    @GetMapping("/search")
    String find(@PathVariable UUID contactId, Model model) {
        return search(contactId, Map.of(), model);
    }

    @PostMapping("/search")
    String find(
            @PathVariable UUID contactId,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> criteria = new LinkedHashMap<>(typed);
        criteria.keySet().retainAll(Criteria.OF_ORGANIZATIONS);
        String page = search(contactId, criteria, model);
        try {
            model.addAttribute(
                    "found", desk.within(contactId, () -> searching.search(Criteria.ofOrganization(criteria))));
            return page;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, invalid, model, response);
        }
    }

    private String search(UUID contactId, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("typed", typed);
        model.addAttribute("dictionary", dictionary);
        return "desk/organizations";
    }
}
