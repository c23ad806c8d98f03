package org.guichet.demo.seeding;

import org.guichet.channel.security.Accounts;
import org.guichet.channel.security.NewAccount;
import org.guichet.registry.client.ClientId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens a citizen's account and ties it to the client she is. */
@Component
@Profile("demo")
class PortalLinks {
    private final Accounts accounts;
    private final String password;

    PortalLinks(Accounts accounts, @Value("${guichet.demo.password}") String password) {
        this.accounts = accounts;
        this.password = password;
    }

    void link(String account, ClientId client) {
        accounts.open(NewAccount.ofCitizen(account, password, client.value()));
    }
}
