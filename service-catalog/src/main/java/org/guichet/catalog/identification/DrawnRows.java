package org.guichet.catalog.identification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One drawing a contact: asking again asks the same, so that nobody fishes for easier questions. */
@Repository
class DrawnRows {
    private final JdbcClient jdbc;

    DrawnRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Drawn> of(UUID contactId) {
        return jdbc.sql("select client_id, attributes from catalog.identification_drawn where contact_id = ?")
                .param(contactId)
                .query((row, number) ->
                        new Drawn(contactId, row.getObject("client_id", UUID.class), Arrays.asList((String[])
                                row.getArray("attributes").getArray())))
                .optional();
    }

    /** Keeps a drawing, unless another call of the contact was faster; what is kept is what is asked. */
    Drawn keep(UUID contactId, UUID clientId, List<String> attributes, Instant at) {
        jdbc.sql("""
                insert into catalog.identification_drawn (contact_id, client_id, attributes, drawn_at)
                values (:contact, :client, :attributes, :at) on conflict (contact_id) do nothing""")
                .param("contact", contactId)
                .param("client", clientId)
                .param("attributes", attributes.toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .update();
        return of(contactId).orElseThrow();
    }
}
