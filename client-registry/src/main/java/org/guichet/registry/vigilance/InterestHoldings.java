package org.guichet.registry.vigilance;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** That a client is listed as a person of public interest. What the watch found about looks is about those who looked. */
@Component
class InterestHoldings implements Holdings {
    private static final List<Holding> HOLDINGS =
            List.of(Holding.of("public-interest", "record", """
            select client_id, listed_at from registry.person_of_public_interest
            where client_id = any(:clients) order by listed_at, client_id
            """, "registry.person_of_public_interest"));

    @Override
    public List<Holding> holdings() {
        return HOLDINGS;
    }
}
