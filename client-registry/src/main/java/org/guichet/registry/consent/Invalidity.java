package org.guichet.registry.consent;

/** Why a consent never was one, or is none any more, though nobody withdrew it. */
public enum Invalidity {
    /** She was not told, or not so that she understood, what it was about. */
    NOT_INFORMED,
    /** She had no choice. */
    NOT_FREE,
    /** She could not decide of it. */
    NO_CAPACITY,
    /** It was given by, or recorded of, somebody else. */
    ANOTHER_PERSON,
    /** It was keyed by mistake. */
    ENTERED_BY_MISTAKE
}
