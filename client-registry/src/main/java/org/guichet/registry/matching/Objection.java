package org.guichet.registry.matching;

/** What forbids certainty, however many bits speak for it. */
public enum Objection {
    /** Twins: everything the same but the given name, which may be alike and still another. */
    ANOTHER_GIVEN_NAME,
    /** Of one of the two no given name is known: it may be either twin. */
    GIVEN_NAME_UNKNOWN,
    /** Parent and child of one name: everything the same but the date of birth. */
    ANOTHER_BIRTH,
    /** Of one of the two no date of birth is known: it may be parent or child. */
    BIRTH_UNKNOWN,
    /** The names say themselves that one is the other's child. */
    ANOTHER_GENERATION,
    /** Brothers and sisters with names alike, born on days alike: neither name nor date is quite the same. */
    NEITHER_NAME_NOR_BIRTH_FOR_SURE,
    ANOTHER_SEX_UNDER_ANOTHER_NAME,
    ANOTHER_IDENTIFIER,
    /** Evidence has to come from several sides that do not follow from one another. */
    TOO_FEW_KINDS
}
