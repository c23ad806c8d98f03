package org.guichet.registry.registration.unattended;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A citizen whose account belongs to no client registers herself, once. Only where nobody comes close is the account bound
 * by that: whoever knows somebody's name and birth could claim her record otherwise.
 */
@Component
public class SelfRegistering {
    private static final String PORTAL = "portal";
    private static final List<String> NEEDED = List.of("familyName", "dateOfBirth");

    private final EverybodyFindable everybody;
    private final Registration registration;
    private final EnteringApart apart;
    private final AccountRows accounts;

    SelfRegistering(EverybodyFindable everybody, Registration registration, EnteringApart apart, AccountRows accounts) {
        this.everybody = everybody;
        this.registration = registration;
        this.apart = apart;
        this.accounts = accounts;
    }

    /**
     * Registers whoever acts. Asked again, it answers as before and changes nothing.
     *
     * @throws InvalidInput naming every wrong fact, and by its attribute what is missing
     * @throws NotGranted for anybody but a citizen whose account belongs to no client
     * @throws NotYet where she could not be found yet; nothing is kept, so that she asks again
     */
    @Transactional
    public SelfRegistered register(List<NewFact> facts) {
        String account = newcomer().account();
        Optional<SelfRegistered> before = accounts.find(account);
        if (before.isPresent()) {
            return before.get();
        }
        checkEnough(facts);
        everybody.orNotYet();
        if (!accounts.ask(account)) {
            return accounts.find(account).orElseThrow();
        }
        switch (registration.register(facts)) {
            case Registered.New(var client) -> accounts.bindHerself(account, client);
            case Registered.AlreadyKnown known -> {}
            case Registered.NeedsReview review -> apart.enter(PORTAL, facts, review.truncated());
        }
        return accounts.find(account).orElseThrow();
    }

    /** What whoever acts was told, where she has asked before. */
    @Transactional(readOnly = true)
    public Optional<SelfRegistered> asked() {
        return accounts.find(newcomer().account());
    }

    private static void checkEnough(List<NewFact> facts) {
        Set<String> told = facts.stream().map(NewFact::attribute).collect(Collectors.toSet());
        List<Wrong> wrong = new ArrayList<>();
        for (String needed : NEEDED) {
            if (!told.contains(needed)) {
                wrong.add(Wrong.of(needed, "input.required"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static Actor.Newcomer newcomer() {
        if (Acting.errand().actor() instanceof Actor.Newcomer newcomer) {
            return newcomer;
        }
        throw new NotGranted();
    }
}
