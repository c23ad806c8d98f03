package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.GroundKind;
import org.guichet.registry.consent.Purpose;
import org.guichet.registry.consent.PurposeDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One purpose with its versions, and the forms that propose another or its end. */
@Controller
@RequestMapping("/privacy/purposes")
class PurposePages {
    private static final String FORM = "privacy/purpose-form";

    private final Authorities authorities;
    private final Amending amending;
    private final GroundForms forms;

    PurposePages(Authorities authorities, Amending amending, GroundForms forms) {
        this.authorities = authorities;
        this.amending = amending;
        this.forms = forms;
    }

    @GetMapping("/new")
    String asksForAnother(Model model) {
        return form(null, PurposeDraft.EMPTY, model);
    }

    @PostMapping("/new")
    String proposeAnother(
            @RequestParam(required = false) @Nullable String code,
            @ModelAttribute PurposeDraft draft,
            Model model,
            HttpServletResponse response) {
        String form = form(null, draft, model);
        model.addAttribute("code", code);
        return forms.send(() -> amending.propose(code == null ? "" : code, draft), form, model, response);
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Model model) {
        return forms.one(GroundKind.PURPOSE, code, found(code), model);
    }

    @GetMapping("/{code}/amendments/new")
    String asksForAVersion(@PathVariable String code, Model model) {
        return form(code, PurposeDraft.of(present(code).said()), model);
    }

    @PostMapping("/{code}/amendments/new")
    String proposeAVersion(
            @PathVariable String code, @ModelAttribute PurposeDraft draft, Model model, HttpServletResponse response) {
        found(code);
        String form = form(code, draft, model);
        return forms.send(() -> amending.propose(code, draft), form, model, response);
    }

    private static String form(@Nullable String of, PurposeDraft draft, Model model) {
        model.addAttribute("of", of);
        model.addAttribute("draft", draft);
        return FORM;
    }

    private List<Purpose> found(String code) {
        List<Purpose> versions = authorities.purposeVersions(code);
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return versions;
    }

    /** What is live today, else the newest. */
    private Purpose present(String code) {
        List<Purpose> versions = found(code);
        return versions.stream()
                .filter(version -> version.inForce(authorities.today()))
                .findFirst()
                .orElse(versions.getFirst());
    }
}
