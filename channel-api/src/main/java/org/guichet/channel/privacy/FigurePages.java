package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.guichet.registry.auditpack.Figures;
import org.guichet.registry.client.InvalidInput;
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
    String look(Model model, Locale locale) {
        return show(TypedPeriod.before(clock.instant(), USUAL_DAYS), model, locale);
    }

    @PostMapping
    String filter(@ModelAttribute TypedPeriod typed, Model model, Locale locale, HttpServletResponse response) {
        try {
            return show(typed, model, locale);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", typed.wrong(invalid));
            model.addAttribute("typed", typed);
            return "privacy/figures";
        }
    }

    private String show(TypedPeriod typed, Model model, Locale locale) {
        model.addAttribute("figures", figures.look(typed.start(), typed.end(clock.instant()), typed.codes(), locale));
        model.addAttribute("typed", typed);
        return "privacy/figures";
    }
}
