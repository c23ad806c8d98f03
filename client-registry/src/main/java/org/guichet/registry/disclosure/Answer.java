package org.guichet.registry.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.records.Known.PartyFact;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.jspecify.annotations.Nullable;

/** Asked ∩ (authorised or consented) ∩ allowed to this role at this assurance, attribute by attribute. */
final class Answer {
    /** The party whose facts are the integrator's own. */
    static final String INTEGRATOR = "guichet";

    /** The recipient that is the client herself, or whom she named. */
    static final String CLIENT = "client";

    private final Situation situation;
    private final AttributeDictionary dictionary;
    private final String own;
    private final String recipient;
    private final Map<String, Basis> bases = new HashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();
    private final Map<String, Withheld> withheld = new HashMap<>();
    private final Set<Basis> ofOthers = new HashSet<>();

    /**
     * @param own the party whose facts are asked for whether or not any are held
     * @param recipient who gets it
     */
    Answer(Situation situation, AttributeDictionary dictionary, Set<String> asked, String own, String recipient) {
        this.situation = situation;
        this.dictionary = dictionary;
        this.own = own;
        this.recipient = recipient;
        asked.forEach(this::decide);
    }

    Map<String, Basis> bases() {
        return bases;
    }

    Map<String, Fact> facts() {
        return facts;
    }

    Map<String, Withheld> withheld() {
        return withheld;
    }

    /** Leaves out what is withheld even in part. */
    void keepWhole() {
        bases.keySet().removeAll(withheld.keySet());
    }

    /** What those consented to of whom a fact handed over speaks. */
    Set<Basis> ofOthers() {
        return ofOthers;
    }

    private void decide(String code) {
        Attribute attribute = dictionary.find(code).orElse(null);
        if (attribute != null && !attribute.appliesTo(situation.kind())) {
            withheld.put(code, Withheld.NOT_OF_THIS_KIND);
            return;
        }
        if (attribute == null || !situation.allows(attribute.category())) {
            withhold(code, attribute);
            return;
        }
        if (!situation.withinRepresentation(attribute.category())) {
            withheld.put(code, Withheld.REPRESENTATION_OUT_OF_SCOPE);
            return;
        }
        List<PartyFact> permitted = new ArrayList<>();
        boolean thirdParty = false;
        Map<String, Bases.Answer> answers = new HashMap<>();
        answers.put(own, answer(own, attribute));
        for (PartyFact held : situation.known().orElseThrow().facts()) {
            if (held.fact().attribute().equals(code)
                    && basis(answers.computeIfAbsent(held.party(), party -> answer(party, attribute))) != null) {
                if (hasItsOwnBasis(held, attribute)) {
                    permitted.add(held);
                } else {
                    thirdParty = true;
                }
            }
        }
        handOver(attribute, permitted, answers);
        if (thirdParty && !facts.containsKey(code)) {
            withheld.put(code, Withheld.THIRD_PARTY);
        }
    }

    /** What speaks of somebody else opens on a basis of hers too (rule 11, ninth check), but to herself. */
    private boolean hasItsOwnBasis(PartyFact held, Attribute attribute) {
        return !speaksOfAnother(held) || handsBack(held, recipient) || basisOfOther(held, attribute) != null;
    }

    private boolean speaksOfAnother(PartyFact held) {
        return speaksOfAnother(
                held, situation.known().orElseThrow().ids(), situation.errand().self());
    }

    /**
     * Whether it speaks of somebody who is neither the client nor whoever acts.
     *
     * @param ids every id that leads to the client
     * @param self which client whoever acts is
     */
    static boolean speaksOfAnother(PartyFact held, Set<ClientId> ids, @Nullable UUID self) {
        ClientId about = held.fact().about();
        return about != null && !about.value().equals(self) && !ids.contains(about);
    }

    /** Whether the client is told what she told herself: nobody learns anything of anybody by it. */
    static boolean handsBack(PartyFact held, String recipient) {
        return recipient.equals(CLIENT)
                && held.party().equals(INTEGRATOR)
                && held.fact().source().kind() == Source.Kind.CLIENT;
    }

    private @Nullable Basis basisOfOther(PartyFact held, Attribute attribute) {
        return basisOfOther(held, attribute, situation.purpose(), situation.bases(), recipient);
    }

    /**
     * The ground for using what speaks of another client: hers. An authority to hand over to a client speaks of what is about
     * that client, and is none for what is about somebody else.
     */
    static @Nullable Basis basisOfOther(
            PartyFact held, Attribute attribute, String purpose, Bases bases, String recipient) {
        Bases hers = toAnother(bases.of(Objects.requireNonNull(held.fact().about())), recipient);
        return basis(hers.answer(purpose, held.party(), attribute.category()));
    }

    /** What of somebody's grounds counts where the recipient may be another client. */
    static Bases toAnother(Bases bases, String recipient) {
        return recipient.equals(CLIENT) ? bases.byConsentAlone() : bases;
    }

    private void withhold(String code, @Nullable Attribute attribute) {
        boolean granted = attribute != null && situation.grantedCategories().contains(attribute.category());
        withheld.put(code, granted ? Withheld.ASSURANCE_TOO_LOW : Withheld.NOT_FOR_THIS_ROLE);
    }

    private void handOver(Attribute attribute, List<PartyFact> permitted, Map<String, Bases.Answer> answers) {
        String code = attribute.code();
        permitted.stream().max(survivor(attribute)).ifPresent(chosen -> {
            facts.put(code, chosen.fact());
            bases.put(code, basis(answers.get(chosen.party())));
            if (speaksOfAnother(chosen)) {
                Optional.ofNullable(basisOfOther(chosen, attribute)).ifPresent(ofOthers::add);
            }
        });
        if (!facts.containsKey(code)) {
            Basis ground = basis(answers.get(own));
            if (ground != null) {
                bases.put(code, ground);
            }
            if (ground == null || withholdsSomething(answers)) {
                withheld.put(code, reasonWithheld(answers, ground != null));
            }
        }
    }

    private boolean withholdsSomething(Map<String, Bases.Answer> answers) {
        return answers.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(own) && basis(entry.getValue()) == null);
    }

    private Withheld reasonWithheld(Map<String, Bases.Answer> answers, boolean ownPermitted) {
        Withheld reason = Withheld.NO_BASIS;
        for (Map.Entry<String, Bases.Answer> entry : answers.entrySet()) {
            if (entry.getValue() instanceof Bases.Answer.ConsentNeeded needed
                    && !(ownPermitted && entry.getKey().equals(own))) {
                reason = needed.withdrawn() ? Withheld.CONSENT_WITHDRAWN : Withheld.CONSENT_NEEDED;
            }
        }
        return reason;
    }

    private Bases.Answer answer(String party, Attribute attribute) {
        return situation.bases().answer(situation.purpose(), party, attribute.category());
    }

    static @Nullable Basis basis(Bases.@Nullable Answer answer) {
        return switch (answer) {
            case Bases.Answer.Authorised(Bases.Ground ground) ->
                new Basis(Basis.Kind.AUTHORITY, ground.code(), ground.number(), ground.textEn(), ground.textFr());
            case Bases.Answer.Consented(Bases.Given consent, Bases.Ground ground) ->
                new Basis(Basis.Kind.CONSENT, consent.id().toString(), null, ground.textEn(), ground.textFr());
            case null, default -> null;
        };
    }

    static Comparator<PartyFact> survivor(Attribute attribute) {
        Comparator<PartyFact> latest = Comparator.<PartyFact, java.time.Instant>comparing(
                        held -> held.fact().collectedAt())
                .thenComparing(held -> held.fact().recordedAt());
        Comparator<PartyFact> byRule = attribute.survivorship() == Attribute.Survivorship.LATEST
                ? latest
                : Comparator.<PartyFact, org.guichet.registry.client.Verification>comparing(
                                held -> held.fact().verification())
                        .thenComparing(latest);
        return Comparator.comparing(PartyFact::chosen).thenComparing(byRule);
    }
}
