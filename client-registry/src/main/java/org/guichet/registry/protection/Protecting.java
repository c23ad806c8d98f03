package org.guichet.registry.protection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientUnsealed;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.records.ClientSeals;
import org.guichet.registry.client.records.ClientSeals.Grounds;
import org.guichet.registry.client.records.ClientSeals.Unsealed;
import org.guichet.registry.client.records.DecidedBy;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sealing a client and taking the seal off: both are in her ledger, and count from the next decision on. */
@Component
public class Protecting {
    private static final int LONGEST = 500;
    private static final int LONGEST_PAGE = 100;
    private static final int YEARS = 5;

    private final ClientSeals seals;
    private final Authorities authorities;
    private final ProtectionLog log;
    private final Once once;
    private final Telling telling;

    Protecting(ClientSeals seals, Authorities authorities, ProtectionLog log, Once once, Telling telling) {
        this.seals = seals;
        this.authorities = authorities;
        this.log = log;
        this.once = once;
        this.telling = telling;
    }

    /** Whoever tells the other rooms, with the day it is told. */
    @Component
    record Telling(ApplicationEventPublisher events, LegalDay day) {}

    /** One page, those registered last first, and how many clients are sealed in all. */
    public record Page(List<SealedClient> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Seals a client.
     *
     * @throws InvalidInput naming every wrong field
     * @throws org.guichet.registry.client.NotFound where there is no such client
     * @throws org.guichet.registry.client.StateChanged where she is sealed, or is changing just now
     */
    @Transactional
    public void seal(ClientId client, Protection protection) {
        Errand errand = Cleared.deciding();
        Grounds grounds = grounds(protection);
        if (once.claim("seal-client", client.toString()).isEmpty()) {
            Collection<ClientId> ids = seals.seal(Ids.next(telling.day().clock()), client, grounds, by(errand));
            log.changed(errand, Set.of(grounds.authority()), ids);
        }
    }

    /**
     * Takes every seal off a client.
     *
     * @throws InvalidInput where no reason is given
     * @throws org.guichet.registry.client.NotFound where there is no such client
     * @throws org.guichet.registry.client.StateChanged where she is not sealed, or is changing just now
     */
    @Transactional
    public void unseal(ClientId client, @Nullable String reason) {
        Errand errand = Cleared.deciding();
        List<Wrong> wrong = new ArrayList<>();
        checkText(wrong, "reason", reason);
        refuse(wrong);
        if (once.claim("unseal-client", client.toString()).isEmpty()) {
            Unsealed unsealed =
                    seals.unseal(client, Objects.requireNonNull(reason).strip(), by(errand));
            log.changed(errand, unsealed.authorities(), unsealed.ids());
            telling.events().publishEvent(new ClientUnsealed(client));
        }
    }

    /** Who is sealed, and on whose word. Each of them has it in her ledger that the list was read. */
    @Transactional
    public Page sealed(int limit, @Nullable UUID cursor) {
        Errand errand = Cleared.deciding();
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<SealedClient> found = seals.standing(size + 1, cursor).stream()
                .map(seal -> SealedClient.of(seal, today()))
                .toList();
        boolean more = found.size() > size;
        List<SealedClient> items = more ? found.subList(0, size) : found;
        log.read(errand, items);
        return new Page(items, more ? items.getLast().client().value() : null, seals.count());
    }

    /** The legal authorities a client may be sealed on today. */
    @Transactional(readOnly = true)
    public List<Authority> authorities() {
        return log.grounds();
    }

    /** What is wrong with a sealing, for a form that has more to say than this. */
    @Transactional(readOnly = true)
    public List<Wrong> wrongWith(Protection said) {
        List<Wrong> wrong = new ArrayList<>();
        checkText(wrong, "reason", said.reason());
        checkText(wrong, "officer", said.officer());
        if (authorities().stream().noneMatch(one -> one.code().equals(said.authority()))) {
            wrong.add(Wrong.of("authority", said.authority() == null ? "input.required" : "input.choice"));
        }
        LocalDate review = said.reviewOn();
        if (review == null) {
            wrong.add(Wrong.of("reviewOn", "input.required"));
        } else if (!review.isAfter(today()) || review.isAfter(today().plusYears(YEARS))) {
            wrong.add(Wrong.of("reviewOn", "input.date-range"));
        }
        return wrong;
    }

    private Grounds grounds(Protection said) {
        refuse(wrongWith(said));
        return new Grounds(
                Objects.requireNonNull(said.reason()).strip(),
                Objects.requireNonNull(said.authority()),
                Objects.requireNonNull(said.officer()).strip(),
                Objects.requireNonNull(said.reviewOn()));
    }

    static void checkText(List<Wrong> wrong, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            wrong.add(Wrong.of(field, "input.required"));
        } else if (text.length() > LONGEST) {
            wrong.add(Wrong.of(field, "input.too-long", String.valueOf(LONGEST)));
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            wrong.add(Wrong.of(field, "input.text"));
        }
    }

    static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private LocalDate today() {
        return telling.day().today();
    }

    private static DecidedBy by(Errand errand) {
        return new DecidedBy(errand.actor().kind().name(), errand.actor().id());
    }
}
