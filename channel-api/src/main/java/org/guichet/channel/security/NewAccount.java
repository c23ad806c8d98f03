package org.guichet.channel.security;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account to open.
 *
 * @param name what one signs in with: lower case, 1 to 100 characters
 * @param office code of the office staff belong to; empty for citizens
 * @param clientId the client of the registry it belongs to: who a citizen is, whose own record and family a member of
 *     staff leaves to others, and whom clients name who let a partner act for them, herself or her organization; null where
 *     it is not known, and then a partner acts for nobody
 * @param assurance how well the person behind the account was identified when it was opened
 * @param roles what the account may be, by the OAuth client it signs in through
 */
public record NewAccount(
        String name,
        String password,
        String office,
        @Nullable UUID clientId,
        Assurance assurance,
        Map<PeoplesClient, Set<Role>> roles) {

    public NewAccount {
        roles.forEach((client, granted) -> granted.stream()
                .filter(role -> !client.admits(role))
                .findFirst()
                .ifPresent(role -> {
                    throw new IllegalArgumentException(client.id() + " does not admit " + role);
                }));
        roles = Map.copyOf(roles);
    }

    /** A citizen's account. */
    public static NewAccount ofCitizen(String name, String password, UUID clientId) {
        return new NewAccount(
                name,
                password,
                "",
                clientId,
                Assurance.SUBSTANTIAL,
                Map.of(PeoplesClient.CITIZEN_PORTAL, Set.of(Role.CITIZEN)));
    }

    /** The same, where signing in makes us less sure of her, or surer. */
    public NewAccount reaching(Assurance other) {
        return new NewAccount(name, password, office, clientId, other, roles);
    }

    /** The account of a citizen of whom it is not known which client she is. */
    public static NewAccount ofNewcomer(String name, String password) {
        return new NewAccount(
                name, password, "", null, Assurance.LOW, Map.of(PeoplesClient.CITIZEN_PORTAL, Set.of(Role.CITIZEN)));
    }

    /** The account of a member of staff or of a partner, with its roles for one OAuth client. */
    public static NewAccount ofStaff(String name, String password, String office, PeoplesClient client, Role... roles) {
        return new NewAccount(name, password, office, null, Assurance.HIGH, Map.of(client, Set.of(roles)));
    }

    /** The same, where whoever it is opened for is a client of the registry too. */
    public NewAccount belongingTo(UUID client) {
        return new NewAccount(name, password, office, client, assurance, roles);
    }
}
