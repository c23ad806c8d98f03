package org.guichet.registry.matching;

import java.util.OptionalDouble;

/** How common values are: agreeing on Tremblay says less than agreeing on a name nobody else bears. */
public interface Frequencies {
    /** The share of other people who have this value, where it is known. */
    OptionalDouble share(String attribute, String value);

    /** Whether several people bear the name, so that it is not another one's misspelling. */
    boolean isEstablished(String attribute, String value);
}
