package org.guichet.registry.protection;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.jspecify.annotations.Nullable;
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

    void changed(Errand errand, @Nullable Authority authority, Collection<ClientId> clients) {
        record(
                Kind.CHANGE,
                errand,
                authority == null ? grounds() : bases(authority).toList(),
                clients);
    }

    void read(Errand errand, Collection<ClientId> clients) {
        record(Kind.READ, errand, grounds(), clients);
    }

    /** What looking after sealed records rests on, whoever is looked at: each authority in force that lets us do it. */
    private List<String> grounds() {
        return authorities.inForce(Cleared.PURPOSE).stream()
                .filter(one -> one.said().toParty().equals(OURSELVES))
                .flatMap(ProtectionLog::bases)
                .toList();
    }

    private static Stream<String> bases(Authority authority) {
        String code = authority.code();
        return Stream.of("AUTHORITY:" + code, "VERSION:" + code + "@" + authority.number());
    }

    private void record(Kind kind, Errand errand, List<String> bases, Collection<ClientId> clients) {
        log.record(new AccessEntry(
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
                List.copyOf(clients)));
    }
}
