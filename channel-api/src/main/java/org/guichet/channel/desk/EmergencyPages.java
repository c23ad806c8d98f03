package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.catalog.clientview.ClientView;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.emergency.Emergencies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opening somebody's file in an emergency: said first what it means, then declared, then looked at. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/emergency")
class EmergencyPages {
    private final Emergencies emergencies;
    private final ClientViews views;
    private final DeskContacts desk;

    EmergencyPages(Emergencies emergencies, ClientViews views, DeskContacts desk) {
        this.emergencies = emergencies;
        this.views = views;
        this.desk = desk;
    }

    @GetMapping
    String form(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        return form(contactId, clientId, null, model);
    }

    @PostMapping
    String declare(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            desk.within(contactId, () -> emergencies.declare(new ClientId(clientId), reason));
            return "redirect:" + here(contactId, clientId) + "/view";
        } catch (InvalidInput invalid) {
            return ContactPages.again(form(contactId, clientId, reason, model), invalid, model, response);
        }
    }

    @GetMapping("/view")
    String view(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        ClientView view = Acting.as(
                Acting.errand().within(contactId).forPurpose(OpenEmergencies.PURPOSE),
                () -> views.of(new ClientId(clientId)));
        model.addAttribute("view", view);
        return "desk/emergency-view";
    }

    private String form(UUID contactId, UUID clientId, @Nullable String typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("here", here(contactId, clientId));
        model.addAttribute("typed", typed);
        return "desk/emergency";
    }

    private static String here(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId + "/emergency";
    }
}
