package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import org.guichet.catalog.maturity.Maturity;
import org.guichet.channel.api.MaturityAnswers.Capability;
import org.guichet.channel.api.MaturityAnswers.Detail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The capabilities that are computed, with the rows behind every figure. */
@RestController
@RequestMapping("/api/v1/maturity")
class MaturityController {
    private final Maturity maturity;
    private final MaturityAnswers answers;

    MaturityController(Maturity maturity, MaturityAnswers answers) {
        this.maturity = maturity;
        this.answers = answers;
    }

    record Capabilities(List<Capability> capabilities) {}

    @GetMapping
    Capabilities all(Locale locale) {
        return new Capabilities(maturity.all().stream()
                .map(measured -> answers.capability(measured, locale))
                .toList());
    }

    /** The evidence is the newest {@code limit} rows. */
    @GetMapping("/{capability}")
    Detail of(@PathVariable String capability, @RequestParam(defaultValue = "20") int limit, Locale locale) {
        int most = Listing.limit(limit);
        return answers.detail(maturity.of(capability), maturity.evidence(capability, most), locale);
    }
}
