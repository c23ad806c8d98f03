package org.guichet.registry.consent;

/** What can be done with a consent. */
enum ConsentAct {
    REQUEST,
    GIVE,
    REFUSE,
    RENEW,
    WITHDRAW,
    EXPIRE,
    INVALIDATE
}
