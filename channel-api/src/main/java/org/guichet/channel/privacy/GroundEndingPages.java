package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.GroundKind;
import org.guichet.registry.consent.GroundVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that proposes the end of an authority or of a purpose. */
@Controller
@RequestMapping("/privacy/{folder:authorities|purposes}/{code}/ending")
class GroundEndingPages {
    private final Authorities authorities;
    private final Amending amending;
    private final GroundForms forms;

    GroundEndingPages(Authorities authorities, Amending amending, GroundForms forms) {
        this.authorities = authorities;
        this.amending = amending;
        this.forms = forms;
    }

    @GetMapping
    String asksToEnd(@PathVariable String folder, @PathVariable String code, Model model) {
        List<? extends GroundVersion> known = switch (GroundForms.kind(folder)) {
            case AUTHORITY -> authorities.versions(code);
            case PURPOSE -> authorities.purposeVersions(code);
        };
        if (known.isEmpty()) {
            throw new NotFound();
        }
        return form(folder, code, null, null, model);
    }

    @PostMapping
    String proposeToEnd(
            @PathVariable String folder,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String lastDay,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        String form = form(folder, code, lastDay, reason, model);
        GroundKind kind = GroundForms.kind(folder);
        return forms.send(() -> amending.proposeEnd(kind, code, lastDay, reason), form, model, response);
    }

    private static String form(
            String folder, String code, @Nullable String lastDay, @Nullable String reason, Model model) {
        model.addAttribute("folder", folder);
        model.addAttribute("code", code);
        model.addAttribute("lastDay", lastDay);
        model.addAttribute("reason", reason);
        return "privacy/ground-ending";
    }
}
