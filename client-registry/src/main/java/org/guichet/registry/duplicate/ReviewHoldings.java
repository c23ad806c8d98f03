package org.guichet.registry.duplicate;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** That a client was compared with somebody. With whom, and in what they agree, is told where both are she. */
@Component
class ReviewHoldings implements Holdings {
    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("duplicate-reviews", "record", """
                select d.id, d.path, d.verdict, case when both_hers then d.score end as score,
                       case when both_hers then d.reasons end as reasons, d.opened_at, d.state, d.resolved_at,
                       case when both_hers then d.merge_id end as merge_id, d.parameters, not both_hers as left_out
                from registry.duplicate_review d
                cross join lateral (
                    select d.first_id = any(:clients) and d.second_id = any(:clients) as both_hers) b
                where d.first_id = any(:clients) or d.second_id = any(:clients) order by d.opened_at, d.id
                """, "registry.duplicate_review")
                .leavingOut(Holding.OTHER_PERSON));
    }
}
