package org.guichet.registry.actor;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Port: which clients staff are themselves. Implemented by {@code channel.security}; one SQL statement a call. */
public interface StaffRecords {
    /** Those of some offices whose account says which client they are. */
    List<Member> of(Collection<String> offices);

    /**
     * A member of staff who is known as a client too.
     *
     * @param client who she is
     */
    record Member(String account, String office, UUID client) {}
}
