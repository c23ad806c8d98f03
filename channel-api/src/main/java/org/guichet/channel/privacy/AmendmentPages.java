package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Amendment;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One proposal to change an authority or a purpose: side by side with what there is, and the second person's decision. */
@Controller
@RequestMapping("/privacy/amendments/{id}")
class AmendmentPages {
    private final Amending amending;
    private final GroundForms forms;

    AmendmentPages(Amending amending, GroundForms forms) {
        this.amending = amending;
        this.forms = forms;
    }

    /** What a second person may decide. */
    enum Decision {
        IN_FORCE,
        REJECTED
    }

    @GetMapping
    String amendment(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String proposed,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute("proposed", proposed != null);
        model.addAttribute("done", done != null);
        return page(amending.find(id), model);
    }

    @GetMapping("/decision/{decision}")
    String asksToDecide(@PathVariable UUID id, @PathVariable Decision decision, Model model) {
        Amendment amendment = amending.find(id);
        return amending.mayDecide(amendment)
                ? asking(amendment, decision, null, model)
                : "redirect:" + GroundForms.url(id);
    }

    @PostMapping("/decision/{decision}")
    String decide(
            @PathVariable UUID id,
            @PathVariable Decision decision,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            amending.decide(id, decision == Decision.IN_FORCE, reason);
            return "redirect:" + GroundForms.url(id) + "?done";
        } catch (InvalidInput invalid) {
            return forms.again(asking(amending.find(id), decision, reason, model), invalid.wrong(), model, response);
        } catch (StateChanged decided) {
            return changed(id, model, response);
        }
    }

    @PostMapping("/withdrawal")
    String withdraw(@PathVariable UUID id, Model model, HttpServletResponse response) {
        try {
            amending.withdraw(id);
            return "redirect:" + GroundForms.url(id) + "?done";
        } catch (StateChanged decided) {
            return changed(id, model, response);
        }
    }

    private String changed(UUID id, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("changed", true);
        return page(amending.find(id), model);
    }

    private String page(Amendment amendment, Model model) {
        model.addAttribute("amendment", amendment);
        model.addAttribute("folder", GroundForms.folder(amendment.ground()));
        model.addAttribute("differences", amending.differences(amendment));
        model.addAttribute("mayDecide", amending.mayDecide(amendment));
        model.addAttribute("mayWithdraw", amending.mayWithdraw(amendment));
        return "privacy/amendment";
    }

    private static String asking(Amendment amendment, Decision decision, @Nullable String reason, Model model) {
        model.addAttribute("amendment", amendment);
        model.addAttribute("decision", decision);
        model.addAttribute("reason", reason);
        return "privacy/amendment-decision";
    }
}
