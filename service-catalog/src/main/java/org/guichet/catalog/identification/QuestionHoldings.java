package org.guichet.catalog.identification;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.springframework.stereotype.Component;

/** What a client was asked, which codes she was sent, and which sessions she raised; her answers are not kept. */
@Component
class QuestionHoldings implements Holdings {
    private static final String ATTRIBUTE = "identifications";

    private final List<Holding> holdings;

    QuestionHoldings(Encryption encryption) {
        holdings = List.of(
                Holding.of("identification-questions", ATTRIBUTE, """
                        select contact_id, attributes, drawn_at from catalog.identification_drawn
                        where client_id = any(:clients) order by drawn_at, contact_id
                        """, "catalog.identification_drawn"),
                Holding.of("identification-codes", ATTRIBUTE, """
                        select id, contact_id, method, attribute, ciphertext as destination, made_at, expires_at, failures,
                               ended as outcome, delivery
                        from catalog.identification_code where client_id = any(:clients) order by made_at, id
                        """, "catalog.identification_code")
                        .opening(
                                "destination",
                                row -> encryption.openText(
                                        row.getBytes("destination"),
                                        new Place(CodeRows.DESTINATION, row.getString("id"))))
                        .leavingOut("secret"),
                Holding.of("raised-sessions", ATTRIBUTE, """
                        select contact_id, begun_at, assurance, raised_at, until
                        from catalog.raised_session where client_id = any(:clients) order by begun_at, contact_id
                        """, "catalog.raised_session")
                        .leavingOut("secret"));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }
}
