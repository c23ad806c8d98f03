package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.guichet.registry.auditpack.Figures;
import org.guichet.registry.auditpack.TakesTooLong;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Consents, who was told, and refusals at a glance: each a table with a picture in it, and never a client. */
@Controller
@RequestMapping("/privacy/figures")
class FigurePages {
    private static final int USUAL_DAYS = 30;

    private final Figures figures;
    private final Clock clock;

    FigurePages(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping
    String look(Model model, Locale locale, HttpServletResponse response) {
        return show(TypedPeriod.before(clock.instant(), USUAL_DAYS), model, locale, response);
    }

    @PostMapping
    String filter(@ModelAttribute TypedPeriod typed, Model model, Locale locale, HttpServletResponse response) {
        try {
            return show(typed, model, locale, response);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", typed.wrong(invalid));
            model.addAttribute("typed", typed);
            return "privacy/figures";
        }
    }

    private String show(TypedPeriod typed, Model model, Locale locale, HttpServletResponse response) {
        model.addAttribute("typed", typed);
        try {
            model.addAttribute(
                    "figures", figures.look(typed.start(), typed.end(clock.instant()), typed.codes(), locale));
        } catch (TakesTooLong longer) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("wrong", List.of(Wrong.of("", "privacy.figures.slow")));
        }
        return "privacy/figures";
    }
}
