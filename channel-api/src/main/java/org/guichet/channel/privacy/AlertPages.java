package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.vigilance.Alert;
import org.guichet.registry.vigilance.Alerts;
import org.guichet.registry.vigilance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of looks that need explaining, and one of them explaining itself. */
@Controller
@RequestMapping("/privacy/alerts")
class AlertPages {
    private static final int PAGE = 50;

    private final Alerts alerts;

    AlertPages(Alerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping
    String queue(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable String reviewed,
            Model model) {
        model.addAttribute("queue", alerts.list(AlertController.filter(state, rule, null, null, cursor, PAGE)));
        model.addAttribute("states", Alert.State.values());
        model.addAttribute("rules", Rule.values());
        model.addAttribute("state", state);
        model.addAttribute("rule", rule);
        model.addAttribute("reviewed", reviewed != null);
        return "privacy/alerts";
    }

    @GetMapping("/{id}")
    String alert(@PathVariable UUID id, Model model) {
        return page(id, null, null, model);
    }

    @PostMapping("/{id}")
    String review(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            alerts.review(id, version, AlertController.choice(Alert.Outcome.class, "outcome", outcome), reason);
            return "redirect:/privacy/alerts?reviewed";
        } catch (InvalidInput invalid) {
            model.addAttribute("wrong", invalid.wrong());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        } catch (StaleVersion | StateChanged changed) {
            model.addAttribute("wrong", List.of(Wrong.of("", "privacy.alerts.changed")));
            response.setStatus(HttpStatus.CONFLICT.value());
        }
        return page(id, outcome, reason, model);
    }

    private String page(UUID id, @Nullable String outcome, @Nullable String reason, Model model) {
        Alerts.Opened opened = alerts.open(id);
        model.addAttribute("opened", opened);
        model.addAttribute("outcomes", Alert.Outcome.values());
        model.addAttribute("outcome", outcome);
        model.addAttribute("reason", reason);
        model.addAttribute(
                "waits",
                opened.alert().state() == Alert.State.OPEN || opened.alert().state() == Alert.State.UNCLEAR);
        return "privacy/alert";
    }
}
