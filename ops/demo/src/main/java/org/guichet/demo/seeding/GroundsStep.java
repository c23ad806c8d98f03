package org.guichet.demo.seeding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Purposes, legal authorities and the notices people are shown. */
@Component
@Profile("demo")
@Order(1)
class GroundsStep implements Step {
    private static final LocalDate IN_FORCE = LocalDate.of(2018, 12, 13); // s. 34.1 of the Act came into force

    private final Authorities authorities;
    private final JsonMapper json;

    GroundsStep(Authorities authorities, JsonMapper json) {
        this.authorities = authorities;
        this.json = json;
    }

    private record Grounds(List<Named> purposes, List<Ground> authorities, List<Declared.OfNotice> notices) {}

    private record Named(
            String code, String nameEn, String nameFr, String descriptionEn, String descriptionFr, String dpvTerm) {
        Declared declared() {
            return new Declared.OfPurpose(code, nameEn, nameFr, descriptionEn, descriptionFr, dpvTerm, IN_FORCE, null);
        }
    }

    private record Ground(
            String code,
            Authority.Kind kind,
            @Nullable String jurisdiction,
            String instrumentEn,
            String instrumentFr,
            String provision,
            String fromParty,
            String toParty,
            List<String> dataCategories,
            List<String> purposes,
            String noticeEn,
            String noticeFr,
            @Nullable String conditionsEn,
            @Nullable String conditionsFr,
            @Nullable String onwardEn,
            @Nullable String onwardFr,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable LocalDate reviewDue) {
        Declared declared() {
            return new Declared.OfAuthority(
                    code,
                    kind,
                    jurisdiction == null ? "CA" : jurisdiction,
                    instrumentEn,
                    instrumentFr,
                    provision,
                    fromParty,
                    toParty,
                    dataCategories,
                    purposes,
                    noticeEn,
                    noticeFr,
                    new Declared.Terms(conditionsEn, conditionsFr, onwardEn, onwardFr),
                    validFrom == null ? IN_FORCE : validFrom,
                    validTo,
                    reviewDue);
        }
    }

    @Override
    public void run(Consumer<String> progress) {
        Grounds grounds = read();
        List<Declared> declared = new ArrayList<>();
        grounds.purposes().forEach(purpose -> declared.add(purpose.declared()));
        grounds.authorities().forEach(authority -> declared.add(authority.declared()));
        declared.addAll(grounds.notices());
        authorities.declare(declared);
        progress.accept("  %d purposes and %d legal authorities"
                .formatted(grounds.purposes().size(), grounds.authorities().size()));
    }

    private Grounds read() {
        try (var stream = new ClassPathResource("demo/grounds.json").getInputStream()) {
            return json.readValue(stream, Grounds.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
