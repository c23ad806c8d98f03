package org.guichet.registry.protection;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.springframework.stereotype.Component;

/** What this room does, in the ledgers of those it is done to. */
@Component
class ProtectionLog {
    private static final String ATTRIBUTE = "seal";
    private static final String OURSELVES = "guichet";

    private final AccessLog log;
    private final Authorities authorities;
    private final Clock clock;

    ProtectionLog(AccessLog log, Authorities authorities, Clock clock) {
        this.log = log;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** @param named codes of the authorities the seals rest on */
    void changed(Errand errand, Set<String> named, Collection<ClientId> clients) {
        log.record(entry(Kind.CHANGE, errand, bases(named), clients));
    }

    /** An entry for each authority: whoever is on the list has in her ledger what her own seal rests on. */
    void read(Errand errand, List<SealedClient> seen) {
        Map<String, Set<ClientId>> byAuthority = new LinkedHashMap<>();
        seen.forEach(one -> byAuthority
                .computeIfAbsent(one.authority(), none -> new LinkedHashSet<>())
                .add(one.client()));
        read(errand, byAuthority);
    }

    /** The same of whoever was come upon: what looking after her rests on is what her own seal does. */
    void metRead(Errand errand, List<EncounterRows.Waiting> met) {
        Map<String, Set<ClientId>> byAuthority = new LinkedHashMap<>();
        met.forEach(one -> byAuthority
                .computeIfAbsent(Objects.requireNonNullElse(one.authority(), ""), none -> new LinkedHashSet<>())
                .add(one.encounter().client()));
        read(errand, byAuthority);
    }

    private void read(Errand errand, Map<String, Set<ClientId>> byAuthority) {
        if (byAuthority.isEmpty()) {
            log.record(entry(Kind.READ, errand, bases(Set.of()), List.of()));
            return;
        }
        log.record(byAuthority.entrySet().stream()
                .map(group -> entry(Kind.READ, errand, bases(Set.of(group.getKey())), group.getValue()))
                .toList());
    }

    /** Each authority in force that lets us look after sealed records. */
    List<Authority> grounds() {
        return authorities.inForce(Cleared.PURPOSE).stream()
                .filter(one -> one.toParty().equals(OURSELVES))
                .toList();
    }

    /**
     * Those named that are in force. A seal outlives what it was put on, and is looked after on what there is instead: the
     * first, as the door relies on the first that permits.
     */
    private List<String> bases(Set<String> named) {
        List<Authority> inForce = grounds();
        List<Authority> own =
                inForce.stream().filter(one -> named.contains(one.code())).toList();
        return (own.isEmpty() ? inForce.stream().limit(1) : own.stream())
                .flatMap(ProtectionLog::logged)
                .toList();
    }

    private static Stream<String> logged(Authority authority) {
        String code = authority.code();
        return Stream.of("AUTHORITY:" + code, "VERSION:" + code + "@" + authority.number());
    }

    private AccessEntry entry(Kind kind, Errand errand, List<String> bases, Collection<ClientId> clients) {
        return new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                kind,
                errand,
                errand.purpose(),
                bases,
                "reviewer",
                "privacy-office",
                List.of(ATTRIBUTE),
                null,
                List.copyOf(clients));
    }
}
