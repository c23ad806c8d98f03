package org.guichet.catalog.contact;

import java.time.Clock;
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
    private final AccessLog log;
    private final ContactSettings settings;
    private final Clock clock;

    Attempting(MethodRows methods, IdentificationRows attempts, AccessLog log, ContactSettings settings, Clock clock) {
        this.methods = methods;
        this.attempts = attempts;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    List<Attempt> of(Contact contact) {
        return attempts.of(contact.id());
    }

    /** Methods that may be tried in the contact now, as they follow each other. */
    List<IdentificationMethod> usable(Contact contact) {
        List<IdentificationMethod> all = methods.all();
        Lock lock = lock(all, contact, clients(contact));
        return all.stream()
                .filter(method ->
                        method.highestIn(contact.channel()).filter(lock::lets).isPresent())
                .toList();
    }

    List<IdentificationMethod> inChannel(String channel) {
        return methods.all().stream()
                .filter(method -> method.highestIn(channel).isPresent())
                .toList();
    }

    /** What whoever serves the caller says; returns what the caller has reached by it. */
    Attempt said(UUID id, Contact contact, Identification said) {
        attempts.takeTurns(contact.id(), clients(contact));
        List<Wrong> wrong = new ArrayList<>(said.wrong());
        String name = said.method();
        Optional<IdentificationMethod> method = Optional.empty();
        if (wrong.stream().noneMatch(one -> one.field().equals("method")) && name != null) {
            List<IdentificationMethod> all = methods.all();
            method = all.stream().filter(one -> one.isCalled(name)).findFirst();
            whyNot(method, contact, lock(all, contact, clients(contact)))
                    .ifPresent(why -> wrong.add(0, Wrong.of("method", why)));
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
        return methods.all().stream()
                .filter(method -> method.code().equals(code))
                .filter(method -> method.highestIn(contact.channel()).isPresent())
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(Wrong.of("method", "input.method.channel"))));
    }

    /** Whether failures leave the method to be tried, of the contact and of the client under whatever id. */
    boolean leaves(IdentificationMethod method, Contact contact, UUID[] clients) {
        attempts.takeTurns(contact.id(), clients);
        Lock lock = lock(methods.all(), contact, clients);
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

    private void tell(Contact contact, Attempt attempt) {
        UUID client = contact.clientId();
        if (client != null) {
            log.record(new AccessEntry(
                    Ids.next(clock),
                    attempt.at(),
                    AccessEntry.Kind.IDENTIFICATION,
                    Acting.errand().within(contact.id()),
                    PURPOSE,
                    List.of(),
                    "staff-in-contact",
                    "guichet",
                    List.of(),
                    attempt.method() + ":" + attempt.result(),
                    List.of(new ClientId(client))));
        }
    }

    private Lock lock(List<IdentificationMethod> all, Contact contact, UUID[] clients) {
        List<IdentificationRows.Failure> failures =
                attempts.failures(contact.id(), clients, clock.instant().minus(settings.failuresCountFor()));
        long here = failures.stream().filter(IdentificationRows.Failure::here).count();
        boolean locked = here >= settings.failures() || failures.size() >= settings.failuresOfClient();
        Assurance failed = failures.stream()
                .flatMap(failure -> all.stream()
                        .filter(method -> method.code().equals(failure.method()))
                        .flatMap(method -> method.highestIn(failure.channel()).stream()))
                .max(Assurance::compareTo)
                .orElse(Assurance.NONE);
        return new Lock(locked, failed);
    }

    private static UUID[] clients(Contact contact) {
        UUID client = contact.clientId();
        return client == null ? new UUID[0] : new UUID[] {client};
    }

    /**
     * After too many failures only what is stronger than all that failed may be tried, and what is as sure as anything
     * can be: a document at a counter.
     *
     * @param failed the highest that any of the failed methods could have reached
     */
    private record Lock(boolean locked, Assurance failed) {
        boolean lets(Assurance highest) {
            return !locked || highest == Assurance.HIGH || !failed.reaches(highest);
        }
    }
}
