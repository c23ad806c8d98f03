package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** Who she is, how and where she is reached; the rest follows. */
    private static final List<String> FIRST = List.of("identity", "contact-point", "address");

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
        model.addAttribute("facts", inTheOrderOfHelping(view.facts()));
        model.addAttribute("name", name(view.facts()));
        return "desk/emergency-view";
    }

    private static List<ClientView.Known> inTheOrderOfHelping(List<ClientView.Known> facts) {
        return facts.stream()
                .sorted(Comparator.comparingInt(known -> {
                    int at = FIRST.indexOf(known.attribute().category());
                    return at < 0 ? FIRST.size() : at;
                }))
                .toList();
    }

    private static String name(List<ClientView.Known> facts) {
        return Stream.of("givenName", "familyName")
                .flatMap(code ->
                        facts.stream().filter(known -> known.attribute().code().equals(code)))
                .map(known -> known.fact().value().toString())
                .collect(Collectors.joining(" "));
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
