package org.guichet.registry.vigilance;

/** What a look stood on, best first. */
enum Footing {
    /** The platform made sure of the caller, or staff did and there is a ticket, or the platform itself gave the work. */
    CALLER,
    /** A ticket, or the word of whoever looked that she made sure of the caller, and not both. */
    CLAIM,
    /** An emergency was declared, which is reviewed for itself. */
    EMERGENCY,
    /** Nobody was identified, and the contact names no ticket. */
    NOBODY,
    /** The door refused it, and nobody was made sure of. */
    REFUSED
}
