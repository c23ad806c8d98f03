package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.guichet.channel.security.Tokens.staff;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** A sealed person through the API: every answer is the one for nobody, or for too many, byte by byte. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class SealedApiIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    private final RequestPostProcessor officer = staff("privacy-office", "sealing", Role.PRIVACY_OFFICER, Role.CLEARED);
    private final RequestPostProcessor clearedAgent = staff("agent-desk", "agent", Role.AGENT, Role.CLEARED);
    private final String given = Unlike.aName();
    private final String family = Unlike.aName();
    private final String phone = Unlike.aPhoneNumber();
    private String contact = "";
    private String client = "";

    @BeforeEach
    void somebodySealed() {
        Installation.declare(authorities);
        contact = contact();
        client = JSON.readTree(text(register(anAgent()))).path("clientId").asString();
        assertThat(seal(officer)).hasStatus(204);
    }

    @Test
    void registersNobodySaysThatSomebodyHasToLookAndShowsNobody() {
        MvcTestResult answer = register(anAgent());
        assertThat(answer).hasStatus(202);
        assertThat(text(answer))
                .isEqualTo("{\"clientId\":null,\"outcome\":\"NEEDS_REVIEW\",\"candidates\":[],\"truncated\":true}");
        assertThat(text(register(clearedAgent))).contains("ALREADY_KNOWN", client);
        assertThat(text(get("/api/v1/privacy/sealed-encounters", officer))).contains(client);
    }

    @Test
    void findsNobody() {
        Map<String, String> criteria = Map.of("givenName", given, "familyName", family);
        Map<String, String> nobody = Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName());
        MvcTestResult found = post("/api/v1/clients/search", anAgent(), criteria);
        MvcTestResult none = post("/api/v1/clients/search", anAgent(), nobody);
        assertThat(text(found)).isEqualTo(text(none));
        assertThat(headers(found)).isEqualTo(headers(none));
        assertThat(text(post("/api/v1/clients/search", clearedAgent, criteria))).contains(client);
    }

    @Test
    void answersForHerAsForNobodyWhateverIsAsked() {
        UUID nobody = UUID.randomUUID();
        for (String path : List.of(
                "", "/disclosures", "/facts/phone/history", "/facts/phone/recipients", "/corrections", "/consents")) {
            MvcTestResult sealed = get("/api/v1/clients/" + client + path, anAgent());
            MvcTestResult absent = get("/api/v1/clients/" + nobody + path, anAgent());
            assertThat(sealed.getResponse().getStatus())
                    .as(path)
                    .isEqualTo(absent.getResponse().getStatus())
                    .isGreaterThanOrEqualTo(400);
            assertThat(text(sealed).replace(client, "ID"))
                    .as(path)
                    .isEqualTo(text(absent).replace(nobody.toString(), "ID"));
            assertThat(headers(sealed)).as(path).isEqualTo(headers(absent));
        }
    }

    @Test
    void opensHerRecordToHerselfAndToWhoeverHasTheGrant() {
        assertThat(get("/api/v1/clients/me", marie(UUID.fromString(client)))).hasStatusOk();
        assertThat(get("/api/v1/clients/" + client, clearedAgent)).hasStatusOk();
        assertThat(text(get("/api/v1/clients/me/disclosures", marie(UUID.fromString(client)))))
                .contains("seal");
    }

    @Test
    void refusesWhoeverHasNotTheGrant() {
        for (RequestPostProcessor other : List.of(aPrivacyOfficer(), anAgent(), clearedAgent)) {
            assertThat(seal(other)).hasStatus(403);
            assertThat(post("/api/v1/clients/" + client + "/unseal", other, Map.of("reason", "because")))
                    .hasStatus(403);
            assertThat(get("/api/v1/privacy/sealed-clients", other)).hasStatus(403);
            assertThat(get("/api/v1/privacy/sealed-encounters", other)).hasStatus(403);
        }
    }

    @Test
    void unsealsHer() {
        assertThat(post("/api/v1/clients/" + client + "/unseal", officer, Map.of()))
                .hasStatus(400);
        assertThat(text(get("/api/v1/privacy/sealed-clients", officer))).contains(client);
        assertThat(post("/api/v1/clients/" + client + "/unseal", officer, Map.of("reason", "out of danger")))
                .hasStatus(204);
        assertThat(get("/api/v1/clients/" + client, anAgent())).hasStatusOk();
        assertThat(text(register(anAgent()))).contains("ALREADY_KNOWN", client);
    }

    private String contact() {
        String id = JSON.readTree(text(mvc.post()
                        .uri("/api/v1/contacts")
                        .with(anAgent())
                        .contentType("application/json")
                        .content("{\"reason\":\"pension\"}")
                        .exchange()))
                .path("id")
                .asString();
        assertThat(mvc.post()
                        .uri("/api/v1/contacts/" + id + "/identification")
                        .with(anAgent())
                        .contentType("application/json")
                        .content("{\"method\":\"DOCUMENT\",\"assurance\":\"SUBSTANTIAL\",\"evidence\":\"passport\"}"))
                .hasStatusOk();
        return id;
    }

    private MvcTestResult register(RequestPostProcessor who) {
        return post(
                "/api/v1/clients",
                who,
                Map.of(
                        "facts",
                        List.of(
                                Map.of("attribute", "givenName", "value", given),
                                Map.of("attribute", "familyName", "value", family),
                                Map.of("attribute", "dateOfBirth", "value", "1958-09-10"),
                                Map.of("attribute", "phone", "value", phone))));
    }

    private MvcTestResult seal(RequestPostProcessor who) {
        return post(
                "/api/v1/clients/" + client + "/seal",
                who,
                Map.of(
                        "reason",
                        "in danger",
                        "authority",
                        "test-service",
                        "officer",
                        "protection-office",
                        "reviewOn",
                        LocalDate.now(ZoneOffset.UTC).plusYears(1).toString()));
    }

    private MvcTestResult post(String path, RequestPostProcessor who, Map<String, ?> body) {
        return mvc.post()
                .uri(path)
                .with(who)
                .header("Contact-Id", contact)
                .contentType("application/json")
                .content(JSON.writeValueAsString(body))
                .exchange();
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return mvc.get().uri(path).with(who).header("Contact-Id", contact).exchange();
    }

    private static Map<String, List<Object>> headers(MvcTestResult result) {
        Map<String, List<Object>> headers = new TreeMap<>();
        result.getResponse()
                .getHeaderNames()
                .forEach(name -> headers.put(name, result.getResponse().getHeaderValues(name)));
        return headers;
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException utf8IsAlwaysThere) {
            throw new IllegalStateException(utf8IsAlwaysThere);
        }
    }
}
