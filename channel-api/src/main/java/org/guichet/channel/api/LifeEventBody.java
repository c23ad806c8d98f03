package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guichet.registry.registration.unattended.LifeEventKinds;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a programme tells a life event, as the description of the API shows it: what arrives is kept as it was
 * signed and read afterwards.
 */
@Schema(name = "LifeEvent")
record LifeEventBody(
        @Schema(description = "Code of a kind of event, as GET /api/v1/life-event-kinds lists them")
        String event,

        @Schema(description = "The day since which it is so; not in the future")
        LocalDate occurredOn,

        @Schema(description = "When the programme learnt of it; not in the future")
        Instant collectedAt,

        Person person,

        @Schema(description = "What is so since then; a birth may tell none") @Nullable
        List<Told> facts) {

    @Schema(name = "LifeEventPerson")
    record Person(
            @Schema(description = "The programme's own number for her, the same in every event about her")
            String reference,

            @Schema(description = "What identifies her, as it was before the event: names, date of birth, identifiers")
            List<Told> facts) {}

    @Schema(name = "LifeEventFact")
    record Told(
            @Schema(description = "Code of the attribute dictionary")
            String attribute,

            @Schema(description = "As the dictionary says: text, number, boolean or list; dates as ISO 8601")
            Object value,

            @Schema(description = "DECLARED where it is not said") @Nullable
            String verification) {}

    @Schema(name = "LifeEventKinds")
    record Kinds(
            @Schema(description = "Attributes by which a person may be identified")
            List<String> person,

            List<Kind> kinds) {
        static Kinds of(LifeEventKinds.Known known) {
            return new Kinds(
                    known.person(),
                    known.kinds().stream()
                            .map(kind -> new Kind(kind.code(), kind.tells(), kind.needs()))
                            .toList());
        }
    }

    @Schema(name = "LifeEventKind")
    record Kind(
            String code,

            @Schema(description = "Attributes an event of the kind may tell")
            List<String> tells,

            @Schema(description = "Those without which it says nothing; where there is none, at least one fact is told")
            List<String> needs) {}
}
