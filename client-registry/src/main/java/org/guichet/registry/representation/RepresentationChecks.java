package org.guichet.registry.representation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be recorded as a representation, every wrong field at once. */
@Component
class RepresentationChecks {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REFERENCE = 500;
    private static final int MOST_SERVICES = 50;
    private static final Predicate<String> CODE =
            Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,59}").asMatchPredicate();

    private final RepresentationKinds kinds;
    private final AttributeDictionary dictionary;

    RepresentationChecks(RepresentationKinds kinds, AttributeDictionary dictionary) {
        this.kinds = kinds;
        this.dictionary = dictionary;
    }

    List<RepresentationKind> kinds(ClientKind client, boolean died) {
        return kinds.all().stream()
                .filter(kind -> kind.isFor(client) && kind.ofDeceased() == died)
                .toList();
    }

    /** Whether an organization may be named as whoever acts. */
    boolean byOrganizations(@Nullable String kind) {
        return kind != null
                && kinds.find(kind).filter(RepresentationKind::atPartnerDesk).isPresent();
    }

    List<Wrong> wrong(NewRepresentation told, Represented represented, LocalDate today) {
        List<Wrong> wrong = new ArrayList<>();
        name(wrong, told.name());
        text(wrong, "proof.reference", told.reference(), LONGEST_REFERENCE);
        representative(wrong, told, represented);
        if (told.act() == null) {
            wrong.add(Wrong.of("may", "input.missing"));
        }
        RepresentationKind kind = kind(wrong, told.kind());
        scope(wrong, told, kind);
        if (kind != null) {
            fits(wrong, told, kind, represented, today);
        }
        days(wrong, told, today);
        return wrong;
    }

    private static void days(List<Wrong> wrong, NewRepresentation told, LocalDate today) {
        LocalDate from = told.startsOn() == null ? today : told.startsOn();
        if (beyond(from)) {
            wrong.add(Wrong.of("startsOn", "input.date-range"));
        }
        LocalDate until = told.endsOn();
        if (until != null && (beyond(until) || until.isBefore(from) || until.isBefore(today))) {
            wrong.add(Wrong.of("endsOn", "input.date-range"));
        }
    }

    private static void representative(List<Wrong> wrong, NewRepresentation told, Represented represented) {
        if (told.representative() == null) {
            wrong.add(Wrong.of("representativeId", "input.missing"));
        } else if (represented.ids().contains(told.representative())) {
            wrong.add(Wrong.of("representativeId", "input.representation.oneself"));
        }
    }

    private @Nullable RepresentationKind kind(List<Wrong> wrong, @Nullable String code) {
        RepresentationKind kind = code == null ? null : kinds.find(code).orElse(null);
        if (kind == null) {
            wrong.add(Wrong.of("kind", code == null ? "input.missing" : "input.representation.kind"));
        }
        return kind;
    }

    private void scope(List<Wrong> wrong, NewRepresentation told, @Nullable RepresentationKind kind) {
        Set<String> known = dictionary.all().stream().map(Attribute::category).collect(Collectors.toSet());
        for (String category : told.categories()) {
            if (!category.equals(Scope.ALL) && !known.contains(category)) {
                wrong.add(Wrong.of("categories", "input.representation.category"));
            } else if (kind != null && !category.equals(Scope.ALL) && !kind.mayExtendTo(category)) {
                wrong.add(Wrong.of("categories", "input.representation.too-far"));
            }
        }
        if (told.categories().isEmpty()) {
            wrong.add(Wrong.of("categories", "input.missing"));
        }
        if (told.services().isEmpty()) {
            wrong.add(Wrong.of("services", "input.missing"));
        } else if (told.services().size() > MOST_SERVICES
                || !told.services().stream().allMatch(CODE)) {
            wrong.add(Wrong.of("services", "input.code"));
        }
    }

    private void fits(
            List<Wrong> wrong,
            NewRepresentation told,
            RepresentationKind kind,
            Represented represented,
            LocalDate today) {
        if (told.proof() == null || !kind.proofs().contains(told.proof())) {
            wrong.add(Wrong.of("proof.kind", told.proof() == null ? "input.missing" : "input.representation.proof"));
        }
        if (kind.endNeeded() && told.endsOn() == null) {
            wrong.add(Wrong.of("endsOn", "input.missing"));
        }
        whyNotFor(kind, represented, today).ifPresent(why -> wrong.add(Wrong.of("kind", why)));
    }

    /** Why nobody can be represented so who is what she is. */
    private static Optional<String> whyNotFor(RepresentationKind kind, Represented represented, LocalDate today) {
        LocalDate comesOfAge = represented.comesOfAge();
        boolean minor = comesOfAge != null && comesOfAge.isAfter(today);
        if (!kind.isFor(represented.kind())) {
            return Optional.of(
                    represented.kind() == ClientKind.ORGANIZATION
                            ? "input.representation.organization"
                            : "input.representation.person");
        }
        if (kind.ofDeceased() != represented.died()) {
            return Optional.of(
                    represented.died() ? "input.representation.died" : "input.representation.death-unproven");
        }
        if (kind.ofMinors() && !minor) {
            return Optional.of(comesOfAge == null ? "input.representation.age-unknown" : "input.representation.of-age");
        }
        return minor && !kind.ofMinors() && !kind.ofDeceased()
                ? Optional.of("input.representation.minor")
                : Optional.empty();
    }

    /** No slip of the hand is a date of law. */
    static boolean beyond(LocalDate day) {
        return day.isBefore(EARLIEST) || day.isAfter(LATEST);
    }

    static void name(List<Wrong> wrong, @Nullable String name) {
        text(wrong, "name", name, LONGEST_NAME);
    }

    /** A text that need not be given. */
    static void optional(List<Wrong> wrong, String field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            text(wrong, field, text, LONGEST_REFERENCE);
        }
    }

    private static void text(List<Wrong> wrong, String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            wrong.add(Wrong.of(field, "input.missing"));
        } else if (text.codePointCount(0, text.length()) > longest) {
            wrong.add(Wrong.of(field, "input.too-long", String.valueOf(longest)));
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            wrong.add(Wrong.of(field, "input.text"));
        }
    }
}
