package org.guichet.catalog.identification;

import java.util.List;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Keepings;
import org.springframework.stereotype.Component;

/** What callers were asked, the one-time codes they were sent, and the sessions clients raised; what came of either is kept with the contact. */
@Component
class IdentificationKeepings implements Keepings {
    private static final String ATTRIBUTE = "identifications";

    @Override
    public List<Keeping> keepings() {
        return List.of(
                new Keeping(
                        "identification-questions",
                        ATTRIBUTE,
                        true,
                        """
                        select d.contact_id::text as key, d.client_id, d.drawn_at as since
                        from catalog.identification_drawn d
                        """,
                        List.of(
                                "delete from catalog.identification_drawn where contact_id = any(cast(:keys as uuid[]))")),
                new Keeping(
                        "identification-codes",
                        ATTRIBUTE,
                        false,
                        """
                        select c.id::text as key, c.client_id, c.expires_at as since from catalog.identification_code c
                        where not exists (select from catalog.identification_message m where m.code_id = c.id)
                        """,
                        List.of("delete from catalog.identification_code where id = any(cast(:keys as uuid[]))")),
                new Keeping(
                        "raised-sessions",
                        ATTRIBUTE,
                        false,
                        """
                        select s.session as key, s.client_id, coalesce(s.until, s.begun_at) as since
                        from catalog.raised_session s
                        """,
                        List.of("delete from catalog.raised_session where session = any(:keys)")));
    }
}
