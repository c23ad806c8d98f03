package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;

import apart.SignInApplication;
import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** People sign in through the platform's own authorization server, over real HTTP. */
@SpringBootTest(classes = SignInApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = SignInApplication.Addresses.class)
@ActiveProfiles("demo")
class SignInIT {
    private static final String LOOPBACK = "http://127.0.0.1:49152/callback";
    private static final String PASSWORD = "correct horse battery staple";
    private static final UUID MARIE = new UUID(0, 68);

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Value("${guichet.security.issuer}")
    private String issuer;

    @BeforeEach
    void openAccounts() {
        jdbc.sql("delete from channel.sign_in_attempt").update();
        accounts.open(NewAccount.ofCitizen("marie", PASSWORD, MARIE));
        accounts.open(NewAccount.ofStaff("agent", PASSWORD, "ottawa-1", PeoplesClient.AGENT_DESK, Role.AGENT));
        accounts.open(new NewAccount(
                "both",
                PASSWORD,
                "ottawa-1",
                null,
                Assurance.HIGH,
                Map.of(
                        PeoplesClient.AGENT_DESK, Set.of(Role.SUPERVISOR),
                        PeoplesClient.PRIVACY_OFFICE, Set.of(Role.MANAGER))));
    }

    @Test
    void aPersonGetsATokenWithWhatSheIsForThatClient() {
        String token = accessToken("both", "agent-desk");

        assertThat(claims(token))
                .contains("\"SUPERVISOR\"", "\"IN_PERSON\"", "ottawa-1")
                .doesNotContain("MANAGER");
        assertThat(new Browser(issuer).get("/api/v1/clients/who", token).body())
                .contains("account=both", "channel=IN_PERSON", "assurance=HIGH");
    }

    @Test
    void aCitizensTokenNamesTheClientOfTheRegistry() {
        String token = accessToken("marie", "citizen-portal");

        assertThat(new Browser(issuer).get("/api/v1/clients/who", token).body())
                .contains("Client[clientId=" + MARIE, "channel=ONLINE", "SUBSTANTIAL");
    }

    @Test
    void aTokenOfStaffNamesTheClientSheIs() {
        accounts.open(NewAccount.ofStaff("agent", PASSWORD, "ottawa-1", PeoplesClient.AGENT_DESK, Role.AGENT)
                .belongingTo(MARIE));

        String token = accessToken("agent", "agent-desk");

        assertThat(new Browser(issuer).get("/api/v1/clients/who", token).body())
                .contains("account=agent", "self=" + MARIE);
    }

    @ParameterizedTest
    @CsvSource({"marie, call-centre", "agent, privacy-office", "agent, call-centre", "both, citizen-portal"})
    void somebodyWithoutARoleForTheClientIsDenied(String name, String client) {
        Browser browser = new Browser(issuer);

        HttpResponse<String> answer = signIn(browser, name, client);

        assertThat(browser.location(answer).toString()).startsWith(LOOPBACK).contains("error=access_denied");
    }

    @Test
    void pkceIsNeededAndOnlyS256IsTaken() {
        Browser browser = new Browser(issuer);
        browser.signIn(browser.get("/sign-in"), "agent", PASSWORD);

        String plain = browser.authorize("agent-desk", LOOPBACK, "plain");
        String none = plain.replaceAll("code_challenge(_method)?=[^&]*&?", "");

        assertThat(browser.location(browser.get(plain)).getQuery()).contains("error=invalid_request");
        assertThat(browser.location(browser.get(none)).getQuery()).contains("error=invalid_request");
    }

    @Test
    void anotherRedirectIsNotFollowed() {
        Browser browser = new Browser(issuer);
        browser.signIn(browser.get("/sign-in"), "agent", PASSWORD);

        assertThat(browser.get(browser.authorize("agent-desk", "http://evil.example/callback", "S256"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAnswerAlike() {
        Browser browser = new Browser(issuer);

        HttpResponse<String> wrong = browser.submit(browser.get("/sign-in"), "agent", "wrong");
        HttpResponse<String> unknown = browser.submit(browser.get("/sign-in"), "nobody", "wrong");

        assertThat(browser.location(wrong)).isEqualTo(browser.location(unknown)).hasToString(issuer + "/sign-in?error");
    }

    @Test
    void tooManyAttemptsRefuseEvenTheRightPassword() {
        Browser browser = new Browser(issuer);
        for (int attempt = 0; attempt < 8; attempt++) {
            browser.submit(browser.get("/sign-in"), "agent", "wrong");
        }

        HttpResponse<String> right = browser.submit(browser.get("/sign-in"), "agent", PASSWORD);

        assertThat(browser.location(right)).hasToString(issuer + "/sign-in?error");
        assertThat(browser.location(browser.submit(browser.get("/sign-in"), "marie", PASSWORD)))
                .isNotEqualTo(browser.location(right));
    }

    @Test
    void aPageSendsToSignInAndBack() {
        Browser browser = new Browser(issuer);

        HttpResponse<String> page = browser.follow(browser.get("/desk/who"));
        HttpResponse<String> answer = browser.signIn(page, "agent", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("account=agent", "channel=IN_PERSON", "ottawa-1");
        assertThat(browser.get("/me/who").statusCode()).isEqualTo(403);
    }

    @Test
    void aPageIsClosedToWhoHasNoRoleForIt() {
        Browser browser = new Browser(issuer);

        HttpResponse<String> answer = browser.signIn(browser.follow(browser.get("/desk/who")), "marie", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void anIdTokenOpensNothing() {
        String answer = tokens("agent", "agent-desk");

        assertThat(new Browser(issuer)
                        .get("/api/v1/clients/who", JsonPath.read(answer, "$.id_token"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProgrammeProvesItselfWithItsKey() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("p1").generate();
        accounts.registerProgramme("oas", new JWKSet(key.toPublicJWK()).toString());
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("p1").generate();

        String answer = clientCredentials(key);
        assertThat(answer).contains("access_token");
        assertThat(claims(JsonPath.read(answer, "$.access_token")))
                .contains("\"client_id\":\"programme-oas\"")
                .doesNotContain("roles");
        assertThat(clientCredentials(other)).contains("invalid_client");
    }

    @Test
    void aRoleWithdrawnGivesNoFurtherToken() {
        Browser browser = new Browser(issuer);
        URI back = browser.location(signIn(browser, "agent", "agent-desk"));
        jdbc.sql("update channel.account set enabled = false where name = 'agent'")
                .update();
        try {
            assertThat(redeem(browser, back, "agent-desk")).contains("invalid_grant");
        } finally {
            jdbc.sql("update channel.account set enabled = true where name = 'agent'")
                    .update();
        }
    }

    @Test
    void aCodeIsTakenOnce() {
        Browser browser = new Browser(issuer);
        URI back = browser.location(signIn(browser, "agent", "agent-desk"));

        assertThat(redeem(browser, back, "agent-desk")).contains("access_token");
        assertThat(redeem(browser, back, "agent-desk")).contains("invalid_grant");
    }

    @Test
    void signingOutEndsTheSessionAndTheNextPageAsksToSignIn() {
        Browser browser = new Browser(issuer);
        browser.signIn(browser.follow(browser.get("/desk/who")), "agent", PASSWORD);
        long others = sessions() - 1;

        HttpResponse<String> out = browser.signOut();

        assertThat(browser.location(out)).hasToString(issuer + "/");
        assertThat(sessions()).isEqualTo(others);
        HttpResponse<String> next = browser.follow(browser.get("/desk/who"));
        assertThat(next.uri().getPath()).isEqualTo("/sign-in");
        assertThat(next.body()).contains("name=\"password\"");
    }

    @Test
    void nobodyIsSignedOutByAnotherSite() {
        Browser browser = new Browser(issuer);
        browser.signIn(browser.follow(browser.get("/desk/who")), "agent", PASSWORD);

        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/desk/who").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionThatIsGoneOpensNothing() {
        Browser browser = new Browser(issuer);
        browser.signIn(browser.follow(browser.get("/desk/who")), "agent", PASSWORD);
        jdbc.sql("delete from channel.spring_session").update();

        assertThat(browser.location(browser.get("/desk/who")).getPath()).isEqualTo("/oauth2/authorization/agent-desk");
    }

    @Test
    void discoveryNamesThePublishedKeys() {
        Browser browser = new Browser(issuer);

        assertThat(browser.get("/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"" + issuer + "\"", "S256");
        assertThat(browser.get("/oauth2/jwks").body()).contains("\"kid\"").doesNotContain("\"d\"");
    }

    @Test
    void storesNeitherNameNorPasswordOfAnAttempt() {
        Browser browser = new Browser(issuer);
        browser.submit(browser.get("/sign-in"), "marie tremblay", "secret typed here");

        assertThat(jdbc.sql("select * from channel.sign_in_attempt")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain("marie", "secret", "127.0.0.1");
    }

    private long sessions() {
        return jdbc.sql("select count(*) from channel.spring_session")
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> signIn(Browser browser, String name, String client) {
        HttpResponse<String> page = browser.follow(browser.get(browser.authorize(client, LOOPBACK, "S256")));
        return browser.signIn(page, name, PASSWORD);
    }

    private String accessToken(String name, String client) {
        return JsonPath.read(tokens(name, client), "$.access_token");
    }

    private String tokens(String name, String client) {
        Browser browser = new Browser(issuer);
        return redeem(browser, browser.location(signIn(browser, name, client)), client);
    }

    private String redeem(Browser browser, URI back, String client) {
        Matcher code = Pattern.compile("code=([^&]+)").matcher(back.getQuery());
        assertThat(code.find()).as(back.toString()).isTrue();
        return browser.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                client,
                                "redirect_uri",
                                LOOPBACK,
                                "code",
                                code.group(1),
                                "code_verifier",
                                Browser.VERIFIER))
                .body();
    }

    private String clientCredentials(ECKey key) throws JOSEException {
        Date soon = Date.from(Instant.now(Clock.systemUTC()).plusSeconds(60));
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("p1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("programme-oas")
                        .subject("programme-oas")
                        .audience(issuer + "/oauth2/token")
                        .expirationTime(soon)
                        .build());
        assertion.sign(new ECDSASigner(key));
        return new Browser(issuer)
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "programme-oas",
                                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion", assertion.serialize()))
                .body();
    }

    private static String claims(String token) {
        return new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
