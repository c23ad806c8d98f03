package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.emergency.Emergencies;
import org.guichet.registry.emergency.Emergency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The supervisors' queue of emergencies, each opened and reviewed within a contact of the supervisor's own. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/emergencies")
class EmergencyReviewPages {
    private static final int PAGE = 50;

    private final Emergencies emergencies;
    private final DeskContacts desk;
    private final Clock clock;

    EmergencyReviewPages(Emergencies emergencies, DeskContacts desk, Clock clock) {
        this.emergencies = emergencies;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    String queue(
            @PathVariable UUID contactId,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(required = false) @Nullable String reviewed,
            Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("queue", emergencies.waiting(PAGE, offset));
        model.addAttribute("now", clock.instant());
        model.addAttribute("reviewed", reviewed != null);
        return "desk/emergencies";
    }

    @GetMapping("/{id}")
    String open(@PathVariable UUID contactId, @PathVariable UUID id, Model model) {
        return page(contactId, id, null, model);
    }

    @PostMapping("/{id}")
    String review(
            @PathVariable UUID contactId,
            @PathVariable UUID id,
            @RequestParam(required = false) Emergency.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable String note,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            desk.within(contactId, () -> {
                emergencies.review(id, outcome, note);
                return true;
            });
            return "redirect:" + DeskContacts.url(contactId) + "/emergencies?reviewed";
        } catch (InvalidInput invalid) {
            InvalidInput inOrder = ContactPages.inOrder(invalid, List.of("outcome", "note"));
            return ContactPages.again(page(contactId, id, note, model), inOrder, model, response);
        }
    }

    private String page(UUID contactId, UUID id, @Nullable String typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("opened", desk.within(contactId, () -> emergencies.open(id)));
        model.addAttribute("typed", typed);
        return "desk/emergency-review";
    }
}
