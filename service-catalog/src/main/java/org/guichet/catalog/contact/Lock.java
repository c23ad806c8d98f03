package org.guichet.catalog.contact;

import org.guichet.registry.actor.Assurance;

/**
 * After too many failures only what is stronger than all that failed may be tried, and what is as sure as anything can
 * be: a document at a counter.
 *
 * @param failed the highest that any of the failed methods could have reached
 */
record Lock(boolean locked, Assurance failed) {
    static final Lock NONE = new Lock(false, Assurance.NONE);

    boolean lets(Assurance highest) {
        return !locked || highest == Assurance.HIGH || !failed.reaches(highest);
    }
}
