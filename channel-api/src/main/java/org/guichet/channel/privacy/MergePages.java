package org.guichet.channel.privacy;

import java.util.UUID;
import org.guichet.registry.duplicate.Exposures;
import org.guichet.registry.duplicate.Merges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Merges, and who saw mixed data while each stood. */
@Controller
@RequestMapping("/privacy/merges")
class MergePages {
    private static final int PAGE = 50;

    private final Exposures exposures;
    private final Merges merges;

    MergePages(Exposures exposures, Merges merges) {
        this.exposures = exposures;
        this.merges = merges;
    }

    @GetMapping
    String merges(@RequestParam(required = false) @Nullable UUID cursor, Model model) {
        model.addAttribute("merges", merges.newest(PAGE, cursor));
        return "privacy/merges";
    }

    @GetMapping("/{id}")
    String exposures(@PathVariable UUID id, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("seen", exposures.of(id, PAGE, cursor));
        return "privacy/exposures";
    }
}
