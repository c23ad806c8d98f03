package org.guichet.channel.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
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

    /** @param dpvTerm term of the Data Privacy Vocabulary */
    record PurposeAnswer(String code, String name, String description, String dpvTerm) {
        static PurposeAnswer of(Purpose purpose, Locale locale) {
            return new PurposeAnswer(
                    purpose.code(), purpose.name(locale), purpose.description(locale), purpose.dpvTerm());
        }
    }

    /** @param notice what people are told of sharing that happens under the authority */
    record AuthorityAnswer(
            String code,
            Authority.Kind kind,
            String jurisdiction,
            String instrument,
            String provision,
            String fromParty,
            String toParty,
            List<String> dataCategories,
            List<String> purposes,
            String notice,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        static AuthorityAnswer of(Authority authority, Locale locale) {
            return new AuthorityAnswer(
                    authority.code(),
                    authority.kind(),
                    authority.jurisdiction(),
                    authority.instrument(locale),
                    authority.provision(),
                    authority.fromParty(),
                    authority.toParty(),
                    authority.dataCategories(),
                    authority.purposes(),
                    authority.notice(locale),
                    authority.validFrom(),
                    authority.validTo());
        }
    }

    /** A list as every list of the API looks; these are short and come whole. */
    record Whole<T>(List<T> items, @Nullable String next, long total) {
        static <T> Whole<T> of(List<T> items) {
            return new Whole<>(items, null, items.size());
        }
    }

    @GetMapping("/purposes")
    Whole<PurposeAnswer> purposes(Locale locale) {
        return Whole.of(authorities.purposes().stream()
                .map(purpose -> PurposeAnswer.of(purpose, locale))
                .toList());
    }

    @GetMapping("/authorities")
    Whole<AuthorityAnswer> authorities(Locale locale) {
        return Whole.of(authorities.all().stream()
                .map(authority -> AuthorityAnswer.of(authority, locale))
                .toList());
    }
}
