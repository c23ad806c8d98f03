package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import org.guichet.channel.api.GroundAnswers.AuthorityAnswer;
import org.guichet.channel.api.GroundAnswers.PurposeAnswer;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.Authorities;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What personal data is used for here, and on which legal ground: for everybody to read. */
@RestController
@RequestMapping("/api/v1")
class GroundsController {
    private final Authorities authorities;

    GroundsController(Authorities authorities) {
        this.authorities = authorities;
    }

    /** A list as every list of the API looks; these are short and come whole. */
    record Whole<T>(List<T> items, @Nullable String next, long total) {
        static <T> Whole<T> of(List<T> items) {
            return new Whole<>(items, null, items.size());
        }
    }

    /** Every purpose as it is live today; where it is not, its newest version. */
    @GetMapping("/purposes")
    Whole<PurposeAnswer> purposes(Locale locale) {
        return Whole.of(authorities.purposes().stream()
                .map(purpose -> PurposeAnswer.of(purpose, authorities.today(), locale))
                .toList());
    }

    /** Every version of a purpose, the newest first. */
    @GetMapping("/purposes/{code}")
    Whole<PurposeAnswer> purpose(@PathVariable String code, Locale locale) {
        return found(authorities.purposeVersions(code).stream()
                .map(purpose -> PurposeAnswer.of(purpose, authorities.today(), locale))
                .toList());
    }

    /** Every authority as it is in force today; where it is not, its newest version. */
    @GetMapping("/authorities")
    Whole<AuthorityAnswer> authorities(Locale locale) {
        return Whole.of(authorities.all().stream()
                .map(authority -> AuthorityAnswer.of(authority, authorities.today(), locale))
                .toList());
    }

    /** Every version of an authority, the newest first. */
    @GetMapping("/authorities/{code}")
    Whole<AuthorityAnswer> authority(@PathVariable String code, Locale locale) {
        return found(authorities.versions(code).stream()
                .map(authority -> AuthorityAnswer.of(authority, authorities.today(), locale))
                .toList());
    }

    private static <T> Whole<T> found(List<T> versions) {
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return Whole.of(versions);
    }
}
