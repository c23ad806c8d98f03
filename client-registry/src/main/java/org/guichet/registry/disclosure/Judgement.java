package org.guichet.registry.disclosure;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules on one ask from everything that was read, and words the entry that records it. Touches no database. */
@Component
class Judgement {
    private final Grants grants;
    private final ReadLimits limits;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    Judgement(Grants grants, ReadLimits limits, AttributeDictionary dictionary, Clock clock) {
        this.grants = grants;
        this.limits = limits;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** The checks that refuse the whole call whatever is asked, in their order. */
    List<Check> checks() {
        return Check.IN_ORDER;
    }

    /** Those that follow the checks of single attributes. */
    List<Check> lastChecks() {
        return Check.AFTER_ATTRIBUTES;
    }

    String purpose(Errand errand, Ask ask) {
        String purpose = ask.purpose();
        return purpose == null ? errand.purpose() : purpose;
    }

    /** Who gets it: the programme asked for, else the client, herself or by whom she named, else the integrator. */
    String recipient(Errand errand, Ask ask) {
        String recipient = ask.recipient();
        if (recipient != null) {
            return recipient;
        }
        return errand.actor() instanceof Actor.Client || errand.hasRole(Role.PARTNER)
                ? Answer.CLIENT
                : Answer.INTEGRATOR;
    }

    Ruling rule(Errand errand, Ask ask, String recipient, Position position, Optional<Known> looked, Bases bases) {
        Situation situation = situation(errand, ask, position, looked, bases);
        AccessEntry.Kind kind = ask.recipient() == null ? AccessEntry.Kind.READ : AccessEntry.Kind.SHARE;
        return Check.firstFailure(checks(), situation)
                .map(failure -> refuse(situation, ask.attributes(), recipient, failure, Map.of()))
                .orElseGet(() -> answer(situation, ask, recipient, kind, Answer.INTEGRATOR));
    }

    /** Collecting about somebody who is not known yet: every check but that she exists. */
    Ruling ruleCollection(Errand errand, Ask ask, ClientKind kind, Disclosures.Grounds grounds) {
        Known nothingYet = Known.nothingYet(ask.client(), kind);
        Situation situation = situation(errand, ask, grounds.position(), Optional.of(nothingYet), grounds.bases());
        return Check.firstFailure(checks(), situation)
                .map(failure -> refuse(situation, ask.attributes(), Answer.INTEGRATOR, failure, Map.of()))
                .orElseGet(() ->
                        answer(situation, ask, Answer.INTEGRATOR, AccessEntry.Kind.CHANGE, collectedFrom(errand)));
    }

    /** What a programme tells is its own, and needs a ground that lets it give it; the rest is told to the integrator. */
    private static String collectedFrom(Errand errand) {
        return errand.actor() instanceof Actor.Programme programme ? programme.code() : Answer.INTEGRATOR;
    }

    /** A search is about nobody yet: role, assurance, contact, purpose and rate decide. */
    Ruling ruleSearch(
            Errand errand, String purpose, Position position, ClientId nobody, Bases bases, List<String> criteria) {
        Ask ask = new Ask(nobody, purpose, Set.of(), null);
        Situation situation = situation(
                        errand, ask, position, Optional.of(Known.nothingYet(nobody, ClientKind.PERSON)), bases)
                .searching();
        Optional<Reason> failure =
                Check.firstFailure(checks(), situation).or(() -> Check.firstFailure(lastChecks(), situation));
        UUID id = Ids.next(clock);
        AccessEntry.Kind kind = failure.isPresent() ? AccessEntry.Kind.REFUSAL : AccessEntry.Kind.SEARCH;
        String reason = failure.map(Reason::code)
                .orElse(position.contact().map(OpenContact::reason).orElse(null));
        AccessEntry entry =
                entry(id, kind, situation, List.of(), Answer.INTEGRATOR, Set.copyOf(criteria), reason, List.of());
        Disclosure answer = failure.<Disclosure>map(why -> new Refusal(id, why, null, Shortfall.of(situation, why)))
                .orElseGet(() -> new Permit(id, nobody, purpose, Map.of(), Map.of(), Map.of()));
        return new Ruling(answer, entry);
    }

    /** Where what the decision rests on could not be read: refused, whoever asks and whatever she asks (rule 11). */
    Ruling unread(Errand errand, Ask ask, String recipient, Optional<Known> looked) {
        Position nowhere = new Position(Optional.empty(), Standings.towardsNobody(errand), Optional.empty());
        Bases none = new Bases(Set.of(), List.of(), List.of());
        return refuse(
                situation(errand, ask, nowhere, looked, none),
                ask.attributes(),
                recipient,
                Reason.GROUNDS_UNREADABLE,
                Map.of());
    }

    /** A client id that is nobody's, for decisions about no one in particular. */
    ClientId nobodyYet() {
        return new ClientId(new UUID(0, 0));
    }

    private Situation situation(Errand errand, Ask ask, Position position, Optional<Known> looked, Bases bases) {
        Errand own = as(errand, position.standing(), ask.client());
        String purpose = purpose(errand, ask);
        ClientKind kind = looked.filter(Known::seen).map(Known::kind).orElse(ClientKind.PERSON);
        return new Situation(
                own,
                purpose,
                grants.of(own, purpose, ask.purpose() == null, kind),
                position,
                ask,
                looked,
                bases,
                limits.allows(errand.actor()));
    }

    /** A client acts for herself by any id of hers; a partner for the client who named her, whom no header has to say. */
    private static Errand as(Errand errand, Standing standing, ClientId client) {
        return switch (standing) {
            case Standing.Self self -> errand.forOneself();
            case Standing.OnBehalf behalf when errand.hasRole(Role.PARTNER) -> errand.onBehalf(client.value());
            case Standing.Lapsed lapsed when errand.hasRole(Role.PARTNER) -> errand.onBehalf(client.value());
            default -> errand;
        };
    }

    private Ruling answer(Situation situation, Ask ask, String recipient, AccessEntry.Kind kind, String own) {
        Answer answer = new Answer(situation, dictionary, ask.attributes(), own, recipient);
        if (ask.whole()) {
            answer.keepWhole();
        }
        if (answer.bases().isEmpty() || !answer.bases().keySet().containsAll(ask.needed())) {
            return refuse(situation, ask.attributes(), recipient, whyNothing(ask, answer), answer.withheld());
        }
        return Check.firstFailure(lastChecks(), situation)
                .map(failure -> refuse(situation, ask.attributes(), recipient, failure, Map.of()))
                .orElseGet(() -> permit(situation, ask.client(), kind, recipient, answer));
    }

    /** The one cause, where one alone is at work. */
    private static Reason whyNothing(Ask ask, Answer answer) {
        Set<String> missed = new HashSet<>(ask.needed().isEmpty() ? ask.attributes() : ask.needed());
        missed.removeAll(answer.bases().keySet());
        Set<Optional<Withheld>> reasons = missed.stream()
                .map(code -> Optional.ofNullable(answer.withheld().get(code)))
                .collect(Collectors.toSet());
        return reasons.size() == 1
                ? reasons.iterator().next().map(Withheld::alone).orElse(Reason.NOTHING_PERMITTED)
                : Reason.NOTHING_PERMITTED;
    }

    /** The grants that would open what is withheld for want of assurance. */
    private List<Grants.Grant> opening(Situation situation, Map<String, Withheld> withheld) {
        return situation.grants().stream()
                .filter(grant -> withheld.entrySet().stream()
                        .filter(one -> one.getValue() == Withheld.ASSURANCE_TOO_LOW)
                        .flatMap(one -> dictionary.find(one.getKey()).stream())
                        .anyMatch(attribute -> grant.categories().contains(attribute.category())))
                .toList();
    }

    private Ruling permit(Situation situation, ClientId under, AccessEntry.Kind kind, String recipient, Answer answer) {
        Known known = situation.known().orElseThrow();
        UUID id = Ids.next(clock);
        // Whoever was merged into the client is a subject too, so that her own ledger has it once that is undone.
        Set<ClientId> subjects = new LinkedHashSet<>(known.ids());
        answer.facts().values().stream()
                .map(Fact::about)
                .filter(Objects::nonNull)
                .forEach(subjects::add);
        List<String> bases = Stream.concat(
                        Stream.concat(answer.bases().values().stream(), answer.ofOthers().stream())
                                .flatMap(Basis::logged),
                        situation.references().stream())
                .distinct()
                .toList();
        AccessEntry entry = entry(
                id,
                kind,
                situation,
                bases,
                recipient,
                answer.bases().keySet(),
                situation.contactReason(),
                List.copyOf(subjects));
        Permit permit = new Permit(
                id,
                known.client(),
                situation.purpose(),
                answer.bases(),
                answer.facts(),
                answer.withheld(),
                known.ids(),
                under,
                situation.behalf(answer.bases().keySet().stream()
                        .flatMap(code -> dictionary.find(code).stream())
                        .toList()),
                known.kind());
        return new Ruling(permit, entry);
    }

    /**
     * A refusal about somebody who is not there has no subject: it must not bring one into being. Somebody who is there,
     * and hidden from whoever asked, is told.
     */
    private Ruling refuse(
            Situation situation,
            Set<String> attributes,
            String recipient,
            Reason reason,
            Map<String, Withheld> withheld) {
        UUID id = Ids.next(clock);
        List<ClientId> subjects =
                situation.looked().map(known -> List.copyOf(known.ids())).orElse(List.of());
        AccessEntry entry = entry(
                id, AccessEntry.Kind.REFUSAL, situation, List.of(), recipient, attributes, reason.code(), subjects);
        ClientKind kind = reason == Reason.NOT_OF_THIS_KIND ? situation.kind() : null;
        Shortfall shortfall = reason == Reason.MORE_ASSURANCE_NEEDED
                ? Shortfall.of(situation, reason, opening(situation, withheld))
                : Shortfall.of(situation, reason);
        return new Ruling(new Refusal(id, reason, kind, shortfall, withheld), entry);
    }

    private AccessEntry entry(
            UUID id,
            AccessEntry.Kind kind,
            Situation situation,
            List<String> bases,
            String recipient,
            Set<String> attributes,
            @Nullable String reason,
            List<ClientId> subjects) {
        return new AccessEntry(
                id,
                clock.instant(),
                kind,
                situation.errand(),
                situation.purpose(),
                bases,
                situation.relation(),
                recipient,
                List.copyOf(attributes),
                reason,
                subjects);
    }
}
