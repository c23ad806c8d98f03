package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.retention.Hold;
import org.guichet.registry.retention.HoldDraft;
import org.guichet.registry.retention.RetentionHolds;
import org.guichet.registry.retention.RetentionRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Holds on disposal: which stand, placing one, reading why, and releasing it. */
@Controller
@RequestMapping("/privacy/retention/holds")
class HoldPages {
    private static final int PAGE = 50;

    private final RetentionHolds holds;
    private final RetentionRules rules;

    HoldPages(RetentionHolds holds, RetentionRules rules) {
        this.holds = holds;
        this.rules = rules;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable String all,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute("holds", holds.list(all == null, cursor, PAGE));
        model.addAttribute("all", all != null);
        model.addAttribute("done", done != null);
        return "privacy/holds";
    }

    @GetMapping("/new")
    String form(Model model) {
        return form(HoldDraft.EMPTY, model);
    }

    @PostMapping("/new")
    String place(@ModelAttribute HoldDraft draft, Model model, HttpServletResponse response) {
        try {
            holds.place(draft);
            return "redirect:/privacy/retention/holds?done";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            return form(draft, model);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("opened", holds.open(id));
        return "privacy/hold";
    }

    @PostMapping("/{id}/release")
    String release(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            holds.release(id, reason);
            return "redirect:/privacy/retention/holds?done";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            model.addAttribute("typed", reason);
            return one(id, model);
        }
    }

    private String form(HoldDraft draft, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("scopes", Hold.Scope.values());
        model.addAttribute("causes", Hold.Cause.values());
        model.addAttribute("kinds", rules.codes());
        return "privacy/hold-form";
    }
}
