package org.guichet.registry.actor;

/** What a person may be for one OAuth client. A role without a grant in {@code registry.disclosure} sees nothing. */
public enum Role {
    AGENT,
    CALL_AGENT,
    SUPERVISOR,
    PARTNER,
    PRIVACY_OFFICER,
    MANAGER,
    /** Sees sealed clients too, in whatever the other roles allow; it allows nothing by itself. */
    CLEARED,
    /** Proposes versions of purposes and authorities, and decides upon another's, as privacy officer or manager. */
    AUTHORITY_STEWARD,
    CITIZEN
}
