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
                        select c.id, c.attribute, c.replaces, c.value, c.ciphertext as _ciphertext,
                               case when told then c.evidence end as evidence, case when told then c.reason end as reason,
                               c.source_kind, c.source_code,
                               case c.verification when 0 then 'DECLARED' when 1 then 'DOCUMENT_SEEN' else 'SOURCE_VERIFIED' end
                                   as verification,
                               c.state, c.proposed_at, c.proposer_kind as actor_kind, c.office, c.decided_at,
                               case when told then c.decided_why end as decided_why, not told as left_out
                        from registry.correction c
                        join registry.fact f on f.id = c.replaces
                        join registry.source_record r on r.id = f.record_id
                        cross join lateral (select (%s) as told) t
                        where c.client_id = any(:clients) order by c.proposed_at, c.id
                        """.formatted(ProposalRows.TOLD), "registry.correction")
                        .opening(
                                "value",
                                row -> row.getBoolean("left_out")
                                        ? null
                                        : Unknown.orNull(values.open(
                                                row.getString("attribute"),
                                                row.getObject("id", UUID.class),
                                                row.getString("value"),
                                                row.getBytes("_ciphertext"))))
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of("entered-apart", RECORD, """
                        select client_id, at, actor_kind from registry.entered_apart
                        where client_id = any(:clients) order by at, client_id
                        """, "registry.entered_apart")
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of("loaded-rows", RECORD, """
                        select r.load_id, r.row_number, r.outcome, r.reasons, l.started_at, l.finished_at, r.looked_at,
                               r.looked_office as office, r.found
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
