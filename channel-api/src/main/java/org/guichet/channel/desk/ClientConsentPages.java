package org.guichet.channel.desk;

import java.util.UUID;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.catalog.clientview.WithdrawalPreviews;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.ConsentNeed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The consents of the client of a contact: seen, explained before one is withdrawn, and withdrawn for her. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/consents")
class ClientConsentPages {
    private final Consenting consenting;
    private final WithdrawalPreviews previews;
    private final ConsentNeed need;
    private final DeskContacts desk;

    ClientConsentPages(Consenting consenting, WithdrawalPreviews previews, ConsentNeed need, DeskContacts desk) {
        this.consenting = consenting;
        this.previews = previews;
        this.need = need;
        this.desk = desk;
    }

    @GetMapping
    String list(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable UUID of,
            Model model) {
        frame(contactId, clientId, model);
        model.addAttribute("of", of);
        model.addAttribute("consents", desk.within(contactId, () -> consenting.of(new ClientId(clientId))));
        model.addAttribute("notices", need.notices());
        return "desk/consents";
    }

    @GetMapping("/{id}/history")
    String history(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID id, Model model) {
        frame(contactId, clientId, model);
        model.addAttribute("history", desk.within(contactId, () -> consenting.history(id)));
        return "desk/consent-history";
    }

    @GetMapping("/{id}/withdrawal")
    String before(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID id, Model model) {
        frame(contactId, clientId, model);
        model.addAttribute("preview", desk.within(contactId, () -> previews.of(id)));
        return "desk/consent-withdrawal";
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID id) {
        desk.mine(contactId);
        desk.within(contactId, () -> consenting.withdraw(id));
        return "redirect:" + url(contactId, clientId) + "/consents?withdrawn&of=" + id;
    }

    private void frame(UUID contactId, UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("view", url(contactId, clientId));
        model.addAttribute("here", url(contactId, clientId) + "/consents");
    }

    private static String url(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId;
    }
}
