package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a version beside that of another.
 *
 * @param field as in {@link AuthorityDraft} and {@link PurposeDraft}, or {@code comingVersion} for one that would not come
 * @param before null where there is no version before, or it says nothing
 */
public record Difference(
        String field, @Nullable String before, @Nullable String after) {

    private static final String COMING = "comingVersion";

    public boolean changed() {
        return !Objects.equals(before, after);
    }

    static Difference ofLastDay(GroundKind ground, Declared.@Nullable Ground before, @Nullable LocalDate after) {
        LocalDate last = before == null ? null : before.lastDay();
        return new Difference(
                ground == GroundKind.AUTHORITY ? "validTo" : "liveTo",
                last == null ? null : last.toString(),
                after == null ? null : after.toString());
    }

    /** By its number and its first day. */
    static Difference ofOneThatDoesNotCome(GroundVersion coming) {
        return new Difference(COMING, coming.number() + " (" + coming.said().firstDay() + ")", null);
    }

    public boolean ofAComingVersion() {
        return field.equals(COMING);
    }

    /** Every field of both, in the order they are written; either may be absent. */
    static List<Difference> between(Declared.@Nullable Ground before, Declared.@Nullable Ground after) {
        Declared.Ground either = after == null ? before : after;
        if (either == null) {
            return List.of();
        }
        List<Field> rows = fields(either);
        Iterator<Field> earlier =
                before == null ? List.<Field>of().iterator() : fields(before).iterator();
        Iterator<Field> later =
                after == null ? List.<Field>of().iterator() : fields(after).iterator();
        List<Difference> differences = new ArrayList<>();
        rows.forEach(row -> differences.add(new Difference(
                row.name(),
                earlier.hasNext() ? earlier.next().text() : null,
                later.hasNext() ? later.next().text() : null)));
        return differences;
    }

    private record Field(String name, @Nullable String text) {
        static Field of(String name, @Nullable Object value) {
            return new Field(name, value == null ? null : value.toString());
        }
    }

    private static List<Field> fields(Declared.Ground said) {
        return switch (said) {
            case Declared.OfAuthority authority -> fields(authority);
            case Declared.OfPurpose purpose -> fields(purpose);
        };
    }

    private static List<Field> fields(Declared.OfAuthority said) {
        return List.of(
                Field.of("kind", said.kind()),
                Field.of("jurisdiction", said.jurisdiction()),
                Field.of("instrumentEn", said.instrumentEn()),
                Field.of("instrumentFr", said.instrumentFr()),
                Field.of("provision", said.provision()),
                Field.of("fromParty", said.fromParty()),
                Field.of("toParty", said.toParty()),
                Field.of("dataCategories", String.join(", ", said.dataCategories())),
                Field.of("purposes", String.join(", ", said.purposes())),
                Field.of("conditionsEn", said.terms().conditionsEn()),
                Field.of("conditionsFr", said.terms().conditionsFr()),
                Field.of("onwardEn", said.terms().onwardEn()),
                Field.of("onwardFr", said.terms().onwardFr()),
                Field.of("noticeEn", said.noticeEn()),
                Field.of("noticeFr", said.noticeFr()),
                Field.of("validFrom", said.validFrom()),
                Field.of("validTo", said.validTo()),
                Field.of("reviewDue", said.reviewDue()));
    }

    private static List<Field> fields(Declared.OfPurpose said) {
        return List.of(
                Field.of("nameEn", said.nameEn()),
                Field.of("nameFr", said.nameFr()),
                Field.of("descriptionEn", said.descriptionEn()),
                Field.of("descriptionFr", said.descriptionFr()),
                Field.of("dpvTerm", said.dpvTerm()),
                Field.of("liveFrom", said.liveFrom()),
                Field.of("liveTo", said.liveTo()));
    }
}
