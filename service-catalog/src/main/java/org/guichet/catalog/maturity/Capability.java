package org.guichet.catalog.maturity;

import java.util.List;

/** A capability that is computed from the platform's own events. */
interface Capability {
    String id();

    Measured measure();

    /** The newest rows the capability's figures are counted from. */
    List<?> evidence(int most);
}
