package org.guichet.registry.actor;

/**
 * How sure we are of an identity, in the three levels of Regulation (EU) 910/2014 art. 8; in Canada's Standard on
 * Identity and Credential Assurance, levels 1, 2 and 3 or more. {@code NONE}: not identified.
 */
public enum Assurance {
    NONE,
    LOW,
    SUBSTANTIAL,
    HIGH;

    public boolean reaches(Assurance needed) {
        return compareTo(needed) >= 0;
    }
}
