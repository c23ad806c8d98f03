package org.guichet.registry.audit;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** Everything done with a client's data; whoever works here is named by the office, another person not at all. */
@Component
class LedgerHoldings implements Holdings {
    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("disclosures", "disclosures", """
                select e.id, e.at, e.kind, e.actor_kind,
                       case when e.actor_kind in ('PROGRAMME', 'DUTY') then e.actor_id else e.actor_office end as office,
                       e.on_behalf_of is not null as on_behalf, e.purpose, e.bases, e.relation, e.recipient, e.channel,
                       e.contact_id, e.attributes, e.reason, e.subjects, encode(e.hash, 'hex') as sha256
                from (select distinct at, entry_id from registry.access_log_subject where client_id = any(:clients)) s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                order by e.at, e.id
                """, "registry.access_log", "registry.access_log_subject"));
    }
}
