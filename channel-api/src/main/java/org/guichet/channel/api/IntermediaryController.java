package org.guichet.channel.api;

import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.Intermediating;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a partner begins: with what the client signed. */
@RestController
@RequestMapping("/api/v1/representations")
class IntermediaryController {
    private final Intermediating intermediating;
    private final RepresentationAnswers answers;

    IntermediaryController(Intermediating intermediating, RepresentationAnswers answers) {
        this.intermediating = intermediating;
        this.answers = answers;
    }

    /** @param id the number of the representation, as the client and staff see it */
    @GetMapping("/{id}")
    RepresentationAnswers.Line named(@PathVariable UUID id, Locale locale) {
        return answers.line(intermediating.named(id), locale);
    }
}
