package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.auditpack.ListedConsents;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentRecord;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The consents there are, with filters. Reading them is an entry of the log. */
@Controller
@RequestMapping("/privacy/consents")
class ListedConsentPages {
    private final ListedConsents consents;
    private final Authorities authorities;

    ListedConsentPages(ListedConsents consents, Authorities authorities) {
        this.consents = consents;
        this.authorities = authorities;
    }

    @GetMapping
    String look(Model model) {
        return show(TypedConsents.any(), model);
    }

    @PostMapping
    String filter(@ModelAttribute TypedConsents typed, Model model, HttpServletResponse response) {
        try {
            return show(typed, model);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            return page(typed, model);
        }
    }

    private String show(TypedConsents typed, Model model) {
        model.addAttribute("consents", consents.page(typed.read()));
        return page(typed, model);
    }

    private String page(TypedConsents typed, Model model) {
        model.addAttribute("filter", typed);
        model.addAttribute("purposes", authorities.purposes());
        model.addAttribute(
                "states",
                Arrays.stream(ConsentRecord.State.values()).map(Enum::name).toList());
        model.addAttribute(
                "methods", Arrays.stream(CaptureMethod.values()).map(Enum::name).toList());
        model.addAttribute(
                "assurances", Arrays.stream(Assurance.values()).map(Enum::name).toList());
        return "privacy/consents";
    }
}
