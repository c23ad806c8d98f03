package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The step in which an agent finds whoever something is to be recorded of beside the client, whatever it is. */
@Component
class OtherPerson {
    private final Searching searching;
    private final RepresentationChoices choices;
    private final DeskContacts desk;

    OtherPerson(Searching searching, RepresentationChoices choices, DeskContacts desk) {
        this.searching = searching;
        this.choices = choices;
        this.desk = desk;
    }

    /**
     * Where the step stands.
     *
     * @param here the list it began at; {@code here/new?person=…} goes on with whoever is found
     * @param heading key of what is looked for
     * @param back key of the list
     */
    record Step(UUID contact, String here, String heading, String back) {}

    String asked(Step step, Model model) {
        return page(step, Map.of(), model);
    }

    String found(Step step, Map<String, String> typed, Model model, HttpServletResponse response) {
        Map<String, String> criteria = new LinkedHashMap<>(typed);
        criteria.keySet().retainAll(Criteria.SEARCHABLE);
        String page = page(step, criteria, model);
        try {
            model.addAttribute("found", desk.within(step.contact(), () -> searching.search(new Criteria(criteria))));
            return page;
        } catch (InvalidInput invalid) {
            return ContactPages.again(page, invalid, model, response);
        }
    }

    private String page(Step step, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(step.contact()));
        model.addAttribute("step", step);
        model.addAttribute("here", step.here());
        model.addAttribute("typed", typed);
        model.addAttribute("choices", choices);
        return "desk/other-person";
    }
}
