package org.guichet.channel.citizen;

import java.util.Locale;
import org.guichet.catalog.clientview.RecipientList;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** "Who got this": to whom one of her facts was given. */
@Controller
class OwnRecipientPages {
    private static final int PAGE = 50;

    private final RecipientList recipients;
    private final AttributeDictionary dictionary;

    OwnRecipientPages(RecipientList recipients, AttributeDictionary dictionary) {
        this.recipients = recipients;
        this.dictionary = dictionary;
    }

    @GetMapping("/me/facts/{attribute}/recipients")
    String list(
            @PathVariable String attribute, @RequestParam(defaultValue = "0") int offset, Locale locale, Model model) {
        Attribute known = dictionary
                .find(attribute)
                .filter(found -> found.held() == Attribute.Held.KEPT)
                .orElseThrow(NotFound::new);
        int from = Math.max(offset, 0);
        model.addAttribute("given", recipients.of(Me.id(), known.code(), PAGE, from, locale));
        model.addAttribute("attribute", known);
        model.addAttribute("offset", from);
        model.addAttribute("page", PAGE);
        model.addAttribute("tab", "applications");
        return "citizen/recipients";
    }
}
