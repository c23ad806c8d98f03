package org.guichet.registry.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Consents, each an append-only chain of events. Rows of a client: callers hold a permit that covers {@code consents},
 * and call within the transaction that logged it.
 */
@Component
public class Consents {
    private static final int AT_ONCE = 200;

    private final ConsentRows rows;
    private final ConsentChain chain;
    private final Capturing capturing;
    private final Once once;
    private final ApplicationEventPublisher events;

    Consents(ConsentRows rows, ConsentChain chain, Capturing capturing, Once once, ApplicationEventPublisher events) {
        this.rows = rows;
        this.chain = chain;
        this.capturing = capturing;
        this.once = once;
        this.events = events;
    }

    /** The consents under any of a client's ids, newest first; at most 200. */
    public List<ConsentRecord> of(Set<ClientId> client) {
        return rows.of(client);
    }

    /** One consent; its client is the caller's to check. */
    public Optional<ConsentRecord> find(UUID id) {
        return rows.find(id);
    }

    /** What was said of one consent, oldest first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ConsentEvent> events(UUID id) {
        return rows.events(id);
    }

    /** That somebody gave a consent, or gave it anew. */
    public record GivenAt(UUID consent, ClientId client, Instant at) {}

    /** When each of some consents was given and renewed, oldest first; the ids are named by entries the caller may see. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<GivenAt> given(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : rows.given(ids);
    }

    /**
     * Asks for a consent; until it is answered it permits nothing.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every field that exceeds the notice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord request(ClientId client, ConsentRequest request) {
        capturing.asking(request);
        return begin("request-consent", id -> {
            rows.insert(id, client, request.scope(), request.noticeVersion(), request.language());
            chain.asked(id, request, capturing.heard());
        });
    }

    /** As {@link #give(ClientId, NewConsent, UUID)}, by the client herself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord give(ClientId client, NewConsent consent) {
        return give(client, consent, null);
    }

    /**
     * Records a consent as given.
     *
     * @param representation under which somebody gives it for the client; null where she gives it herself, and where whoever
     *     is named as her representative may not
     * @throws org.guichet.registry.client.InvalidInput naming every field that exceeds the notice, does not fit how it was
     *     captured, or names somebody who may not speak for her
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord give(ClientId client, NewConsent consent, @Nullable UUID representation) {
        Capturing.Captured captured = capturing.allowing(consent.scope(), consent.said(), representation, false);
        return begin("give-consent", id -> {
            rows.insert(id, client, consent.scope(), consent.noticeVersion(), consent.language());
            chain.said(id, ConsentTransitions.beginning(ConsentAct.GIVE), captured);
        });
    }

    /**
     * Answers a request: yes, or no. Whoever says no takes back what she allowed before: consents that allow nothing beyond what
     * was asked are withdrawn, and the recipients of others are told what they no longer may have.
     *
     * @param client every id that leads to the client
     * @throws org.guichet.registry.client.StateChanged where it has been answered, or has lapsed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord answer(UUID id, Set<ClientId> client, boolean yes, Said said, @Nullable UUID representation) {
        List<ConsentRecord> alike = yes ? List.of() : rows.lockAlike(id, client);
        ConsentRecord consent = rows.lock(id);
        ConsentRecord.State next = ConsentTransitions.after(consent.state(), yes ? ConsentAct.GIVE : ConsentAct.REFUSE);
        Capturing.Captured captured = yes
                ? capturing.allowing(consent.scope(), said, representation, false)
                : capturing.refusing(consent.scope(), said, representation);
        chain.said(id, next, captured);
        ConsentRecord answered = present(id);
        takeBack(alike, answered, representation);
        return answered;
    }

    /**
     * Gives it anew, on the notice of the day; so too is a word said on the telephone confirmed. Where no end is said, the one
     * the client chose stays.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord renew(UUID id, Said said, @Nullable UUID representation) {
        ConsentRecord consent = rows.lock(id);
        ConsentRecord.State next = ConsentTransitions.after(consent.state(), ConsentAct.RENEW);
        Said renewed = said.validUntil() != null ? said : said.until(consent.renewedUntil());
        chain.said(id, next, capturing.allowing(consent.scope(), renewed, representation, true));
        return present(id);
    }

    /** As {@link #withdraw(UUID, UUID)}, by the client herself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord withdraw(UUID id) {
        return withdraw(id, null);
    }

    /**
     * Withdraws a consent; it counts from the next decision on, on every node.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord withdraw(UUID id, @Nullable UUID representation) {
        return withdraw(rows.lock(id), representation);
    }

    /**
     * Says that it is none; it counts from the next decision on.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConsentRecord invalidate(UUID id, Invalidity reason) {
        ConsentRecord consent = rows.lock(id);
        ConsentRecord.State next = ConsentTransitions.after(consent.state(), ConsentAct.INVALIDATE);
        chain.ended(id, next, capturing.heard(), null, reason);
        return present(id);
    }

    /** Records what has expired; decisions did not wait for it. Nothing of anybody is shown by it. */
    @Transactional
    public int expireDue() {
        return chain.expire(AT_ONCE);
    }

    private ConsentRecord withdraw(ConsentRecord locked, @Nullable UUID representation) {
        chain.ended(
                locked.id(),
                ConsentTransitions.after(locked.state(), ConsentAct.WITHDRAW),
                capturing.heard(),
                representation,
                null);
        ConsentRecord withdrawn = present(locked.id());
        tell(withdrawn, withdrawn.recipients());
        return withdrawn;
    }

    /** Of a consent that allows more, the rest stays; what is lost of it is told as of the request she said no to. */
    private void takeBack(List<ConsentRecord> alike, ConsentRecord refused, @Nullable UUID representation) {
        List<ConsentRecord> allowing =
                alike.stream().filter(one -> one.state().permits()).toList();
        allowing.stream().filter(refused::speaksOfAll).forEach(one -> withdraw(one, representation));
        List<String> losing = allowing.stream()
                .filter(one -> !refused.speaksOfAll(one))
                .flatMap(one -> one.recipients().stream())
                .filter(refused.recipients()::contains)
                .distinct()
                .toList();
        if (!losing.isEmpty()) {
            tell(refused, losing);
        }
    }

    private void tell(ConsentRecord ended, List<String> recipients) {
        events.publishEvent(new ConsentWithdrawn(ended.id(), ended.client(), recipients, ended.stateSince()));
    }

    private ConsentRecord begin(String operation, Consumer<UUID> write) {
        UUID id = rows.nextId();
        Optional<String> earlier = once.claim(operation, id.toString());
        if (earlier.isPresent()) {
            return present(UUID.fromString(earlier.get()));
        }
        write.accept(id);
        return present(id);
    }

    private ConsentRecord present(UUID id) {
        return rows.find(id).orElseThrow(NotFound::new);
    }
}
