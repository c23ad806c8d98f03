package org.guichet.channel.security;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** The account a client signs in with; what proves that it is hers is a secret. */
@Component
class AccountHoldings implements Holdings {
    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("accounts", "account", """
                select a.name as account, a.office, a.assurance, a.enabled, a.opened_at, r.oauth_client, r.role
                from channel.account a left join channel.account_role r on r.account = a.name
                where a.client_id = any(:clients) order by a.opened_at, a.name, r.oauth_client, r.role
                """, "channel.account", "channel.account_role")
                .leavingOut("secret"));
    }
}
