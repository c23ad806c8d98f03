package org.guichet.catalog.contact;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.disclosure.Shortfall;
import org.springframework.stereotype.Component;

/**
 * A contact is about one client: once bound it is hers, and whoever serves another opens another. At the call that binds
 * it, what the caller reached before anybody knew whom she says to be is looked at for this client.
 */
@Component
class Binding {
    /** What this room keeps of a client whom a caller says to be. */
    private static final String ATTRIBUTE = "identifications";

    private static final String OWN_RECORD = "own-record";

    private final ContactRows rows;
    private final Attempting attempting;
    private final Disclosures disclosures;

    Binding(ContactRows rows, Attempting attempting, Disclosures disclosures) {
        this.rows = rows;
        this.attempting = attempting;
        this.disclosures = disclosures;
    }

    /**
     * Whether whoever serves may make sure that her caller is a client: who is not there, or hidden, answers as nobody. A
     * client who shows it herself looks at her own record.
     */
    Permit callerIs(UUID contactId, ClientId client) {
        Errand errand = Acting.errand().within(contactId);
        String purpose = errand.self() == null ? Attempting.PURPOSE : OWN_RECORD;
        return Acting.as(errand.forPurpose(purpose), () -> {
            Permit permit = disclosures
                    .open(Ask.about(client, Set.of(ATTRIBUTE)).needing(ATTRIBUTE))
                    .orRefuse();
            bind(contactId, permit);
            return permit;
        });
    }

    void bind(UUID contactId, Permit permit) {
        switch (rows.bind(contactId, permit.under().value(), permit.clients())) {
            case ALREADY -> {}
            case NOW -> lookBack(contactId, permit);
            case NOT -> throw new DisclosureRefused(permit.entryId(), Reason.CONTACT_REQUIRED);
        }
    }

    private void lookBack(UUID contactId, Permit permit) {
        List<Attempt> before = attempting.of(contactId);
        if (!attempting.stands(before, contactId, permit.clients())) {
            Shortfall onlyTheSurest = new Shortfall(
                    Assurance.HIGH, Assurance.NONE, before.getLast().channel(), contactId);
            throw new DisclosureRefused(permit.entryId(), Reason.CALLER_NOT_IDENTIFIED, onlyTheSurest);
        }
        if (!before.isEmpty()) {
            attempting.tell(before, contactId, permit.under());
        }
    }
}
