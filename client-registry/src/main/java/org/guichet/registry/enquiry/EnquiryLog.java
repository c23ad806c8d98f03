package org.guichet.registry.enquiry;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Behalf;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/** Says in a client's ledger that something was asked in her name. */
@Component
class EnquiryLog {
    private final AccessLog log;
    private final Clock clock;

    EnquiryLog(AccessLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void asked(Permit permit) {
        boolean own = permit.behalf() == null;
        Errand errand = own
                ? Acting.errand().forOneself()
                : Acting.errand().onBehalf(permit.client().value());
        log.record(new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                AccessEntry.Kind.CHANGE,
                errand,
                permit.purpose(),
                bases(permit),
                own ? relation(errand) : "representative",
                "guichet",
                List.of(Enquiries.ATTRIBUTE),
                null,
                List.copyOf(permit.ids())));
    }

    /** The ground, and every representation it was permitted on where somebody asked for her. */
    private static List<String> bases(Permit permit) {
        Behalf behalf = permit.behalf();
        return Stream.concat(
                        permit.basis(Enquiries.ATTRIBUTE).stream().flatMap(Basis::logged),
                        behalf == null ? Stream.empty() : behalf.logged())
                .distinct()
                .toList();
    }

    private static String relation(Errand errand) {
        return errand.actor() instanceof Actor.Person ? "staff-in-contact" : "self";
    }
}
