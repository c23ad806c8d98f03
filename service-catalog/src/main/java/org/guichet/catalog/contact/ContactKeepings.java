package org.guichet.catalog.contact;

import java.util.List;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Keepings;
import org.springframework.stereotype.Component;

/**
 * What was said in a contact, counted from its end, and how it was made sure who its caller is. That there was a contact,
 * through which channel and how it ended, stays.
 */
@Component
class ContactKeepings implements Keepings {
    @Override
    public List<Keeping> keepings() {
        return List.of(
                new Keeping(
                        "contact-words",
                        "contacts",
                        true,
                        """
                        select c.id::text as key, c.client_id, coalesce(c.ended_at, c.expires_at) as since
                        from catalog.contact c where c.words_disposed_at is null
                        """,
                        List.of("delete from catalog.contact_note where contact_id = any(cast(:keys as uuid[]))", """
                        update catalog.contact set reason = '', topic = null, ticket = null, words_disposed_at = :at
                        where id = any(cast(:keys as uuid[]))
                        """)),
                new Keeping(
                        "identifications",
                        "identifications",
                        true,
                        """
                        select i.id::text as key, coalesce(i.client_id, c.client_id) as client_id, i.at as since
                        from catalog.contact_identification i left join catalog.contact c on c.id = i.contact_id
                        """,
                        List.of("delete from catalog.contact_identification where id = any(cast(:keys as uuid[]))")));
    }
}
