package org.guichet.registry.registration;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** How a client came to be entered, and corrections that wait for, or had, a second person. */
@Component
class RegistrationHoldings implements Holdings {
    private static final String RECORD = "record";

    private final List<Holding> holdings;

    RegistrationHoldings(KeptValues values) {
        holdings = List.of(
                Holding.of("corrections", "corrections", """
                        select id, attribute, replaces, value, ciphertext as _ciphertext, evidence, reason, source_kind,
                               source_code,
                               case verification when 0 then 'DECLARED' when 1 then 'DOCUMENT_SEEN' else 'SOURCE_VERIFIED' end
                                   as verification,
                               state, proposed_at, proposer_kind as actor_kind, office, decided_at, decided_why
                        from registry.correction where client_id = any(:clients) order by proposed_at, id
                        """, "registry.correction")
                        .opening(
                                "value",
                                row -> Unknown.orNull(values.open(
                                        row.getString("attribute"),
                                        row.getObject("id", UUID.class),
                                        row.getString("value"),
                                        row.getBytes("_ciphertext")))),
                Holding.of("entered-apart", RECORD, """
                        select client_id, reason, at, actor_kind from registry.entered_apart
                        where client_id = any(:clients) order by at, client_id
                        """, "registry.entered_apart")
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of("loaded-rows", RECORD, """
                        select r.load_id, r.row_number, r.outcome, r.reasons, l.started_at, l.finished_at, r.looked_at,
                               r.looked_office as office, r.found,
                               case when r.found is distinct from 'REVIEW' then r.found_reason end as found_reason
                        from registry.client_load_row r join registry.client_load l on l.id = r.load_id
                        where r.client_id = any(:clients) order by l.started_at, r.load_id, r.row_number
                        """, "registry.client_load_row", "registry.client_load")
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of("own-account", "account", """
                        select account, asked_at, bound_at, bound_office as office from registry.own_account
                        where client_id = any(:clients) order by asked_at, account
                        """, "registry.own_account")
                        .leavingOut("secret"));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }
}
