package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;

import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.Organizations;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.BusinessNumbers;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization at the counter: registered once, found, and acted for by whoever holds its mandate. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Organizations.class)
class OrganizationsIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOLD = """
            {"facts": [{"attribute": "legalName", "value": "%s"},
                       {"attribute": "identifier.businessNumber", "value": "%s", "verification": "%s"},
                       {"attribute": "address.postalCode", "value": "J8X 3Y6"}]}
            """;
    private static final String MANDATE = """
            {"representativeId": "%s", "name": "Rose Gagnon", "kind": "MANDATE", "categories": ["*"], "services": ["*"],
             "may": "ACT", "proof": {"kind": "RESOLUTION", "reference": "resolution 7"}, "endsOn": "2199-12-31"}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Organizations organizations;

    private final String name = "Garage " + Unlike.aName() + " inc.";
    private final String number = BusinessNumbers.any();

    @BeforeEach
    void declared(@Autowired Authorities authorities) {
        Installation.declare(authorities);
    }

    @Test
    void isRegisteredOnceAndFoundMaskedByItsNumber() {
        String id = registered();

        assertThat(read(within("/api/v1/organizations", told("DOCUMENT_SEEN")), 200)
                        .path("outcome")
                        .asString())
                .isEqualTo("ALREADY_KNOWN");
        assertThat(read(within("/api/v1/organizations", told("DECLARED")), 202)
                        .path("outcome")
                        .asString())
                .isEqualTo("NEEDS_REVIEW");
        JsonNode found = read(within("/api/v1/organizations/search", "{\"businessNumber\": \"" + number + "\"}"), 200)
                .path("candidates");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.path(0).path("clientId").asString()).isEqualTo(id);
        assertThat(found.path(0).path("summary").path("name").asString()).isEqualTo(name);
        assertThat(found.path(0)
                        .path("summary")
                        .path("organization")
                        .path("businessNumber")
                        .asString())
                .endsWith(number.substring(6))
                .doesNotContain(number);
    }

    @Test
    void namesEveryWrongFieldAndRefusesAFactOfPeople() {
        assertThat(within("/api/v1/organizations/search", "{\"name\": \"Garage Roy\"}"))
                .hasStatus(400);
        assertThat(read(within("/api/v1/organizations/search", "{\"businessNumber\": \"123456783\"}"), 400)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("identifier.businessNumber");
        JsonNode problem = read(
                within(
                        "/api/v1/organizations",
                        "{\"facts\": [{\"attribute\": \"dateOfBirth\", \"value\": \"1950-01-01\"}]}"),
                400);
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("facts[0].attribute", "facts");
    }

    @Test
    void isKeptToStaff() {
        RequestPostProcessor citizen = marie(organizations.aPerson().value());
        for (String path : new String[] {"", "/search"}) {
            assertThat(mvc.post()
                            .uri("/api/v1/organizations" + path)
                            .with(citizen)
                            .contentType("application/json")
                            .content("{}"))
                    .hasStatus(403);
        }
    }

    @Test
    void whoeverHoldsTheMandateActsForItAndTheLedgerSaysSo() {
        String garage = "/api/v1/clients/" + registered();
        ClientId rose = organizations.aPerson();
        String mandate = read(within(garage + "/representatives", MANDATE.formatted(rose)), 201)
                .path("id")
                .asString();

        JsonNode view = read(get(garage, rose), 200);
        assertThat(view.path("kind").asString()).isEqualTo("ORGANIZATION");
        assertThat(view.path("representation").path("kind").asString()).isEqualTo("MANDATE");
        assertThat(view.path("gaps").valueStream())
                .noneSatisfy(gap -> assertThat(gap.path("what").asString()).isEqualTo("givenName"));
        JsonNode ledger = read(get(garage + "/disclosures", rose), 200);
        assertThat(ledger.path("usages").valueStream()).anySatisfy(usage -> {
            assertThat(usage.path("onBehalf").asBoolean()).isTrue();
            assertThat(usage.path("basis").asString()).contains("REPRESENTATION:" + mandate);
        });
        read(
                mvc.post()
                        .uri(garage + "/representatives/" + mandate + "/ending")
                        .with(marie(rose.value()))
                        .contentType("application/json")
                        .content("{}")
                        .exchange(),
                200);
        assertThat(read(get(garage, rose), 403).path("reason").asString()).isEqualTo("representation-ended");
    }

    @Test
    void aPersonsDictionaryAndAnOrganizationsAreToldApart() {
        JsonNode attributes =
                read(mvc.get().uri("/api/v1/attributes").with(anAgent()).exchange(), 200);

        assertThat(attributes.path("items").valueStream())
                .anySatisfy(one -> {
                    assertThat(one.path("code").asString()).isEqualTo("legalName");
                    assertThat(one.path("appliesTo").toString()).isEqualTo("[\"ORGANIZATION\"]");
                })
                .anySatisfy(one -> {
                    assertThat(one.path("code").asString()).isEqualTo("phone");
                    assertThat(one.path("appliesTo").toString()).isEqualTo("[\"PERSON\",\"ORGANIZATION\"]");
                });
    }

    private String registered() {
        return read(within("/api/v1/organizations", told("DOCUMENT_SEEN")), 201)
                .path("clientId")
                .asString();
    }

    private String told(String verification) {
        return TOLD.formatted(name, number, verification);
    }

    /** By an agent, within a contact of its own in which the caller was identified. */
    private MvcTestResult within(String path, String body) {
        String contact = read(json("/api/v1/contacts", "{\"reason\":\"a business calls\"}", null), 201)
                .path("id")
                .asString();
        read(
                json(
                        "/api/v1/contacts/" + contact + "/identification",
                        "{\"method\":\"DOCUMENT_SEEN\",\"assurance\":\"HIGH\"}",
                        null),
                null);
        return json(path, body, contact);
    }

    private MvcTestResult json(String path, String body, @Nullable String contact) {
        var request = mvc.post()
                .uri(path)
                .with(anAgent())
                .contentType("application/json")
                .content(body);
        return (contact == null ? request : request.header("Contact-Id", contact)).exchange();
    }

    private MvcTestResult get(String path, ClientId who) {
        return mvc.get().uri(path).with(marie(who.value())).exchange();
    }

    private static JsonNode read(MvcTestResult answer, @Nullable Integer status) {
        if (status != null) {
            assertThat(answer).hasStatus(status);
        }
        try {
            String body = answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
