package org.guichet.catalog.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.contact.IdentificationMethod.RecordedBy;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Weighs what is claimed of an attempt against what its method can reach in the channel, counts failures, and tells the
 * client's ledger where it is known whom the caller says to be.
 */
@Component
class Attempting {
    static final String PURPOSE = "identity-verification";

    private final MethodRows methods;
    private final IdentificationRows attempts;
    private final Locks locks;
    private final AccessLog log;
    private final Clock clock;

    Attempting(MethodRows methods, IdentificationRows attempts, Locks locks, AccessLog log, Clock clock) {
        this.methods = methods;
        this.attempts = attempts;
        this.locks = locks;
        this.log = log;
        this.clock = clock;
    }

    List<Attempt> of(UUID contactId) {
        return attempts.of(contactId);
    }

    boolean passed(UUID contactId, UUID attempt) {
        return attempts.passed(contactId, attempt);
    }

    List<IdentificationMethod> methods() {
        return methods.all();
    }

    /** Methods that may be tried in the contact now, as they follow each other. */
    List<IdentificationMethod> usable(Contact contact) {
        Lock lock = locks.of(contact);
        return methods.usable().stream()
                .filter(method ->
                        method.highestIn(contact.channel()).filter(lock::lets).isPresent())
                .toList();
    }

    List<IdentificationMethod> inChannel(String channel) {
        return methods.usable().stream()
                .filter(method -> method.highestIn(channel).isPresent())
                .toList();
    }

    /** What whoever serves the caller says; returns what the caller has reached by it. */
    Attempt said(UUID id, Contact contact, Identification said) {
        Lock lock = locks.inTurn(contact);
        List<Wrong> wrong = new ArrayList<>(said.wrong());
        String name = said.method();
        Optional<IdentificationMethod> method = Optional.empty();
        if (wrong.stream().noneMatch(one -> one.field().equals("method")) && name != null) {
            method = methods.all().stream().filter(one -> one.isCalled(name)).findFirst();
            whyNot(method, contact, lock).ifPresent(why -> wrong.add(0, Wrong.of("method", why)));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        Assurance highest =
                method.flatMap(one -> one.highestIn(contact.channel())).orElse(Assurance.NONE);
        Assurance reached = said.claimed().reaches(highest) ? highest : said.claimed();
        String code = method.map(IdentificationMethod::code).orElse(name == null ? "" : name);
        return add(id, contact, code, said.claimed(), reached, said.result(), said.evidence());
    }

    /** What the platform saw of a method that was left to be tried. */
    Attempt seen(UUID id, Contact contact, IdentificationMethod method, boolean passed) {
        Assurance highest = method.highestIn(contact.channel()).orElse(Assurance.NONE);
        return add(
                id,
                contact,
                method.code(),
                highest,
                passed ? highest : Assurance.NONE,
                passed ? Attempt.Result.PASSED : Attempt.Result.FAILED,
                null);
    }

    /** The method of the platform's own, where the contact's channel knows it; otherwise the field says that it does not. */
    IdentificationMethod ofPlatform(String code, Contact contact) {
        return methods.usable().stream()
                .filter(method -> method.code().equals(code))
                .filter(method -> method.highestIn(contact.channel()).isPresent())
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(Wrong.of("method", "input.method.channel"))));
    }

    /** Whether failures leave the method to be tried, of the contact and of its client under whatever id. */
    boolean leaves(IdentificationMethod method, Contact contact) {
        Lock lock = locks.inTurn(contact);
        return method.highestIn(contact.channel()).filter(lock::lets).isPresent();
    }

    private Optional<String> whyNot(Optional<IdentificationMethod> method, Contact contact, Lock lock) {
        if (method.isEmpty()) {
            return Optional.of("input.choice");
        }
        if (method.get().recordedBy() == RecordedBy.PLATFORM) {
            return Optional.of("input.method.platform");
        }
        Optional<Assurance> highest = method.get().highestIn(contact.channel());
        if (highest.isEmpty()) {
            return Optional.of("input.method.channel");
        }
        return lock.lets(highest.get()) ? Optional.empty() : Optional.of("input.method.locked");
    }

    private Attempt add(
            UUID id,
            Contact contact,
            String method,
            Assurance claimed,
            Assurance reached,
            Attempt.Result result,
            @Nullable String evidence) {
        Attempt attempt = new Attempt(
                method,
                claimed,
                reached,
                result,
                contact.channel(),
                evidence,
                Acting.errand().actor().id(),
                contact.clientId(),
                clock.instant());
        attempts.add(id, contact.id(), attempt);
        tell(contact, attempt);
        return attempt;
    }

    /**
     * Whether what a contact reached before it was about a client still stands now that it is about her: of a client
     * whom too many failed to be, only what may still be tried tells that the caller is she.
     */
    boolean stands(List<Attempt> before, UUID contactId, UUID[] clients) {
        return before.stream()
                .filter(attempt -> attempt.result() == Attempt.Result.PASSED)
                .reduce((earlier, later) -> later)
                .filter(last -> last.reached() != Assurance.NONE)
                .map(last -> lets(locks.of(contactId, clients), last))
                .orElse(true);
    }

    private boolean lets(Lock lock, Attempt last) {
        return !lock.locked()
                || methods.all().stream()
                        .filter(method -> method.code().equals(last.method()))
                        .flatMap(method -> method.highestIn(last.channel()).stream())
                        .anyMatch(lock::lets);
    }

    /** Tells a client's ledger of attempts made before the contact was about her. */
    void tell(List<Attempt> before, UUID contactId, ClientId client) {
        log.record(before.stream()
                .map(attempt -> entry(attempt, contactId, client, clock.instant()))
                .toList());
    }

    private void tell(Contact contact, Attempt attempt) {
        UUID client = contact.clientId();
        if (client != null) {
            log.record(entry(attempt, contact.id(), new ClientId(client), attempt.at()));
        }
    }

    private AccessEntry entry(Attempt attempt, UUID contactId, ClientId client, Instant at) {
        return new AccessEntry(
                Ids.next(clock),
                at,
                AccessEntry.Kind.IDENTIFICATION,
                Acting.errand().within(contactId),
                PURPOSE,
                List.of(),
                Acting.errand().self() == null ? "staff-in-contact" : "self",
                "guichet",
                List.of(),
                attempt.method() + ":" + attempt.result(),
                List.of(client));
    }
}
