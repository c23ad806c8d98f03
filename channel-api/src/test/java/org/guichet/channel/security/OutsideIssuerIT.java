package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;

import apart.SignInApplication;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where {@code guichet.security.issuer} names an issuer elsewhere, its tokens are believed and no others. */
@SpringBootTest(
        classes = SignInApplication.class,
        properties = {
            "guichet.security.claims.client=azp",
            "guichet.security.claims.roles=groups",
            "guichet.security.claims.office=bureau",
            "guichet.security.clients.agent-desk.secret=told-to-nobody"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class OutsideIssuerIT {
    private static final UUID MARIE = new UUID(0, 68);
    private static final Issuer ISSUER = new Issuer();
    private static final Issuer ANOTHER = new Issuer();

    @Autowired
    private MockMvcTester mvc;

    @AfterAll
    static void noIssuer() {
        ISSUER.close();
        ANOTHER.close();
    }

    @DynamicPropertySource
    static void believesTheOne(DynamicPropertyRegistry settings) {
        settings.add("guichet.security.issuer", ISSUER::address);
    }

    @Test
    void aTokenOfTheIssuerSaysWhoIsCalling() {
        assertThat(who(ISSUER.sign(anAgent().build())))
                .hasStatusOk()
                .bodyText()
                .contains("account=agent-7", "AGENT", "office=rimouski", "channel=IN_PERSON", "assurance=SUBSTANTIAL")
                .doesNotContain("PRIVACY_OFFICER", "someone-else");
    }

    @Test
    void aCitizensTokenNamesTheClientOfTheRegistry() {
        JWTClaimsSet claims = anAgent()
                .subject("marie")
                .claim("azp", "citizen-portal")
                .claim("groups", List.of("CITIZEN"))
                .claim("clientId", MARIE.toString())
                .build();

        assertThat(who(ISSUER.sign(claims))).hasStatusOk().bodyText().contains("Client[clientId=" + MARIE, "ONLINE");
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() {
        assertThat(who(Issuer.forge(anAgent().build()))).hasStatus(401);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertThat(who(ANOTHER.sign(anAgent().issuer(ANOTHER.address()).build())))
                .hasStatus(401);
        assertThat(who(ISSUER.sign(anAgent().issuer(ANOTHER.address()).build())))
                .hasStatus(401);
    }

    @Test
    void aTokenThatHasExpiredOrIsNotYetValidIsRefused() {
        assertThat(who(ISSUER.sign(
                        anAgent().expirationTime(in(Duration.ofMinutes(-5))).build())))
                .hasStatus(401);
        assertThat(who(ISSUER.sign(
                        anAgent().notBeforeTime(in(Duration.ofMinutes(5))).build())))
                .hasStatus(401);
    }

    @Test
    void aTokenThatSaysNothingOfItsBearerOpensNothing() {
        assertThat(who(ISSUER.sign(anAgent().claim("groups", null).build()))).hasStatus(403);
        assertThat(who(ISSUER.sign(anAgent().claim("azp", "somebody-elses-app").build())))
                .hasStatus(403);
    }

    @Test
    void aPageSendsToSignInThere() {
        MvcTestResult page = mvc.get().uri("/desk/who").accept("text/html").exchange();
        assertThat(page).hasStatus(302).hasRedirectedUrl("/oauth2/authorization/agent-desk");

        MvcTestResult door = mvc.get().uri("/oauth2/authorization/agent-desk").exchange();
        assertThat(door.getResponse().getRedirectedUrl())
                .startsWith(ISSUER.address() + "/authorize?")
                .contains("client_id=agent-desk", "scope=openid")
                .doesNotContain("told-to-nobody");
    }

    private MvcTestResult who(String token) {
        return mvc.get()
                .uri("/api/v1/clients/who")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static JWTClaimsSet.Builder anAgent() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER.address())
                .subject("agent-7")
                .claim("azp", "agent-desk")
                .claim("client_id", "someone-else")
                .claim("groups", List.of("AGENT", "PRIVACY_OFFICER", "unknown"))
                .claim("bureau", "rimouski")
                .claim("acr", "http://eidas.europa.eu/LoA/substantial")
                .expirationTime(in(Duration.ofMinutes(5)));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now(Clock.systemUTC()).plus(time));
    }
}
