package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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

/** The step in which an agent finds whoever something is to be recorded of beside the client, whatever it is. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/{list:representatives|relations}/search")
class OtherPersonPages {
    private static final String NUMBER = "identifier.businessNumber";

    private final Searching searching;
    private final RepresentationChoices choices;
    private final DeskContacts desk;

    OtherPersonPages(Searching searching, RepresentationChoices choices, DeskContacts desk) {
        this.searching = searching;
        this.choices = choices;
        this.desk = desk;
    }

    @GetMapping
    String asked(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable String list, Model model) {
        return page(contactId, clientId, list, Map.of(), model);
    }

    @PostMapping
    String found(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @PathVariable String list,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> criteria = new LinkedHashMap<>(typed);
        criteria.keySet().retainAll(Criteria.SEARCHABLE);
        String page = page(contactId, clientId, list, criteria, model);
        model.addAttribute("number", typed.get(NUMBER));
        try {
            model.addAttribute(
                    "found", desk.within(contactId, () -> searching.search(criteria(list, typed, criteria))));
            return page;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, invalid, model, response);
        }
    }

    /** By its number an organization, which may be a trusted intermediary; else a person. */
    private static Criteria criteria(String list, Map<String, String> typed, Map<String, String> ofPerson) {
        String number = typed.getOrDefault(NUMBER, "");
        return list.equals("representatives") && !number.isBlank()
                ? Criteria.ofOrganization(Map.of(NUMBER, number))
                : new Criteria(ofPerson);
    }

    private String page(UUID contactId, UUID clientId, String list, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", DeskContacts.url(contactId) + "/clients/" + clientId + "/" + list);
        model.addAttribute("list", list);
        model.addAttribute("typed", typed);
        model.addAttribute("choices", choices);
        return "desk/other-person";
    }
}
