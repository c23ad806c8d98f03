package org.guichet.channel.security;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Role;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Callers for other people's tests: {@code mvc.perform(get("/api/…").with(anAgent()))}. */
public final class Tokens {
    private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";

    private static final String LOW = "http://eidas.europa.eu/LoA/low";

    private Tokens() {}

    public static RequestPostProcessor anAgent() {
        return staff("agent-desk", "agent", Role.AGENT);
    }

    public static RequestPostProcessor aCallAgent() {
        return staff("call-centre", "callagent", Role.CALL_AGENT);
    }

    public static RequestPostProcessor aSupervisor() {
        return staff("agent-desk", "supervisor", Role.SUPERVISOR);
    }

    public static RequestPostProcessor aPartner() {
        return staff("partner-desk", "partner", Role.PARTNER);
    }

    /** @param self the client the account belongs to, herself or the organization she works for */
    public static RequestPostProcessor aPartner(UUID self) {
        return token(
                Map.of(
                        "client_id", "partner-desk",
                        "sub", "partner",
                        "office", "settlement-house",
                        "clientId", self.toString()),
                Role.PARTNER);
    }

    public static RequestPostProcessor aPrivacyOfficer() {
        return staff("privacy-office", "privacy", Role.PRIVACY_OFFICER);
    }

    public static RequestPostProcessor aManager() {
        return staff("privacy-office", "manager", Role.MANAGER);
    }

    public static RequestPostProcessor marie(UUID clientId) {
        return token(
                Map.of("client_id", "citizen-portal", "sub", "marie", "clientId", clientId.toString()), Role.CITIZEN);
    }

    /** A citizen whose account belongs to no client. */
    public static RequestPostProcessor aNewcomer(String account) {
        return bearer(Map.of("client_id", "citizen-portal", "sub", account))
                .jwt(jwt -> jwt.claims(all -> all.putAll(Map.of("client_id", "citizen-portal", "sub", account)))
                        .claim("roles", List.of("CITIZEN"))
                        .claim("acr", SUBSTANTIAL))
                .authorities(new SimpleGrantedAuthority("ROLE_NEWCOMER"));
    }

    /** The same, signed in to her pages. */
    public static RequestPostProcessor aNewcomersSession(String account) {
        return session("citizen-portal", Role.CITIZEN, Map.of("sub", account), "ROLE_NEWCOMER");
    }

    public static RequestPostProcessor aProgramme(String code) {
        String client = "programme-" + code;
        return bearer(Map.of("client_id", client, "sub", client))
                .authorities(new SimpleGrantedAuthority("ROLE_PROGRAMME"));
    }

    public static RequestPostProcessor staff(String oauthClient, String account, Role... roles) {
        return token(Map.of("client_id", oauthClient, "sub", account, "office", "ottawa-1"), roles);
    }

    /** An agent signed in to the desk's pages: a session, and so a token in every form. */
    public static RequestPostProcessor anAgentsSession() {
        return session("agent-desk", Role.AGENT, Map.of("sub", "agent", "office", "ottawa-1"));
    }

    /** A citizen signed in to her own pages. */
    public static RequestPostProcessor mariesSession(UUID clientId) {
        return session("citizen-portal", Role.CITIZEN, Map.of("sub", "marie", "clientId", clientId.toString()));
    }

    /**
     * A citizen signed in with little: a token of the API.
     *
     * @param claims what else it says, as the session it comes from
     */
    public static RequestPostProcessor withLittle(UUID clientId, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("client_id", "citizen-portal");
        all.put("sub", "marie");
        all.put("clientId", clientId.toString());
        all.put("roles", List.of("CITIZEN"));
        all.putIfAbsent("acr", LOW);
        return bearer(all).authorities(new SimpleGrantedAuthority("ROLE_CITIZEN"));
    }

    /** The same, signed in to her own pages. */
    public static RequestPostProcessor onPagesWithLittle(UUID clientId) {
        return session(
                "citizen-portal",
                Role.CITIZEN,
                Map.of("sub", "marie", "clientId", clientId.toString()),
                "ROLE_CITIZEN",
                LOW);
    }

    private static RequestPostProcessor session(String oauthClient, Role role, Map<String, Object> claims) {
        return session(oauthClient, role, claims, "ROLE_" + role.name());
    }

    private static RequestPostProcessor session(
            String oauthClient, Role role, Map<String, Object> claims, String authority) {
        return session(oauthClient, role, claims, authority, SUBSTANTIAL);
    }

    private static RequestPostProcessor session(
            String oauthClient, Role role, Map<String, Object> claims, String authority, String assurance) {
        return oidcLogin()
                .clientRegistration(ClientRegistration.withRegistrationId(oauthClient)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .clientId(oauthClient)
                        .redirectUri("{baseUrl}")
                        .authorizationUri("https://issuer.example/authorize")
                        .tokenUri("https://issuer.example/token")
                        .build())
                .idToken(token -> token.claims(all -> all.putAll(claims))
                        .claim("roles", List.of(role.name()))
                        .claim("acr", assurance))
                .authorities(new SimpleGrantedAuthority(authority));
    }

    private static RequestPostProcessor token(Map<String, Object> claims, Role... roles) {
        List<String> names = Arrays.stream(roles).map(Role::name).toList();
        return bearer(claims)
                .jwt(jwt -> jwt.claims(all -> all.putAll(claims))
                        .claim("roles", names)
                        .claim("acr", SUBSTANTIAL))
                .authorities(names.stream()
                        .map(name -> new SimpleGrantedAuthority("ROLE_" + name))
                        .toArray(SimpleGrantedAuthority[]::new));
    }

    private static JwtRequestPostProcessor bearer(Map<String, Object> claims) {
        return jwt().jwt(jwt -> jwt.claims(all -> all.putAll(claims)));
    }
}
