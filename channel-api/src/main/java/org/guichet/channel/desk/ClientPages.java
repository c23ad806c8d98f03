package org.guichet.channel.desk;

import java.util.UUID;
import org.guichet.catalog.clientview.ClientView;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.registration.Registration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client view within a contact, and "still true" with one key. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}")
class ClientPages {
    private final ClientViews views;
    private final Registration registration;
    private final PublicServices services;
    private final DeskContacts desk;

    ClientPages(ClientViews views, Registration registration, PublicServices services, DeskContacts desk) {
        this.views = views;
        this.registration = registration;
        this.services = services;
        this.desk = desk;
    }

    @GetMapping
    String view(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        desk.mine(contactId);
        ClientView view = desk.within(contactId, () -> views.of(new ClientId(clientId)));
        model.addAttribute("view", view);
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute(
                "offers",
                services.withForm().stream()
                        .filter(service -> service.definition().offer().isFor(view.kind()))
                        .toList());
        return "desk/client";
    }

    @PostMapping("/confirmations")
    String confirm(@PathVariable UUID contactId, @PathVariable UUID clientId, @RequestParam String attribute) {
        desk.mine(contactId);
        desk.within(
                contactId,
                () -> registration.confirmFact(
                        new ClientId(clientId), attribute, Registration.sourceOf(Acting.errand())));
        return "redirect:" + DeskContacts.url(contactId) + "/clients/" + clientId + "#facts";
    }
}
