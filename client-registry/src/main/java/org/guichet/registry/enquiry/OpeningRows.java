package org.guichet.registry.enquiry;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code enquiry_opening}: the one enquiry a contact of the privacy office is for. */
@Repository
class OpeningRows {
    private final JdbcClient jdbc;

    OpeningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a contact an enquiry's, unless it is another's. */
    boolean opens(UUID contact, UUID enquiry) {
        jdbc.sql("""
                insert into registry.enquiry_opening (contact_id, enquiry_id) values (:contact, :enquiry)
                on conflict (contact_id) do nothing
                """).param("contact", contact).param("enquiry", enquiry).update();
        return isOpenedIn(contact, enquiry);
    }

    boolean isOpenedIn(UUID contact, UUID enquiry) {
        return jdbc.sql("""
                select exists (select from registry.enquiry_opening
                               where contact_id = :contact and enquiry_id = :enquiry)
                """)
                .param("contact", contact)
                .param("enquiry", enquiry)
                .query(Boolean.class)
                .single();
    }
}
