package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;

import apart.SignInApplication;
import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Outside the demo: people's clients prove themselves with the platform's key, and a refresh token serves once. */
@SpringBootTest(classes = SignInApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = SignInApplication.Addresses.class)
class RefreshIT {
    private static final String CLIENT = "agent-desk";
    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Value("${guichet.security.issuer}")
    private String issuer;

    @BeforeEach
    void openAccount() {
        jdbc.sql("delete from channel.sign_in_attempt").update();
        accounts.open(NewAccount.ofStaff("agent", PASSWORD, "ottawa-1", PeoplesClient.AGENT_DESK, Role.AGENT));
    }

    @Test
    void aRefreshTokenServesOnce() {
        String first = JsonPath.read(redeemed(), "$.refresh_token");

        String answer = refresh(first);

        String second = JsonPath.read(answer, "$.refresh_token");
        assertThat(second).isNotEqualTo(first);
        assertThat(answer).contains("access_token");
        assertThat(refresh(first)).contains("invalid_grant").doesNotContain("access_token");
    }

    @Test
    void aTokenSaysWhichSignInItComesFromHoweverOftenItIsRefreshed() throws ParseException {
        String first = redeemed();
        String refreshed = refresh(JsonPath.read(first, "$.refresh_token"));
        String another = redeemed();

        assertThat(claim(first, "sid")).isNotEmpty();
        assertThat(claim(refreshed, "sid")).isEqualTo(claim(first, "sid"));
        assertThat(claim(refreshed, "jti")).isNotEqualTo(claim(first, "jti"));
        assertThat(claim(another, "sid")).isNotEmpty().isNotEqualTo(claim(first, "sid"));
    }

    private static String claim(String answer, String name) throws ParseException {
        String token = JsonPath.read(answer, "$.access_token");
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
    }

    @Test
    void aRoleWithdrawnEndsTheRefreshing() {
        String token = JsonPath.read(redeemed(), "$.refresh_token");
        jdbc.sql("update channel.account set enabled = false where name = 'agent'")
                .update();
        try {
            assertThat(refresh(token)).contains("invalid_grant").doesNotContain("access_token");
        } finally {
            jdbc.sql("update channel.account set enabled = true where name = 'agent'")
                    .update();
        }
    }

    @Test
    void nothingIsRefreshedWithoutTheKey() {
        String token = JsonPath.read(redeemed(), "$.refresh_token");

        String answer = tokens(Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token));

        assertThat(answer).doesNotContain("access_token");
        assertThat(refresh(token)).as("the grant is as it was").contains("access_token");
    }

    @Test
    void noCodeIsRedeemedWithoutTheKey() {
        Map<String, String> grant = codeGrant();

        assertThat(tokens(grant)).contains("invalid_client").doesNotContain("access_token");
        assertThat(proven(grant)).contains("access_token");
    }

    @Test
    void theLoopbackRedirectIsForTheDemoAlone() {
        Browser browser = new Browser(issuer);
        browser.signIn(browser.get("/sign-in"), "agent", PASSWORD);

        HttpResponse<String> answer = browser.get(browser.authorize(CLIENT, "http://127.0.0.1:49152/callback", "S256"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    private String redeemed() {
        return proven(codeGrant());
    }

    private Map<String, String> codeGrant() {
        Browser browser = new Browser(issuer);
        String redirect = issuer + "/login/oauth2/code/" + CLIENT;
        HttpResponse<String> page = browser.follow(browser.get(browser.authorize(CLIENT, redirect, "S256")));
        URI authorize = browser.location(browser.submit(page, "agent", PASSWORD));
        URI back = browser.location(browser.get(authorize.toString()));
        Matcher code = Pattern.compile("code=([^&]+)").matcher(back.getQuery());
        assertThat(code.find()).as(back.toString()).isTrue();
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                CLIENT,
                "redirect_uri",
                redirect,
                "code",
                code.group(1),
                "code_verifier",
                Browser.VERIFIER);
    }

    private String refresh(String token) {
        return proven(Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token));
    }

    private String proven(Map<String, String> grant) {
        Map<String, String> form = new HashMap<>(grant);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion());
        return tokens(form);
    }

    private String tokens(Map<String, String> form) {
        return new Browser(issuer).post("/oauth2/token", form).body();
    }

    private String assertion() {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(keys.signing().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(CLIENT)
                        .subject(CLIENT)
                        .audience(issuer + "/oauth2/token")
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(Instant.now(Clock.systemUTC()).plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new RSASSASigner(keys.signing().toRSAKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return assertion.serialize();
    }
}
