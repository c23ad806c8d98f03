package org.guichet.catalog.contact;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** Each time a client reached us, what was noted, and how it was made sure who she is. */
@Component
class ContactHoldings implements Holdings {
    private static final String CONTACTS = "contacts";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(CONTACTS, CONTACTS, """
                        select id, channel, opened_from, office, reason, topic, ticket, kind, language_preferred,
                               language_served, received_at, queue_entered_at, opened_at, ended_at, disposition, transferred_count,
                               caller_assurance, expires_at, words_disposed_at
                        from catalog.contact where client_id = any(:clients) order by opened_at, id
                        """, "catalog.contact"),
                Holding.of("contact-notes", CONTACTS, """
                        select n.id, n.contact_id, n.text, n.at
                        from catalog.contact_note n join catalog.contact c on c.id = n.contact_id
                        where c.client_id = any(:clients) order by n.at, n.id
                        """, "catalog.contact_note"),
                Holding.of("identifications", "identifications", """
                        select i.id, i.contact_id, i.at, i.method, i.claimed, i.assurance, i.result, i.evidence, i.channel
                        from (select * from catalog.contact_identification where client_id = any(:clients)
                              union all
                              select n.* from catalog.contact c join catalog.contact_identification n on n.contact_id = c.id
                              where c.client_id = any(:clients) and n.client_id is null) i
                        order by i.at, i.id
                        """, "catalog.contact_identification"));
    }
}
