package org.guichet.registry.emergency;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.springframework.stereotype.Component;

/** Emergencies declared about a client, why, and what a supervisor said of it. */
@Component
class EmergencyHoldings implements Holdings {
    private final List<Holding> holdings;

    EmergencyHoldings(Encryption encryption) {
        holdings =
                List.of(Holding.of("emergencies", "emergencies", """
                        select e.id, e.at, e.until, e.office, e.channel, e.contact_id, e.review_due, e.ciphertext as reason,
                               v.at as reviewed_at, v.office as review_office, v.outcome, v.ciphertext as note
                        from registry.emergency e
                        left join registry.emergency_review v on v.emergency_id = e.id
                        where e.client_id = any(:clients) order by e.at, e.id
                        """, "registry.emergency", "registry.emergency_review")
                        .opening(
                                "reason",
                                row -> encryption.openText(
                                        row.getBytes("reason"), new Place(EmergencyRows.REASON, row.getString("id"))))
                        .opening("note", row -> {
                            byte[] note = row.getBytes("note");
                            return note == null
                                    ? null
                                    : encryption.openText(note, new Place(EmergencyRows.NOTE, row.getString("id")));
                        }));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }
}
