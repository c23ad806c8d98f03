package org.guichet.channel.security;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who is calling, as the token or the session says it.
 *
 * @param oauthClient the OAuth client the token was issued to
 * @param roles only those the OAuth client admits
 * @param clientId the client of the registry the account belongs to: who a citizen is, whose family a member of staff may not
 *     serve, and whom clients name who let a partner act for them
 */
record Caller(
        String oauthClient,
        String account,
        Set<Role> roles,
        String office,
        @Nullable UUID clientId,
        Assurance assurance) {
    static final String PROGRAMME_PREFIX = "programme-";
    static final String PROGRAMME = "ROLE_PROGRAMME";
    static final String NEWCOMER = "ROLE_NEWCOMER";

    Caller {
        roles = admitted(oauthClient, roles);
    }

    /** Empty for an OAuth client or an account the platform gives nothing to do. */
    Optional<Actor> actor() {
        if (isProgramme()) {
            return Optional.of(new Actor.Programme(oauthClient.substring(PROGRAMME_PREFIX.length())));
        }
        if (roles.contains(Role.CITIZEN)) {
            return Optional.of(clientId == null ? new Actor.Newcomer(account) : new Actor.Client(clientId));
        }
        return roles.isEmpty() ? Optional.empty() : Optional.of(new Actor.Person(account, roles, office, clientId));
    }

    /** The name of the authentication: of a programme its OAuth client, whatever its subject is called. */
    String name() {
        return isProgramme() ? oauthClient : account;
    }

    String channel() {
        return PeoplesClient.find(oauthClient).map(PeoplesClient::channel).orElse("PARTNER");
    }

    /** What somebody of this kind usually comes for; the {@code purpose} parameter says otherwise. */
    String usualPurpose() {
        if (isProgramme()) {
            return "benefit-administration";
        }
        if (roles.contains(Role.CITIZEN)) {
            return isNewcomer() ? "registration" : "own-record";
        }
        if (roles.contains(Role.PRIVACY_OFFICER)) {
            return "privacy-review";
        }
        return roles.contains(Role.MANAGER) ? "performance-measurement" : "service-delivery";
    }

    /**
     * None for a caller the platform knows nothing to do for. A citizen whose account belongs to no client is no citizen to
     * any door but the one at which she says who she is.
     */
    Collection<GrantedAuthority> authorities() {
        if (actor().isEmpty()) {
            return Set.of();
        }
        if (isProgramme()) {
            return Set.of(new SimpleGrantedAuthority(PROGRAMME));
        }
        if (isNewcomer()) {
            return Set.of(new SimpleGrantedAuthority(NEWCOMER));
        }
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Role> admitted(String oauthClient, Set<Role> roles) {
        return PeoplesClient.find(oauthClient)
                .map(client -> roles.stream().filter(client::admits).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** A citizen of whom it is not known which client she is. */
    boolean isNewcomer() {
        return roles.contains(Role.CITIZEN) && clientId == null;
    }

    Caller belongingTo(UUID client) {
        return new Caller(oauthClient, account, roles, office, client, assurance);
    }

    private boolean isProgramme() {
        return oauthClient.startsWith(PROGRAMME_PREFIX);
    }
}
