package org.guichet.registry.disclosure;

import org.guichet.registry.disclosure.Disclosure.Permit;

/** Port: what ties a contact to the client who was opened in it. Implemented by {@code catalog.contact}. */
public interface BoundContacts {
    /**
     * Binds the contact of the errand, if there is one, to the client a permit was given for; the first client wins.
     *
     * @throws DisclosureRefused where the contact is another client's
     */
    void bind(Permit permit);
}
