package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Amendment;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.AuthorityDraft;
import org.guichet.registry.consent.GroundKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Legal authorities: what is in force, what waits for a second person, what is due for review; one of them with its versions. */
@Controller
@RequestMapping("/privacy/authorities")
class AuthorityPages {
    private static final String FORM = "privacy/authority-form";

    private final Authorities authorities;
    private final Amending amending;
    private final GroundForms forms;

    AuthorityPages(Authorities authorities, Amending amending, GroundForms forms) {
        this.authorities = authorities;
        this.amending = amending;
        this.forms = forms;
    }

    @GetMapping
    String list(Model model) {
        List<Authority> all = authorities.all();
        List<Amendment> waiting = amending.waiting();
        model.addAttribute("authorities", all);
        model.addAttribute("purposes", authorities.purposes());
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "decidable",
                waiting.stream().filter(amending::mayDecide).map(Amendment::id).toList());
        model.addAttribute("today", authorities.today());
        model.addAttribute(
                "due",
                all.stream()
                        .filter(one -> one.inForce(authorities.today()) && one.due(authorities.today()))
                        .toList());
        model.addAttribute("mayPropose", amending.mayPropose());
        return "privacy/authorities";
    }

    @GetMapping("/new")
    String asksForAnother(Model model) {
        return form(null, AuthorityDraft.EMPTY, model);
    }

    @PostMapping("/new")
    String proposeAnother(
            @RequestParam(required = false) @Nullable String code,
            @ModelAttribute AuthorityDraft draft,
            Model model,
            HttpServletResponse response) {
        String form = form(null, draft, model);
        model.addAttribute("code", code);
        return forms.send(() -> amending.propose(code == null ? "" : code, draft), form, model, response);
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Model model) {
        return forms.one(GroundKind.AUTHORITY, code, found(code), model);
    }

    @GetMapping("/{code}/amendments/new")
    String asksForAVersion(@PathVariable String code, Model model) {
        return form(code, AuthorityDraft.of(present(code).said()), model);
    }

    @PostMapping("/{code}/amendments/new")
    String proposeAVersion(
            @PathVariable String code,
            @ModelAttribute AuthorityDraft draft,
            Model model,
            HttpServletResponse response) {
        found(code);
        String form = form(code, draft, model);
        return forms.send(() -> amending.propose(code, draft), form, model, response);
    }

    private String form(@Nullable String of, AuthorityDraft draft, Model model) {
        model.addAttribute("of", of);
        model.addAttribute("draft", draft);
        forms.choices(model);
        return FORM;
    }

    private List<Authority> found(String code) {
        List<Authority> versions = authorities.versions(code);
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return versions;
    }

    /** What counts today, else the newest. */
    private Authority present(String code) {
        return authorities.inForceToday(code).orElseGet(() -> found(code).getFirst());
    }
}
