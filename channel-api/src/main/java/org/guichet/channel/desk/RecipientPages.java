package org.guichet.channel.desk;

import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.RecipientList;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who got one fact of a client, within a contact. */
@Controller
class RecipientPages {
    private static final int PAGE = 50;

    private final RecipientList recipients;
    private final AttributeDictionary dictionary;
    private final DeskContacts desk;

    RecipientPages(RecipientList recipients, AttributeDictionary dictionary, DeskContacts desk) {
        this.recipients = recipients;
        this.dictionary = dictionary;
        this.desk = desk;
    }

    @GetMapping("/desk/contacts/{contactId}/clients/{clientId}/facts/{attribute}/recipients")
    String list(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @PathVariable String attribute,
            @RequestParam(defaultValue = "0") int offset,
            Locale locale,
            Model model) {
        Attribute known = dictionary
                .find(attribute)
                .filter(found -> found.held() == Attribute.Held.KEPT)
                .orElseThrow(NotFound::new);
        int from = Math.max(offset, 0);
        desk.mine(contactId);
        model.addAttribute(
                "given",
                desk.within(contactId, () -> recipients.of(new ClientId(clientId), known.code(), PAGE, from, locale)));
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("client", clientId);
        model.addAttribute("attribute", known);
        model.addAttribute("offset", from);
        model.addAttribute("page", PAGE);
        return "desk/recipients";
    }
}
