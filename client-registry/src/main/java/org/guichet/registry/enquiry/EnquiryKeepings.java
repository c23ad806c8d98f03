package org.guichet.registry.enquiry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.holding.HeldClients;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Keepings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was said in an answered enquiry is disposed of, and not that it was asked and answered. While one of a client's
 * waits, everything of hers is held: she may be asking for it, or about it.
 */
@Component
class EnquiryKeepings implements Keepings, HeldClients {
    private static final String SILENT = " set ciphertext = null, key_id = null where ";

    private final JdbcClient jdbc;

    EnquiryKeepings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Keeping> keepings() {
        return List.of(new Keeping(
                "enquiry-words",
                Enquiries.ATTRIBUTE,
                true,
                """
                select e.id::text as key, e.client_id, a.at as since
                from registry.enquiry_answer a join registry.enquiry e on e.id = a.enquiry_id
                where a.ciphertext is not null
                """,
                List.of(
                        "update registry.enquiry" + SILENT + "id = any(cast(:keys as uuid[]))",
                        "update registry.enquiry_extension" + SILENT + "enquiry_id = any(cast(:keys as uuid[]))",
                        "update registry.enquiry_answer" + SILENT + "enquiry_id = any(cast(:keys as uuid[]))")));
    }

    @Override
    public Set<UUID> held(Set<UUID> ids) {
        return new HashSet<>(
                jdbc.sql("""
                select distinct client_id from registry.enquiry where client_id = any(?) and state <> 'ANSWERED'
                """).param(ids.toArray(UUID[]::new)).query(UUID.class).list());
    }
}
