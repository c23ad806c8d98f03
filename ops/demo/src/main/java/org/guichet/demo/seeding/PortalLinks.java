package org.guichet.demo.seeding;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.guichet.channel.security.Accounts;
import org.guichet.channel.security.NewAccount;
import org.guichet.channel.security.PeoplesClient;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens the accounts that belong to a client: a citizen's, and that of a partner's organization. */
@Component
@Profile("demo")
class PortalLinks {
    /** She opened her account with a mailbox and a password. */
    private static final String SIGNED_IN_WITH_LITTLE = "samira";

    private final Accounts accounts;
    private final String password;
    private final Map<String, ClientId> linked = new ConcurrentHashMap<>();

    PortalLinks(Accounts accounts, @Value("${guichet.demo.password}") String password) {
        this.accounts = accounts;
        this.password = password;
    }

    void link(String account, ClientId client) {
        linked.put(account, client);
        NewAccount citizen = NewAccount.ofCitizen(account, password, client.value());
        accounts.open(account.equals(SIGNED_IN_WITH_LITTLE) ? citizen.reaching(Assurance.LOW) : citizen);
    }

    /** The account of whoever helps clients for an organization. */
    void helping(String account, String office, ClientId organization) {
        accounts.open(NewAccount.ofStaff(account, password, office, PeoplesClient.PARTNER_DESK, Role.PARTNER)
                .belongingTo(organization.value()));
    }

    /** Whose account it is; empty where the first people of the file are not so many. */
    Optional<ClientId> of(String account) {
        return Optional.ofNullable(linked.get(account));
    }
}
