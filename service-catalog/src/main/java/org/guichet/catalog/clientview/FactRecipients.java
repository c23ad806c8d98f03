package org.guichet.catalog.clientview;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.guichet.catalog.telling.CorrectionNotices;
import org.guichet.catalog.telling.Notice;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** To whom one fact was given in the last two years, and who was told of its corrections. */
@Component
public class FactRecipients {
    private static final Period LOOKED_BACK = Period.ofYears(2);

    private final ClientDoor door;
    private final AuditTrail trail;
    private final CorrectionNotices notices;
    private final Clock clock;

    FactRecipients(ClientDoor door, AuditTrail trail, CorrectionNotices notices, Clock clock) {
        this.door = door;
        this.trail = trail;
        this.notices = notices;
        this.clock = clock;
    }

    /** One page of shares, newest first, and every notice of a correction. */
    public record Recipients(AuditTrail.Page shares, List<Notice> notices) {
        public Recipients {
            notices = List.copyOf(notices);
        }

        /** What the recipient of a share is told of the newest correction after it; notices are newest first. */
        Optional<Notice> toldAfter(LoggedEntry share) {
            return notices.stream()
                    .filter(notice -> notice.recipient().equals(share.recipient()))
                    .filter(notice -> notice.correctedAt().isAfter(share.at()))
                    .findFirst();
        }
    }

    /** A look like any other: it is in the client's ledger, and binds the contact. */
    @Transactional
    public Recipients of(ClientId client, String attribute, int limit, int offset) {
        Permit permit = door.openFor(client, attribute);
        Instant since =
                clock.instant().atZone(ZoneOffset.UTC).minus(LOOKED_BACK).toInstant();
        return new Recipients(
                trail.shared(permit.ids(), attribute, since, limit, offset), notices.of(permit, attribute));
    }
}
