package org.guichet.catalog.clientview;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.telling.WithdrawalNotices;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRequest;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.Invalidity;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Said;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.receipt.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seeing, asking for, giving, renewing and withdrawing consent, by the client or by staff within a contact. */
@Component
public class Consenting {
    private static final String ATTRIBUTE = "consents";

    private interface Change {
        ConsentRecord make(ConsentRecord consent, Permit permit, @Nullable UUID representation);
    }

    private final ClientDoor door;
    private final Consents consents;
    private final Speaking speaking;
    private final Kept kept;
    private final Once once;

    Consenting(ClientDoor door, Consents consents, Speaking speaking, Kept kept, Once once) {
        this.door = door;
        this.consents = consents;
        this.speaking = speaking;
        this.kept = kept;
        this.once = once;
    }

    /** What else is kept of a consent: whom its withdrawal was told, and whom its receipt was handed. */
    @Component
    record Kept(WithdrawalNotices notices, Receipts receipts) {}

    /** The client's consents, newest first. */
    @Transactional
    public List<ConsentRecord> of(ClientId client) {
        return consents.of(door.openFor(client, ATTRIBUTE).ids());
    }

    /** All that was said of one consent, who was told of its withdrawal, and whether receipts were handed over. */
    @Transactional
    public ConsentHistory history(UUID id) {
        ConsentRecord consent = consents.find(id).orElseThrow(NotFound::new);
        Permit permit = door.openRow(Ask.about(consent.client(), Set.of(ATTRIBUTE)), ATTRIBUTE);
        return new ConsentHistory(
                consent,
                consents.events(id),
                kept.notices().of(permit, id),
                kept.receipts().deliveries(permit, id));
    }

    /**
     * Records a consent as given; a representative gives it for categories she may act in.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every field that exceeds the notice
     */
    @Transactional
    public ConsentRecord give(ClientId client, NewConsent consent) {
        Ask ask = speaking.ask(client, consent.dataCategories(), consent.representative());
        Permit permit = door.openFor(ask, ATTRIBUTE);
        return consents.give(
                permit.under(),
                consent,
                speaking.representation(permit, consent.dataCategories(), consent.representative()));
    }

    /**
     * Asks the client for a consent, which she answers in whatever channel. Only staff ask.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every field that exceeds the notice
     */
    @Transactional
    public ConsentRecord request(ClientId client, ConsentRequest request) {
        if (!(Acting.errand().actor() instanceof Actor.Person)) {
            throw new NotGranted();
        }
        return consents.request(door.openFor(client, ATTRIBUTE).under(), request);
    }

    /**
     * Answers a request; a no takes back what she allowed of the same before.
     *
     * @throws org.guichet.registry.client.StateChanged where it has been answered, or has lapsed
     */
    @Transactional
    public ConsentRecord answer(UUID id, boolean yes, Said said) {
        return change(
                id,
                yes ? "consent.give" : "consent.refuse",
                said.representative(),
                (consent, permit, representation) ->
                        consents.answer(consent.id(), permit.ids(), yes, said, representation));
    }

    /**
     * Gives a consent anew on the notice of the day, or confirms what was said on the telephone.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional
    public ConsentRecord renew(UUID id, Said said) {
        return change(
                id,
                "consent.renew",
                said.representative(),
                (consent, permit, representation) -> consents.renew(consent.id(), said, representation));
    }

    /**
     * Withdraws a consent; it counts from the next decision on. A representative withdraws what she might have given.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional
    public ConsentRecord withdraw(UUID id) {
        return change(
                id,
                "consent.withdraw",
                null,
                (consent, permit, representation) -> consents.withdraw(consent.id(), representation));
    }

    /**
     * Says that it is none, with the reason. Supervisors alone do: nobody takes away by a mistake of hers what a client
     * decided.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional
    public ConsentRecord invalidate(UUID id, Invalidity reason) {
        if (!Acting.errand().hasRole(Role.SUPERVISOR)) {
            throw new NotGranted();
        }
        return change(
                id, "consent.invalidate", null, (consent, permit, nobody) -> consents.invalidate(consent.id(), reason));
    }

    private ConsentRecord change(UUID id, String operation, @Nullable ClientId representative, Change change) {
        ConsentRecord consent = consents.find(id).orElseThrow(NotFound::new);
        Permit permit =
                door.openRow(speaking.ask(consent.client(), consent.dataCategories(), representative), ATTRIBUTE);
        UUID representation = speaking.representation(permit, consent.dataCategories(), representative);
        return once.claim(operation, id.toString()).isPresent()
                ? consent
                : change.make(consent, permit, representation);
    }
}
