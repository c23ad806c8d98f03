package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.clientview.Representing.Seen;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.RepresentationKind;
import org.guichet.registry.representation.RepresentationKinds;
import org.guichet.registry.representation.RepresentationKinds.ProofKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Representations as the API says them, in the caller's language. */
@Component
class RepresentationAnswers {
    private final RepresentationKinds kinds;

    RepresentationAnswers(RepresentationKinds kinds) {
        this.kinds = kinds;
    }

    record Coded(String code, String label) {}

    /** @param endNeeded whether it needs a last day */
    @Schema(name = "RepresentationKind")
    record Kind(
            String code,
            String label,
            String law,
            RepresentationKind.Of of,
            Set<String> categories,
            List<Coded> proofs,
            boolean endNeeded) {}

    record Proof(Coded kind, String reference) {}

    record Ending(
            Instant at, Representation.EndedBy by, @Nullable String reason) {}

    /**
     * @param lastDay the last day it holds, a minor's coming of age reckoned in
     * @param comesOfAge the day the represented minor comes of age, where that is what ends it
     */
    @Schema(name = "Representative")
    record Body(
            UUID id,
            UUID representativeId,
            String name,
            Coded kind,
            Set<String> categories,
            Set<String> services,
            String may,
            Proof proof,
            LocalDate startsOn,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate comesOfAge,
            Representation.State state,
            Instant recordedAt,
            String office,
            @Nullable Ending ending) {}

    /** What the representative sees: as it was recorded, without what is known of the client now. */
    @Schema(name = "Represented")
    record Line(
            UUID id,
            UUID clientId,
            String clientName,
            Coded kind,
            Set<String> categories,
            Set<String> services,
            String may,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            Representation.State state) {}

    Kind kind(RepresentationKind kind, Locale locale) {
        return new Kind(
                kind.code(),
                kind.label(locale),
                kind.law(locale),
                kind.of(),
                kind.categories(),
                kind.proofs().stream().map(code -> proof(code, locale)).toList(),
                kind.endNeeded());
    }

    Body body(Seen seen, Locale locale) {
        Representation one = seen.representation();
        Representation.Ending ending = one.ending();
        return new Body(
                one.id(),
                one.representative().value(),
                one.name(),
                coded(one.kind(), locale),
                one.scope().categories(),
                one.scope().services(),
                may(one),
                new Proof(proof(one.proof().kind(), locale), one.proof().reference()),
                one.startsOn(),
                seen.lastDay(),
                seen.comesOfAge(),
                seen.state(),
                one.recordedAt(),
                one.office(),
                ending == null ? null : new Ending(ending.at(), ending.by(), ending.reason()));
    }

    Line line(Seen seen, Locale locale) {
        Representation one = seen.representation();
        return new Line(
                one.id(),
                one.client().value(),
                one.clientName(),
                coded(one.kind(), locale),
                one.scope().categories(),
                one.scope().services(),
                may(one),
                one.startsOn(),
                one.endsOn(),
                seen.state());
    }

    private static String may(Representation one) {
        return one.scope().act() ? "ACT" : "READ";
    }

    private static Coded coded(RepresentationKind kind, Locale locale) {
        return new Coded(kind.code(), kind.label(locale));
    }

    private Coded proof(String code, Locale locale) {
        return new Coded(
                code,
                kinds.proof(code).map((ProofKind known) -> known.label(locale)).orElse(code));
    }
}
