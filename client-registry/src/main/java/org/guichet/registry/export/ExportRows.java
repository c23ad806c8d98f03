package org.guichet.registry.export;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code client_export}: that everything was handed over, and what it was. */
@Repository
class ExportRows implements Holdings {
    private final JdbcClient jdbc;

    ExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether nobody else is at work on one of hers, and fewer than so many were taken since. Holds until the end. */
    boolean mayTakeAnother(Permit permit, Instant since, int most) {
        return jdbc.sql("""
                select pg_try_advisory_xact_lock(hashtextextended('client export ' || :client, 0))
                   and (select count(*) from registry.client_export where client_id = any(:clients) and at >= :since) < :most
                """)
                .param("client", permit.client().value().toString())
                .param("clients", permit.clients())
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(Boolean.class)
                .single();
    }

    void insert(About about, Permit permit, Gathering.Gathered gathered) {
        Errand errand = Acting.errand();
        jdbc.sql("""
                insert into registry.client_export (id, client_id, enquiry_id, at, entry_id, language, sections, withheld,
                                                    rows, json_sha256, html_sha256, channel, office, on_behalf)
                values (:id, :client, :enquiry, :at, :entry, :language, :sections, :withheld, :rows, :json, :html,
                        :channel, :office, :behalf)
                """)
                .param("id", about.id())
                .param("client", permit.under().value())
                .param("enquiry", about.enquiry())
                .param("at", Timestamp.from(about.at()))
                .param("entry", about.entry())
                .param("language", about.language().getLanguage())
                .param("sections", gathered.sections())
                .param("withheld", gathered.withheld())
                .param("rows", gathered.rows())
                .param("json", gathered.json().sha256())
                .param("html", gathered.html().sha256())
                .param("channel", errand.channel())
                .param("office", errand.actor().office())
                .param("behalf", permit.behalf() != null)
                .update();
    }

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("exports", "disclosures", """
                select id, at, enquiry_id, entry_id, language, sections, withheld, rows, json_sha256, html_sha256, channel,
                       office, on_behalf
                from registry.client_export where client_id = any(:clients) order by at, id
                """, "registry.client_export"));
    }
}
