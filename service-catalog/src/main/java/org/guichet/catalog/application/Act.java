package org.guichet.catalog.application;

/** What can be done to an application; the name is also the kind of the step it leaves. */
enum Act {
    START,
    ANSWER,
    SUBMIT,
    TAKE_UP,
    GRANT,
    REFUSE,
    FIND_INELIGIBLE,
    WITHDRAW
}
