package org.guichet.registry.protection;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** That somebody came upon a client while she was sealed. */
@Component
class EncounterHoldings implements Holdings {
    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("sealed-encounters", "seal", """
                select id, at, verdict, score, agreeing as attributes, actor_kind, office, channel, contact_id, closed_at,
                       closed_why as reason
                from registry.sealed_encounter where client_id = any(:clients) order by at, id
                """, "registry.sealed_encounter"));
    }
}
