package org.guichet.channel.performance;

import java.util.List;
import org.guichet.registry.registration.AttributeQualities;
import org.guichet.registry.registration.AttributeQuality;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How complete, fresh and consistent what is held is, attribute by attribute: counts, and nobody in particular. */
@Controller
class AttributePages {
    private final AttributeQualities qualities;

    AttributePages(AttributeQualities qualities) {
        this.qualities = qualities;
    }

    @GetMapping("/performance/attributes")
    String attributes(Model model) {
        List<AttributeQuality> newest = qualities.newest();
        model.addAttribute("qualities", newest);
        model.addAttribute(
                "computedAt", newest.isEmpty() ? null : newest.getFirst().computedAt());
        return "performance/attributes";
    }
}
