package org.guichet.registry.registration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold of facts before any is written: every wrong field is named at once. */
@Component
class FactChecks {
    private static final int LONGEST_TEXT = 1000;
    private static final String NAME = "legalName";

    private final Values values;

    FactChecks(Values values) {
        this.values = values;
    }

    /** Refuses facts of which one is wrong, as {@code facts[i].value} or {@code facts[i].verification}. */
    void check(List<NewFact> facts, ClientKind kind) {
        refuse(all(facts, kind));
    }

    /** An organization is called something, and whoever is entered apart is so for a reason. */
    void checkNew(List<NewFact> facts, ClientKind kind, @Nullable String apart) {
        List<Wrong> wrong = all(facts, kind);
        if (kind == ClientKind.ORGANIZATION
                && facts.stream().noneMatch(fact -> fact.attribute().equals(NAME))) {
            wrong.add(Wrong.of("facts", "input.organization.name"));
        }
        if (apart != null && apart.isBlank()) {
            wrong.add(Wrong.of("apart.reason", "input.required"));
        }
        checkText(wrong, "apart.reason", apart);
        refuse(wrong);
    }

    /** Refuses facts that can be known only of clients of the other kind. */
    void checkKind(List<NewFact> facts, ClientKind kind) {
        refuse(ofAnotherKind(facts, kind));
    }

    private List<Wrong> all(List<NewFact> facts, ClientKind kind) {
        List<Wrong> wrong = wrong(facts);
        wrong.addAll(ofAnotherKind(facts, kind));
        return wrong;
    }

    private List<Wrong> ofAnotherKind(List<NewFact> facts, ClientKind kind) {
        List<Wrong> wrong = new ArrayList<>();
        for (int index = 0; index < facts.size(); index++) {
            values.checkKind("facts[" + index + "].attribute", facts.get(index).attribute(), kind)
                    .ifPresent(wrong::add);
        }
        return wrong;
    }

    /** As {@link #check}, where every attribute is told once, with the reason; it may be told that no value is known. */
    void checkOnce(List<NewFact> facts, @Nullable String reason) {
        List<Wrong> wrong = wrong(facts, this::toldOrTakenBack);
        if (isBlank(reason) && facts.stream().anyMatch(NewFact::isUnknown)) {
            wrong.add(Wrong.of("reason", "input.missing"));
        }
        Set<String> told = new HashSet<>();
        for (int index = 0; index < facts.size(); index++) {
            if (!told.add(facts.get(index).attribute())) {
                wrong.add(Wrong.of("facts[" + index + "].attribute", "input.twice"));
            }
        }
        checkText(wrong, "reason", reason);
        refuse(wrong);
    }

    static void checkText(List<Wrong> wrong, String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (PlainText.length(text) > LONGEST_TEXT) {
            wrong.add(Wrong.of(field, "input.too-long", String.valueOf(LONGEST_TEXT)));
        } else if (!PlainText.isWritten(text)) {
            wrong.add(Wrong.of(field, "input.text"));
        }
    }

    /**
     * That no value is known is said of all times. Where a second person has to approve it, she must see what staff have
     * seen; the client's own word is hers.
     */
    private List<Wrong> toldOrTakenBack(String field, NewFact fact) {
        Attribute known = values.kept(fact.attribute()).orElse(null);
        if (!fact.isUnknown() || known == null) {
            return told(field, fact);
        }
        List<Wrong> wrong = new ArrayList<>();
        if (fact.validFrom() != null || fact.validTo() != null) {
            wrong.add(Wrong.of(field + ".unknown", "input.unknown-of-a-day"));
        }
        if (known.approval() && isBlank(fact.evidence()) && !(Acting.errand().actor() instanceof Actor.Client)) {
            wrong.add(Wrong.of(field + ".evidence", "input.missing"));
        }
        return wrong;
    }

    private List<Wrong> told(String field, NewFact fact) {
        return values.check(field, fact.attribute(), fact.value()).stream().toList();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private List<Wrong> wrong(List<NewFact> facts) {
        return wrong(facts, this::told);
    }

    private List<Wrong> wrong(List<NewFact> facts, BiFunction<String, NewFact, List<Wrong>> ofValue) {
        List<Wrong> wrong = new ArrayList<>();
        if (facts.isEmpty()) {
            wrong.add(Wrong.of("facts", "input.missing"));
        }
        Verification most = most(Acting.errand());
        for (int index = 0; index < facts.size(); index++) {
            NewFact fact = facts.get(index);
            String field = "facts[" + index + "]";
            wrong.addAll(ofValue.apply(field, fact));
            if (fact.verification().compareTo(most) > 0) {
                wrong.add(Wrong.of(field + ".verification", "input.verification", most.name()));
            }
            checkText(wrong, field + ".evidence", fact.evidence());
            checkValidity(wrong, field, fact);
        }
        return wrong;
    }

    private static void checkValidity(List<Wrong> wrong, String field, NewFact fact) {
        if (fact.validFrom() != null && fact.validTo() != null && fact.validTo().isBefore(fact.validFrom())) {
            wrong.add(Wrong.of(field + ".validTo", "input.date-range"));
        }
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    /** Nobody vouches for more than they can know: a client declares, and so does whoever acts for her; staff have seen a document, a source is sure. */
    private static Verification most(Errand errand) {
        return switch (errand.actor()) {
            case Actor.Client client -> Verification.DECLARED;
            case Actor.Newcomer newcomer -> Verification.DECLARED;
            case Actor.Person partner when errand.hasRole(Role.PARTNER) -> Verification.DECLARED;
            case Actor.Person person -> Verification.DOCUMENT_SEEN;
            case Actor.Programme programme -> Verification.SOURCE_VERIFIED;
            case Actor.Duty duty -> Verification.SOURCE_VERIFIED;
        };
    }
}
