package org.guichet.registry.retention;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.consent.Authorities;
import org.springframework.stereotype.Component;

/** Holds in the ledgers of those whose things are held; one that is of nobody in particular is in the log all the same. */
@Component
class HoldLog {
    static final String ATTRIBUTE = "holds";
    private static final String OURSELVES = "guichet";

    private final AccessLog log;
    private final Authorities authorities;
    private final Clock clock;

    HoldLog(AccessLog log, Authorities authorities, Clock clock) {
        this.log = log;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Placed or released. */
    void changed(Collection<ClientId> clients) {
        record(Kind.CHANGE, clients);
    }

    /** Why was read. */
    void read(Collection<ClientId> clients) {
        record(Kind.READ, clients);
    }

    private void record(Kind kind, Collection<ClientId> clients) {
        Errand errand = Acting.errand();
        log.record(new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                kind,
                errand,
                Disposing.PURPOSE,
                bases(),
                "reviewer",
                "privacy-office",
                List.of(ATTRIBUTE),
                null,
                List.copyOf(clients)));
    }

    private List<String> bases() {
        return authorities.inForce(Disposing.PURPOSE).stream()
                .filter(one -> one.toParty().equals(OURSELVES))
                .flatMap(one -> Stream.of("AUTHORITY:" + one.code(), "VERSION:" + one.code() + "@" + one.number()))
                .toList();
    }
}
