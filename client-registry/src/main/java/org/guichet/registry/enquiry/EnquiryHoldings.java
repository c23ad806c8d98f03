package org.guichet.registry.enquiry;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.holding.Opening;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.springframework.stereotype.Component;

/** What a client asked about her data, and what was answered; to whoever represents her, what was asked for her. */
@Component
class EnquiryHoldings implements Holdings {
    private final List<Holding> holdings;

    EnquiryHoldings(Encryption encryption) {
        holdings = List.of(
                Holding.of(
                                Enquiries.ATTRIBUTE,
                                Enquiries.ATTRIBUTE,
                                """
                        select e.id, e.kind, e.state, e.at, e.received_on, e.due, e.office, e.channel, e.on_behalf, e.entry_id,
                               e.entry_at, e.ciphertext as words, x.at as extended_at, x.office as extended_office,
                               x.ciphertext as extension, a.at as answered_at, a.office as answered_office,
                               a.ciphertext as answer
                        from registry.enquiry e
                        left join registry.enquiry_extension x on x.enquiry_id = e.id
                        left join registry.enquiry_answer a on a.enquiry_id = e.id
                        where e.client_id = any(:clients) and (not :represented or e.on_behalf)
                        order by e.at, e.id
                        """,
                                "registry.enquiry",
                                "registry.enquiry_extension",
                                "registry.enquiry_answer")
                        .opening("words", opening(encryption, "words", EnquiryRows.WORDS))
                        .opening("extension", opening(encryption, "extension", EnquiryRows.EXTENSION))
                        .opening("answer", opening(encryption, "answer", EnquiryRows.ANSWER)),
                Holding.of("enquiry-openings", Enquiries.ATTRIBUTE, """
                        select o.enquiry_id, o.contact_id
                        from registry.enquiry_opening o join registry.enquiry e on e.id = o.enquiry_id
                        where e.client_id = any(:clients) and (not :represented or e.on_behalf)
                        order by o.enquiry_id, o.contact_id
                        """, "registry.enquiry_opening"));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }

    private static Opening opening(Encryption encryption, String column, String what) {
        return row -> {
            byte[] ciphertext = row.getBytes(column);
            return ciphertext == null ? null : encryption.openText(ciphertext, new Place(what, row.getString("id")));
        };
    }
}
