package org.guichet.catalog.contact;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what failed within a contact, and to be its client under whatever id, and says what that leaves. */
@Component
class Locks {
    private final IdentificationRows attempts;
    private final MethodRows methods;
    private final ClientIds ids;
    private final ContactSettings settings;
    private final Clock clock;

    Locks(IdentificationRows attempts, MethodRows methods, ClientIds ids, ContactSettings settings, Clock clock) {
        this.attempts = attempts;
        this.methods = methods;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    Lock of(Contact contact) {
        return of(contact.id(), clients(contact.clientId()));
    }

    /** As it stands once every other attempt in the contact, and to be its client, has ended; the next one waits. */
    Lock inTurn(Contact contact) {
        UUID[] clients = clients(contact.clientId());
        attempts.takeTurns(contact.id(), clients);
        return of(contact.id(), clients);
    }

    /** Towards a client the contact was not about until now. */
    Lock of(UUID contactId, UUID[] clients) {
        List<IdentificationRows.Failure> failures =
                attempts.failures(contactId, clients, clock.instant().minus(settings.failuresCountFor()));
        long here = failures.stream().filter(IdentificationRows.Failure::here).count();
        return here >= settings.failures() || failures.size() >= settings.failuresOfClient()
                ? new Lock(true, highest(failures))
                : Lock.NONE;
    }

    private Assurance highest(List<IdentificationRows.Failure> failures) {
        List<IdentificationMethod> all = methods.all();
        return failures.stream()
                .flatMap(failure -> all.stream()
                        .filter(method -> method.code().equals(failure.method()))
                        .flatMap(method -> method.highestIn(failure.channel()).stream()))
                .max(Assurance::compareTo)
                .orElse(Assurance.NONE);
    }

    /** Whoever was merged is one client: what failed under any of her ids failed to be her. */
    private UUID[] clients(@Nullable UUID client) {
        return Optional.ofNullable(client).map(ClientId::new).map(ids::sameAs).stream()
                .flatMap(Set::stream)
                .map(ClientId::value)
                .toArray(UUID[]::new);
    }
}
