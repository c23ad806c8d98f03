package org.guichet.channel.privacy;

import java.util.UUID;
import org.guichet.registry.duplicate.Exposures;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Merges, and who saw mixed data while each stood. */
@Controller
@RequestMapping("/privacy/merges")
class MergePages {
    private final Exposures exposures;

    MergePages(Exposures exposures) {
        this.exposures = exposures;
    }

    @GetMapping
    String merges(Model model) {
        model.addAttribute("merges", exposures.merges());
        return "privacy/merges";
    }

    @GetMapping("/{id}")
    String exposures(@PathVariable UUID id, Model model) {
        model.addAttribute("seen", exposures.of(id));
        return "privacy/exposures";
    }
}
