package org.guichet.registry.representation;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/**
 * Who may act for a client, for whom she may act, and what others are to her. Somebody else is told of by the name the
 * client gave or the proof names, and by nothing that was told by her or him.
 */
@Component
class RepresentationHoldings implements Holdings {
    private static final String NOT_HIDDEN = """
             (:hers or :sealed or not exists (select from registry.sealed_client s where s.id = %s))
            """;

    private static final String RELATIONS = """
            select * from (
                select r.id, r.kind, r.other_name, r.starts_on, e.ended_on, r.basis, r.source_kind, r.source_code, r.evidence,
                       r.recorded_at, r.contact_id, r.actor_kind, e.at as ended_at, e.actor_kind as ended_kind,
                       e.contact_id as ended_contact_id, false as left_out
                from registry.relation r left join registry.relation_ending e on e.relation_id = r.id
                where r.client_id = any(:clients) and %s
                union all
                select r.id, case r.kind when 'PARENT' then 'CHILD' when 'CHILD' then 'PARENT' when 'EMPLOYER' then 'EMPLOYEE'
                                         when 'EMPLOYEE' then 'EMPLOYER' else r.kind end,
                       null, r.starts_on, e.ended_on, r.basis, null, null, null, r.recorded_at, null, null, e.at, null,
                       null, true
                from registry.relation r left join registry.relation_ending e on e.relation_id = r.id
                where r.other_id = any(:clients) and not r.client_id = any(:clients)
                  and (:sealed or not exists (select from registry.sealed_client s where s.id = r.client_id))
            ) told order by recorded_at, id
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(
                                "relations",
                                "relations",
                                RELATIONS.formatted(NOT_HIDDEN.formatted("r.other_id")),
                                "registry.relation",
                                "registry.relation_ending")
                        .leavingOut(Holding.OTHER_PERSON),
                Holding.of(
                        "representatives",
                        "representatives",
                        """
                        select r.id, r.kind, r.name, r.client_name, r.categories, r.services, r.may_act, r.proof_kind,
                               r.proof_reference, r.starts_on, r.ends_on, r.recorded_at, r.office, r.actor_kind, r.contact_id,
                               e.at as ended_at, e.ended_by, e.actor_kind as ended_kind, e.reason as ended_reason, e.channel as ended_channel,
                               e.contact_id as ended_contact_id
                        from registry.representation r
                        left join registry.representation_ending e on e.representation_id = r.id
                        where r.client_id = any(:clients) and
                        """ + NOT_HIDDEN.formatted("r.representative_id") + """
                        order by r.recorded_at, r.id
                        """,
                        "registry.representation",
                        "registry.representation_ending"),
                Holding.of(
                                "represented",
                                "represented",
                                """
                        select r.id, r.kind, r.name, r.client_name, r.categories, r.services, r.may_act, r.starts_on,
                               r.ends_on, r.recorded_at, r.office, e.at as ended_at, e.ended_by
                        from registry.representation r
                        left join registry.representation_ending e on e.representation_id = r.id
                        where r.representative_id = any(:clients)
                          and (:sealed or not exists (select from registry.sealed_client s where s.id = r.client_id))
                        order by r.recorded_at, r.id
                        """,
                                "registry.representation",
                                "registry.representation_ending")
                        .leavingOut(Holding.OTHER_PERSON));
    }
}
