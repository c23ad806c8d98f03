package org.guichet.registry.client.records;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** The client herself: her facts with their history, and how her record came to be what it is. */
@Component
class RecordHoldings implements Holdings {
    private static final String RECORD = "record";

    /** Every version there ever was; one that speaks of somebody else keeps its place, without what it says. */
    private static final String FACTS = """
            select f.id, r.party, f.attribute, f.value, f.ciphertext as _ciphertext, f.source_kind, f.source_code,
                   case f.verification when 0 then 'DECLARED' when 1 then 'DOCUMENT_SEEN' else 'SOURCE_VERIFIED' end
                       as verification,
                   f.collected_at, f.recorded_at, f.valid_from, f.valid_to, f.basis,
                   case when told.told then f.evidence end as evidence, f.contact_id, f.actor_kind, not told.told as left_out
            from registry.source_record r
            join registry.fact f on f.record_id = r.id
            cross join lateral (
                select f.about is null or f.about = any(:clients) or f.about || ' ' || f.attribute = any(:others)
                       or f.about || ' ' || f.attribute || ' ' || f.source_kind = any(:others) as told) told
            where r.client_id = any(:clients) and r.party || ' ' || f.attribute = any(:permitted)
            order by f.attribute, f.recorded_at, f.id
            """;

    private final List<Holding> holdings;

    RecordHoldings(KeptValues values) {
        holdings = List.of(
                Holding.of("facts", Holding.EACH, FACTS, "registry.fact")
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
                Holding.of("fact-corrections", RECORD, """
                        select fact_id, replaces, attribute, corrected_at, office, reason, proposal_id
                        from registry.fact_correction where client_id = any(:clients) order by corrected_at, fact_id
                        """, "registry.fact_correction"),
                Holding.of(RECORD, RECORD, """
                        select id, kind, status, opened_at, redirected_to from registry.client
                        where id = any(:clients) order by opened_at, id
                        """, "registry.client"),
                // It tells of seals, which is for whoever may know of them; and after an unmerge not of the other.
                Holding.of("record-history", "seal", """
                        select h.id, r.at, h.status, h.kind, h.opened_at,
                               case when h.redirected_to = any(:clients) then h.redirected_to end as redirected_to,
                               r.purpose, r.channel, r.contact_id, r.actor_kind
                        from registry.client_history h left join registry.revision r on r.id = h.rev
                        where h.id = any(:clients) order by h.rev, h.id
                        """, "registry.client_history", "registry.revision"),
                Holding.of("source-records", RECORD, """
                        select id, client_id, party, reference, created_at, home_id from registry.source_record
                        where client_id = any(:clients) order by created_at, id
                        """, "registry.source_record"),
                Holding.of("merges", RECORD, """
                        select m.id, case when m.survivor_id = any(:clients) then m.survivor_id end as survivor_id,
                               case when m.merged_id = any(:clients) then m.merged_id end as merged_id,
                               case when both_hers then m.reason end as reason, m.at, m.actor_kind, m.undone_at,
                               m.undone_kind as ended_kind,
                               case when both_hers then m.undone_reason end as undone_reason
                        from registry.merge m
                        cross join lateral (
                            select m.survivor_id = any(:clients) and m.merged_id = any(:clients) as both_hers) b
                        where m.survivor_id = any(:clients) or m.merged_id = any(:clients) order by m.at, m.id
                        """, "registry.merge").leavingOut(Holding.OTHER_PERSON),
                Holding.of("merged-records", RECORD, """
                        select m.merge_id, m.record_id from registry.merge_record m
                        join registry.source_record r on r.id = m.record_id
                        where r.client_id = any(:clients) order by m.merge_id, m.record_id
                        """, "registry.merge_record"),
                Holding.of("merge-choices", RECORD, """
                        select c.merge_id, c.attribute, c.fact_id from registry.merge_choice c
                        join registry.fact f on f.id = c.fact_id join registry.source_record r on r.id = f.record_id
                        where r.client_id = any(:clients) order by c.merge_id, c.attribute
                        """, "registry.merge_choice"),
                Holding.of("told-apart", RECORD, """
                        select id, at, actor_kind from registry.not_same
                        where one_id = any(:clients) or other_id = any(:clients) order by at, id
                        """, "registry.not_same").leavingOut(Holding.OTHER_PERSON),
                Holding.of("seals", "seal", """
                        select s.act_id, case when hers then s.reason end as reason,
                               case when hers then s.authority end as authority, s.sealed_at, s.review_on, s.sealed_kind,
                               s.ended_at, s.ended_kind, case when hers then s.ended_reason end as ended_reason,
                               not hers as left_out
                        from registry.client_seal s
                        cross join lateral (
                            select not exists (select from registry.client_seal o
                                               where o.act_id = s.act_id and o.client_id <> all(:clients)) as hers) a
                        where s.client_id = any(:clients) order by s.sealed_at, s.act_id
                        """, "registry.client_seal").leavingOut(Holding.OTHER_PERSON));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }
}
