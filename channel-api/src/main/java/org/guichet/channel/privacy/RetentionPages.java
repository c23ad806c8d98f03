package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.retention.Disposals;
import org.guichet.registry.retention.RetentionRule;
import org.guichet.registry.retention.RetentionRules;
import org.guichet.registry.retention.RuleDraft;
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

/** How long each kind is kept, the forms that write and confirm a rule, and what was disposed of. */
@Controller
@RequestMapping("/privacy/retention")
class RetentionPages {
    private static final int PAGE = 50;

    private final RetentionRules rules;
    private final Disposals disposals;

    RetentionPages(RetentionRules rules, Disposals disposals) {
        this.rules = rules;
        this.disposals = disposals;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("kinds", rules.all());
        return "privacy/retention";
    }

    @GetMapping("/rules/{kind}")
    String one(@PathVariable String kind, @RequestParam(required = false) @Nullable String done, Model model) {
        RetentionRules.Kept kept = rules.find(kind);
        model.addAttribute("kept", kept);
        model.addAttribute("inForce", kept.inForce().orElse(null));
        model.addAttribute("due", kept.due().orElse(null));
        model.addAttribute("done", done != null);
        model.addAttribute("mayWrite", rules.mayWrite());
        model.addAttribute(
                "confirmable",
                kept.waiting().stream()
                        .filter(rules::mayConfirm)
                        .map(RetentionRule::version)
                        .toList());
        return "privacy/retention-rule";
    }

    @GetMapping("/rules/{kind}/new")
    String form(@PathVariable String kind, Model model) {
        RetentionRules.Kept kept = rules.find(kind);
        return form(
                kept, kept.versions().stream().findFirst().map(RuleDraft::of).orElse(RuleDraft.EMPTY), model);
    }

    @PostMapping("/rules/{kind}/new")
    String write(
            @PathVariable String kind, @ModelAttribute RuleDraft typed, Model model, HttpServletResponse response) {
        RuleDraft draft = new RuleDraft(
                kind, typed.period(), typed.instrumentEn(), typed.instrumentFr(), typed.provision(), typed.validFrom());
        RetentionRules.Kept kept = rules.find(kind);
        try {
            rules.write(draft);
            return redirect(kind);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            return form(kept, draft, model);
        }
    }

    @PostMapping("/rules/{kind}/versions/{version}/confirmation")
    String confirm(@PathVariable String kind, @PathVariable int version) {
        rules.confirm(kind, version);
        return redirect(kind);
    }

    @GetMapping("/disposals")
    String disposals(@RequestParam(required = false) @Nullable UUID cursor, Model model) {
        model.addAttribute("disposals", disposals.list(cursor, PAGE));
        return "privacy/disposals";
    }

    private static String form(RetentionRules.Kept kept, RuleDraft draft, Model model) {
        model.addAttribute("kept", kept);
        model.addAttribute("draft", draft);
        return "privacy/retention-form";
    }

    /** The kind is one of the rooms', looked up before. */
    private static String redirect(String kind) {
        return "redirect:/privacy/retention/rules/" + kind + "?done";
    }
}
