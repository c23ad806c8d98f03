package org.guichet.catalog.publicservice;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/** The six points at which a client interacts with a service, and whether each can be done online. */
@Embeddable
public record InteractionPoints(
        @Enumerated(EnumType.STRING) Online accountRegistration,
        @Enumerated(EnumType.STRING) Online authentication,
        @Enumerated(EnumType.STRING) Online application,
        @Enumerated(EnumType.STRING) Online decision,
        @Enumerated(EnumType.STRING) Online issuance,
        @Enumerated(EnumType.STRING) Online issueResolution) {

    /** Y: online; N: exists, but not online; NA: the service has no such point. */
    public enum Online {
        Y,
        N,
        NA
    }

    /** Every point the service has is online. A service with none of them is not end to end. */
    public boolean endToEnd() {
        return all().contains(Online.Y) && !all().contains(Online.N);
    }

    private List<Online> all() {
        return List.of(accountRegistration, authentication, application, decision, issuance, issueResolution);
    }
}
