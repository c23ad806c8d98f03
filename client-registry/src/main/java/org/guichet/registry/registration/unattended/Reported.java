package org.guichet.registry.registration.unattended;

import org.guichet.registry.client.ClientId;

/** What became of a person somebody told of. The programme is told none of it. */
public sealed interface Reported {
    ClientId client();

    /** Known, by the programme's number or beyond doubt: the facts were added to hers. */
    record Added(ClientId client) implements Reported {}

    /** Nobody knew her: entered. */
    record Entered(ClientId client) implements Reported {}

    /** Entered apart from whomever she may be; a person has to tell. */
    record Apart(ClientId client) implements Reported {}
}
