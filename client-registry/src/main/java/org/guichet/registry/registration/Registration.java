package org.guichet.registry.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Match;
import org.guichet.registry.identity.Searching;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters what is known of clients: matched before created, each fact with its source, its time and its basis. */
@Component
public class Registration {
    private static final String PURPOSE = "registration";
    private static final Set<Role> ENTERING_APART = Set.of(Role.AGENT, Role.CALL_AGENT, Role.SUPERVISOR);

    private final Searching searching;
    private final Disclosures disclosures;
    private final FactWriting writing;
    private final FactChecks checks;
    private final Once once;

    Registration(Searching searching, Disclosures disclosures, FactWriting writing, FactChecks checks, Once once) {
        this.searching = searching;
        this.disclosures = disclosures;
        this.writing = writing;
        this.checks = checks;
        this.once = once;
    }

    /** Registers a person, unless she is known or may be. */
    @Transactional
    public Registered register(List<NewFact> facts) {
        return register(ClientKind.PERSON, facts, Looked.NOT_YET);
    }

    /** Registers a person whom somebody has compared with the candidates of an earlier attempt. */
    @Transactional
    public Registered register(List<NewFact> facts, Set<ClientId> notTheSame) {
        return register(ClientKind.PERSON, facts, new Looked(notTheSame, null));
    }

    /**
     * Registers a client, unless it is known or may be and nobody has looked yet.
     *
     * @throws InvalidInput naming every wrong fact, as {@code facts[i].value} or {@code facts[i].attribute}, and a reason
     *     that is none, as {@code apart.reason}
     * @throws NotGranted where whoever acts may not say that somebody is entered apart
     */
    @Transactional
    public Registered register(ClientKind kind, List<NewFact> facts, Looked looked) {
        refuseApart(looked);
        checks.checkNew(facts, kind, looked.apart());
        ClientId client = writing.newClient();
        Optional<String> earlier = once.claim("register-client", client.toString());
        if (earlier.isPresent()) {
            return new Registered.New(new ClientId(UUID.fromString(earlier.get())));
        }
        Registered registered = matched(client, kind, facts, looked);
        if (!(registered instanceof Registered.New)) {
            once.release("register-client");
        }
        return registered;
    }

    /**
     * Enters a person who may be known, where nobody is there who could look: apart from whomever she may be. She is
     * compared again by a duty, and a person decides.
     *
     * @throws NotGranted where whoever acts could look, or should
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ClientId enterForReview(List<NewFact> facts) {
        refuseWhoeverCouldLook();
        checks.checkNew(facts, ClientKind.PERSON, null);
        ClientId client = writing.newClient();
        create(client, ClientKind.PERSON, facts, Looked.NOT_YET, List.of());
        return client;
    }

    private static void refuseWhoeverCouldLook() {
        switch (Acting.errand().actor()) {
            case Actor.Programme programme -> {}
            case Actor.Newcomer newcomer -> {}
            default -> throw new NotGranted();
        }
    }

    private Registered matched(ClientId client, ClientKind kind, List<NewFact> facts, Looked looked) {
        Map<String, Object> byAttribute = new HashMap<>();
        facts.forEach(fact -> byAttribute.put(fact.attribute(), fact.value()));
        Set<String> verified = facts.stream()
                .filter(fact -> fact.verification() != Verification.DECLARED)
                .map(NewFact::attribute)
                .collect(Collectors.toSet());
        return switch (searching.match(kind, byAttribute, verified, PURPOSE)) {
            case Match.Certain(var known, boolean truncated)
            when !looked.notTheSame().contains(known.client()) -> new Registered.AlreadyKnown(known.client());
            case Match.Certain(var known, boolean truncated) ->
                reviewed(client, kind, facts, looked, List.of(known), truncated);
            case Match.Possible(var candidates, boolean truncated) ->
                reviewed(client, kind, facts, looked, candidates, truncated);
            case Match.None() -> create(client, kind, facts, looked, List.of());
        };
    }

    private Registered reviewed(
            ClientId client,
            ClientKind kind,
            List<NewFact> facts,
            Looked looked,
            List<Candidate> candidates,
            boolean truncated) {
        return looked.isSettled(candidates, truncated)
                ? create(client, kind, facts, looked, candidates)
                : new Registered.NeedsReview(candidates, truncated);
    }

    /** That nobody shown is meant is said by somebody who looked at the person: at a counter, not in a file. */
    private static void refuseApart(Looked looked) {
        Errand errand = Acting.errand();
        if (looked.apart() != null && ENTERING_APART.stream().noneMatch(errand::hasRole)) {
            throw new NotGranted();
        }
    }

    /** Confirms one attribute in a call of its own; {@link NotFound} where nothing is known. */
    @Transactional
    public Fact confirmFact(ClientId client, String attribute, Source source) {
        Permit permit = disclosures.open(Ask.about(client, Set.of(attribute))).orRefuse();
        Fact known = permit.fact(attribute).orElseThrow(NotFound::new);
        if (once.claim("confirm-fact", client + "/" + attribute).isEmpty()) {
            writing.confirm(permit, List.of(known), source);
        }
        return known;
    }

    /** Where a fact comes from when whoever acts tells it: the client or her representative, or an agent
     * within a contact. */
    public static Source sourceOf(Errand errand) {
        return switch (errand.actor()) {
            case Actor.Client client ->
                new Source(Source.Kind.CLIENT, errand.onBehalfOf() == null ? "portal" : "representative");
            case Actor.Newcomer newcomer -> new Source(Source.Kind.CLIENT, "portal");
            case Actor.Person partner
            when errand.hasRole(Role.PARTNER) -> new Source(Source.Kind.CLIENT, "representative");
            case Actor.Person person ->
                new Source(Source.Kind.AGENT, errand.contactId() == null ? "desk" : "contact:" + errand.contactId());
            case Actor.Programme programme -> new Source(Source.Kind.PROGRAMME, programme.code());
            case Actor.Duty duty -> new Source(Source.Kind.REGISTER, duty.name());
        };
    }

    private Registered create(
            ClientId client, ClientKind kind, List<NewFact> facts, Looked looked, List<Candidate> toldApart) {
        Set<String> attributes = facts.stream().map(NewFact::attribute).collect(Collectors.toSet());
        Permit permit = disclosures.collect(client, kind, PURPOSE, attributes).orRefuse();
        writing.open(client, kind);
        writing.tellApart(
                client, toldApart.stream().map(Candidate::client).collect(Collectors.toSet()), looked.apart());
        writing.append(permit, facts);
        return new Registered.New(client);
    }
}
