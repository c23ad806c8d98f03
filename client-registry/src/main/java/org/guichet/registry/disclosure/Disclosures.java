package org.guichet.registry.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.consent.ConsentGate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only door to personal data. Each call decides (rule 11), writes the entry in the access log, and hands over, in
 * the caller's transaction and in at most four statements: the contact or the representation, the facts, the grounds,
 * the entry. A fifth finds out whether a member of staff is kin, where her account says which client she is, or
 * whether whoever acts for somebody else is alive; one more when a minor comes of age, or in an emergency whether it
 * lasts, and two where something is held that speaks of another client: who she is, and what she consented to.
 */
@Component
public class Disclosures {
    /** What a decision looks at, whatever is asked; it is handed over only where it was asked for. */
    private static final Set<String> ALWAYS_READ = Set.of(Death.ATTRIBUTE);

    private final Positions positions;
    private final ConsentGate gate;
    private final ClientRecords records;
    private final AccessLog log;
    private final Judgement judgement;
    private final GroundsOfOthers others;

    Disclosures(
            Positions positions,
            ConsentGate gate,
            GroundsOfOthers others,
            ClientRecords records,
            AccessLog log,
            Judgement judgement) {
        this.positions = positions;
        this.gate = gate;
        this.others = others;
        this.records = records;
        this.log = log;
        this.judgement = judgement;
    }

    /** Opens what is asked, or refuses. The caller must be in a transaction: a disclosure is a write. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Disclosure open(Ask ask) {
        return open(List.of(ask)).getFirst();
    }

    /**
     * Opens several asks about one client and for one recipient, each for its own purpose: one decision and one entry
     * each, in the statements of one.
     *
     * @throws IllegalArgumentException where the asks are about different clients or recipients
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Disclosure> open(List<Ask> asks) {
        return rule(asks, UnaryOperator.identity());
    }

    /**
     * Decides as {@link #open(Ask)} does, and hands nothing over: the entry says that a decision was asked for. The permit
     * is for what would be handed over whole.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Disclosure decide(Ask ask) {
        return rule(List.of(ask.onlyWhole()), Ruling::asDecision).getFirst();
    }

    private List<Disclosure> rule(List<Ask> asks, UnaryOperator<Ruling> answered) {
        Errand errand = Acting.errand();
        Ask first = asks.getFirst();
        if (asks.stream()
                .anyMatch(ask ->
                        !ask.client().equals(first.client()) || !Objects.equals(ask.recipient(), first.recipient()))) {
            throw new IllegalArgumentException("Asks opened together are about one client and for one recipient");
        }
        String recipient = judgement.recipient(errand, first);
        Set<String> purposes = asks.stream()
                .map(ask -> judgement.purpose(errand, ask))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> wanted = new HashSet<>(ALWAYS_READ);
        asks.forEach(ask -> wanted.addAll(ask.attributes()));
        Optional<Known> looked = Optional.empty();
        Position position;
        Bases bases;
        try {
            looked = records.look(first.client(), wanted, Seen.by(errand.cleared(), errand.self()));
            Set<ClientId> ids = looked.filter(Known::seen).map(Known::ids).orElse(Set.of(first.client()));
            position = positions.towards(errand, looked.filter(Known::seen), ids, purposes);
            bases = gate.bases(ids, purposes, recipient);
            if (looked.isPresent() && looked.get().seen()) {
                bases = others.with(bases, errand, looked.get(), purposes, recipient);
            }
        } catch (DataAccessException unread) {
            throw unread(errand, asks, recipient, looked, unread);
        }
        List<Disclosure> answers = new ArrayList<>();
        List<AccessEntry> entries = new ArrayList<>();
        for (Ask ask : asks) {
            Ruling ruling = answered.apply(judgement.rule(errand, ask, recipient, position, looked, bases));
            answers.add(ruling.disclosure());
            entries.add(ruling.entry());
        }
        log.record(entries);
        return answers;
    }

    /** Fails closed: the refusal is entered once the transaction, which can do nothing more, is rolled back. */
    private DisclosureRefused unread(
            Errand errand, List<Ask> asks, String recipient, Optional<Known> looked, DataAccessException cause) {
        List<AccessEntry> refusals = asks.stream()
                .map(ask -> judgement.unread(errand, ask, recipient, looked).entry())
                .toList();
        log.recordAfterRollback(refusals);
        DisclosureRefused refused =
                new DisclosureRefused(refusals.getFirst().id(), Disclosure.Reason.GROUNDS_UNREADABLE);
        refused.initCause(cause);
        return refused;
    }

    /** What a decision about nobody who is known yet rests on. */
    private Grounds towardsNobody(Errand errand, Ask ask) {
        String purpose = judgement.purpose(errand, ask);
        try {
            return new Grounds(
                    positions.towardsNobody(errand),
                    gate.bases(Set.of(ask.client()), Set.of(purpose), Answer.INTEGRATOR));
        } catch (DataAccessException unread) {
            throw unread(errand, List.of(ask), Answer.INTEGRATOR, Optional.empty(), unread);
        }
    }

    /** What a decision about one purpose rests on. */
    record Grounds(Position position, Bases bases) {}

    /**
     * Opens the same of many clients at once, on the grounds that ask nobody's consent: one batch entry with each of them
     * as its subject, and one more for those of whom other attributes are opened, or on other bases. Whoever is not there, or not seen, is not in the answer, nor is one of whom nothing is permitted;
     * that refusal is entered.
     *
     * @return by every id that leads to one of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<ClientId, Disclosure.Permit> openAll(
            Collection<ClientId> clients, String purpose, Set<String> attributes) {
        Errand errand = Acting.errand();
        Grounds grounds = towardsNobody(errand, new Ask(judgement.nobodyYet(), purpose, attributes, null));
        Set<String> wanted = new HashSet<>(ALWAYS_READ);
        wanted.addAll(attributes);
        Map<ClientId, Disclosure.Permit> permits = new HashMap<>();
        List<AccessEntry> entries = new ArrayList<>();
        List<Ruling> permitted = new ArrayList<>();
        for (Known known : records.findAll(List.copyOf(clients), wanted, Seen.by(errand.cleared(), errand.self()))) {
            Ask ask = new Ask(known.client(), purpose, attributes, null);
            Ruling ruling = judgement.rule(
                    errand, ask, Answer.INTEGRATOR, grounds.position(), Optional.of(known), grounds.bases());
            if (ruling.disclosure() instanceof Disclosure.Permit permit) {
                known.ids().forEach(id -> permits.put(id, permit));
                permitted.add(ruling);
            } else {
                entries.add(ruling.entry());
            }
        }
        entries.addAll(Ruling.batches(permitted));
        if (!entries.isEmpty()) {
            log.record(entries);
        }
        return permits;
    }

    /**
     * Admits a search, or refuses it. Either way the search is logged, with the names of the criteria.
     *
     * @param criteria attribute names, or {@code name=keyed hash}
     * @return the refusal, or empty where the search may go on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Disclosure.Refusal> admitSearch(String purpose, List<String> criteria) {
        return recorded(searching(purpose, criteria)) instanceof Disclosure.Refusal refusal
                ? Optional.of(refusal)
                : Optional.empty();
    }

    /**
     * Searches for many people at once where {@link #admitSearch} would: one entry, with everybody they are found to
     * resemble as its subjects.
     *
     * @param search what looks for them; not begun where it is refused
     * @param found whom it found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T search(
            String purpose, List<String> criteria, Supplier<T> search, Function<T, Collection<ClientId>> found) {
        Ruling ruling = searching(purpose, criteria);
        if (ruling.disclosure() instanceof Disclosure.Refusal) {
            log.record(ruling.entry());
        }
        ruling.disclosure().orRefuse();
        T answer = search.get();
        log.record(ruling.entry().about(Set.copyOf(found.apply(answer))));
        return answer;
    }

    private Ruling searching(String purpose, List<String> criteria) {
        Errand errand = Acting.errand();
        ClientId nobody = judgement.nobodyYet();
        Grounds grounds = towardsNobody(errand, new Ask(nobody, purpose, Set.copyOf(criteria), null));
        return judgement.ruleSearch(errand, purpose, grounds.position(), nobody, grounds.bases(), criteria);
    }

    /**
     * Permits collecting facts about a client who is being registered now: collection, too, needs a ground (Privacy
     * Act s. 4), each of the attributes one.
     *
     * @param kind what the client is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Disclosure collect(ClientId newClient, ClientKind kind, String purpose, Set<String> attributes) {
        Ask ask = new Ask(newClient, purpose, attributes, null).needing(attributes);
        return collected(ask, kind, UnaryOperator.identity());
    }

    /** As {@link #collect} about a client who is known already: no member of staff changes her own record or her kin's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Disclosure change(Ask ask) {
        Errand errand = Acting.errand();
        String purpose = judgement.purpose(errand, ask);
        Optional<Known> known = Optional.empty();
        Grounds grounds;
        try {
            known = records.find(ask.client(), ALWAYS_READ, Seen.by(errand.cleared(), errand.self()));
            grounds = new Grounds(
                    positions.towards(errand, known),
                    gate.bases(Set.of(ask.client()), Set.of(purpose), Answer.INTEGRATOR));
        } catch (DataAccessException unread) {
            throw unread(errand, List.of(ask), Answer.INTEGRATOR, known, unread);
        }
        ClientKind kind = known.map(Known::kind).orElse(ClientKind.PERSON);
        return recorded(judgement.ruleCollection(errand, ask, kind, grounds));
    }

    /**
     * As {@link #collect} for many people at once: one decision, and one entry with each of them as its subject. The
     * permit is for nobody in particular; its bases hold for all.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Disclosure collect(List<ClientId> clients, String purpose, Set<String> attributes) {
        Ask ask = new Ask(judgement.nobodyYet(), purpose, attributes, null).needing(attributes);
        return collected(ask, ClientKind.PERSON, ruling -> ruling.about(clients));
    }

    /**
     * As {@link #collect(List, String, Set)} where what is kept about them is disposed of: one decision, and one entry with
     * each of them as its subject.
     *
     * @param rule the version of the rule it is disposed of by, as {@code kind@2}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Disclosure dispose(List<ClientId> clients, String purpose, String attribute, String rule) {
        Ask ask = new Ask(judgement.nobodyYet(), purpose, Set.of(attribute), null).needing(attribute);
        return collected(ask, ClientKind.PERSON, ruling -> ruling.disposingOf(clients, rule));
    }

    private Disclosure collected(Ask ask, ClientKind kind, UnaryOperator<Ruling> answered) {
        Errand errand = Acting.errand();
        return recorded(answered.apply(judgement.ruleCollection(errand, ask, kind, towardsNobody(errand, ask))));
    }

    private Disclosure recorded(Ruling ruling) {
        log.record(ruling.entry());
        return ruling.disclosure();
    }
}
