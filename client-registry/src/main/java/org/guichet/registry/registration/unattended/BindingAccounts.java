package org.guichet.registry.registration.unattended;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * At a counter, somebody who was identified says the code her account was given: it is bound to the client she is. Nobody
 * is shown as whom she registered herself; she is served as anybody who comes.
 */
@Component
public class BindingAccounts {
    private static final String ATTRIBUTE = "account";
    private static final String AT_A_COUNTER = "IN_PERSON";
    private static final Set<Role> BINDING = Set.of(Role.AGENT, Role.SUPERVISOR);

    private final AccountRows accounts;
    private final OpenContacts contacts;
    private final Disclosures disclosures;
    private final Once once;

    BindingAccounts(AccountRows accounts, OpenContacts contacts, Disclosures disclosures, Once once) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.disclosures = disclosures;
        this.once = once;
    }

    /** Whether whoever acts may bind an account within her contact at all. */
    public boolean mayBind() {
        Errand errand = Acting.errand();
        return BINDING.stream().anyMatch(errand::hasRole)
                && Optional.ofNullable(errand.contactId())
                        .flatMap(contacts::find)
                        .map(OpenContact::channel)
                        .filter(AT_A_COUNTER::equals)
                        .isPresent();
    }

    /**
     * Binds the account that waits with the code. Whoever has typed the same, and bound an account to the client by that,
     * has to come as well.
     *
     * @throws NotGranted for anybody but an agent or a supervisor who has the client before her
     * @throws InvalidInput where no account waits with the code
     * @throws NotFound where there is no such client, or she is an organization
     */
    @Transactional
    public void bind(ClientId client, @Nullable String code) {
        if (!mayBind()) {
            throw new NotGranted();
        }
        Permit permit = disclosures
                .open(Ask.about(client, Set.of(ATTRIBUTE)).needing(ATTRIBUTE))
                .orRefuse();
        if (permit.kind() != ClientKind.PERSON) {
            throw new NotFound();
        }
        disclosures
                .change(Ask.about(client, Set.of(ATTRIBUTE))
                        .forPurpose(Acting.errand().purpose()))
                .orRefuse();
        if (once.claim("bind-account", client.toString()).isPresent()) {
            return;
        }
        accounts.letGoOfSelfBound(permit.ids());
        if (!accounts.bind(
                code == null ? "" : code, permit.under(), Acting.errand().actor())) {
            throw new InvalidInput(List.of(Wrong.of("code", "input.account-code")));
        }
    }
}
