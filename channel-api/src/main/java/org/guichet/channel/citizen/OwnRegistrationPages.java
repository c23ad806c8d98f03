package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.registration.unattended.SelfRegistered;
import org.guichet.registry.registration.unattended.SelfRegistering;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A citizen whose account belongs to no client says who she is, and is told what comes next. */
@Controller
@RequestMapping("/me/registration")
class OwnRegistrationPages {
    /** A session says what she was when it began: she is signed in again, which takes no password. */
    private static final String SIGNED_IN_AGAIN = "redirect:/oauth2/authorization/citizen-portal";

    private final SelfRegistering herself;
    private final NewcomerForm form;
    private final AttributeDictionary dictionary;

    OwnRegistrationPages(SelfRegistering herself, NewcomerForm form, AttributeDictionary dictionary) {
        this.herself = herself;
        this.form = form;
        this.dictionary = dictionary;
    }

    @GetMapping
    String page(HttpServletRequest request, Model model) {
        if (!isNewcomer()) {
            return whoeverIsKnown(request);
        }
        Optional<SelfRegistered> asked = herself.asked();
        return asked.isPresent() ? next(asked.get(), model) : form(Map.of(), model);
    }

    @PostMapping
    String register(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!isNewcomer()) {
            return whoeverIsKnown(request);
        }
        try {
            return next(herself.register(form.told(typed)), model);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", form.named(invalid, typed));
            return form(typed, model);
        }
    }

    private static String next(SelfRegistered registered, Model model) {
        return switch (registered) {
            case SelfRegistered.Entered entered -> SIGNED_IN_AGAIN;
            case SelfRegistered.OfficeNeeded(String code) -> {
                model.addAttribute("newcomer", true);
                model.addAttribute("code", code);
                yield "citizen/office-needed";
            }
        };
    }

    private String form(Map<String, String> typed, Model model) {
        model.addAttribute("newcomer", true);
        model.addAttribute("typed", typed);
        model.addAttribute("dictionary", dictionary);
        model.addAttribute("fields", form.fields());
        return "citizen/registration";
    }

    private static String whoeverIsKnown(HttpServletRequest request) {
        return request.isUserInRole("CITIZEN") ? "redirect:/me" : SIGNED_IN_AGAIN;
    }

    private static boolean isNewcomer() {
        return Acting.errand().actor() instanceof Actor.Newcomer;
    }
}
