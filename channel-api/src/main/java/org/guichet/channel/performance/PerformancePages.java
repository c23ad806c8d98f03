package org.guichet.channel.performance;

import java.util.List;
import org.guichet.catalog.maturity.Level;
import org.guichet.catalog.maturity.Maturity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The capabilities that are computed, and the rows behind every figure. */
@Controller
@RequestMapping("/performance")
class PerformancePages {
    private static final int ROWS = 50;
    private static final List<Level> LEVELS =
            List.of(Level.DEVELOPING, Level.PRACTICING, Level.OPTIMIZING, Level.LEADING);

    private final Maturity maturity;

    PerformancePages(Maturity maturity) {
        this.maturity = maturity;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("capabilities", maturity.all());
        return "performance/capabilities";
    }

    @GetMapping("/{capability}")
    String of(@PathVariable String capability, Model model) {
        model.addAttribute("measured", maturity.of(capability));
        model.addAttribute("evidence", maturity.evidence(capability, ROWS));
        model.addAttribute("levels", LEVELS);
        return "performance/capability";
    }
}
