package org.guichet.channel.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.Role;

/** The OAuth clients people sign in through. The channel follows from the client, and so do the roles one may hold. */
public enum PeoplesClient {
    CITIZEN_PORTAL("ONLINE", "/me", Role.CITIZEN),
    AGENT_DESK("IN_PERSON", "/desk", Role.AGENT, Role.SUPERVISOR, Role.CLEARED),
    CALL_CENTRE("PHONE", "/desk", Role.CALL_AGENT, Role.SUPERVISOR, Role.CLEARED),
    PARTNER_DESK("PARTNER", "/desk", Role.PARTNER),
    PRIVACY_OFFICE("BACK_OFFICE", "/privacy", Role.PRIVACY_OFFICER, Role.MANAGER, Role.CLEARED, Role.AUTHORITY_STEWARD);

    private final String channel;
    private final String home;
    private final Set<Role> roles;

    PeoplesClient(String channel, String home, Role... roles) {
        this.channel = channel;
        this.home = home;
        this.roles = Set.of(roles);
    }

    /** The OAuth client whose people the page is for, where nobody is signed in yet. */
    static Optional<PeoplesClient> behind(String path) {
        return Arrays.stream(values())
                .filter(client ->
                        within(path, client.home) || (client == PRIVACY_OFFICE && within(path, "/performance")))
                .findFirst();
    }

    private static boolean within(String path, String home) {
        return path.equals(home) || path.startsWith(home + "/");
    }

    /** The OAuth client id, for example {@code agent-desk}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String channel() {
        return channel;
    }

    /** Where its pages begin. */
    public String home() {
        return home;
    }

    public boolean admits(Role role) {
        return roles.contains(role);
    }

    public static Optional<PeoplesClient> find(String id) {
        return Arrays.stream(values()).filter(client -> client.id().equals(id)).findFirst();
    }
}
