package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;

import java.util.Map;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.channel.desk.Townsfolk;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.ClientId;
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

/** Somebody acts for a client through the API, from the proof at the counter to the day the client stops it. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Townsfolk.class)
class RepresentativesIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BODY = """
            {"representativeId": "%s", "name": "Paul Tremblay", "kind": "POWER_OF_ATTORNEY_PROPERTY", "categories": ["%s"],
             "services": ["*"], "may": "%s", "proof": {"kind": "POWER_OF_ATTORNEY", "reference": "deed 12, notary Roy"}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Townsfolk townsfolk;

    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 0));

    @BeforeEach
    void twoClients() {
        rose = townsfolk.somebody();
        paul = townsfolk.somebody();
    }

    @Test
    void opensAndChangesTheRepresentedClientAndTheLedgerSaysSo() {
        record("*", "ACT");

        JsonNode view = read(get(of(rose), paul()), 200);
        assertThat(view.path("representation").path("kind").asString()).isEqualTo("POWER_OF_ATTORNEY_PROPERTY");
        assertThat(view.path("facts").path(0).path("basis").isMissingNode()).isFalse();
        String seen = view.path("facts")
                .valueStream()
                .filter(fact -> fact.path("attribute").asString().equals("phone"))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asString();
        String otherwise =
                "{\"facts\":[{\"attribute\":\"phone\",\"value\":\"8195550100\",\"expected\":\"" + seen + "\"}]}";
        read(post(of(rose) + "/facts", paul(), otherwise), 200);

        JsonNode ledger = read(get("/api/v1/clients/me/disclosures", rose()), 200);
        assertThat(ledger.path("usages").valueStream()).anySatisfy(usage -> {
            assertThat(usage.path("onBehalf").asBoolean()).isTrue();
            assertThat(usage.path("receiverName").asString()).isEqualTo("A representative, for the client");
            assertThat(usage.path("basis").asString()).contains("REPRESENTATION:");
        });
    }

    @Test
    void theRepresentedClientSeesWhoActsAndStopsItAtOnce() {
        String id = record("*", "ACT").path("id").asString();
        JsonNode list = read(get("/api/v1/clients/me/representatives", rose()), 200);
        assertThat(list.path("items").path(0).path("name").asString()).isEqualTo("Paul Tremblay");
        assertThat(list.path("items").path(0).path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(read(get("/api/v1/clients/me/represented", paul()), 200)
                        .path("items")
                        .path(0)
                        .path("clientId")
                        .asString())
                .isEqualTo(rose.toString());
        String ending = "/api/v1/clients/me/representatives/" + id + "/ending";

        assertThat(read(post(ending, rose(), "{\"reason\":\"I see to it myself\"}"), 200)
                        .path("ending")
                        .path("by")
                        .asString())
                .isEqualTo("CLIENT");

        JsonNode refused = read(get(of(rose), paul()), 403);
        assertThat(refused.path("reason").asString()).isEqualTo("representation-ended");
        assertThat(refused.path("detail").asString()).isNotBlank();
        assertThat(read(post(ending, rose(), "{}"), 409).path("currentState").asString())
                .isEqualTo("ENDED");
    }

    @Test
    void aCertificateOfDeathEndsItAndClosesHerOwnAccount() {
        record("*", "ACT");
        read(get(of(rose), paul()), 200);

        townsfolk.died(rose);

        assertThat(read(get(of(rose), paul()), 403).path("reason").asString()).isEqualTo("represented-died");
        JsonNode closed = read(get("/api/v1/clients/me", rose()), 403);
        assertThat(closed.path("reason").asString()).isEqualTo("account-of-deceased");
        assertThat(closed.path("detail").asString()).isNotBlank();
    }

    @Test
    void theHeaderNamesTheClientWhereThePathDoesNot() {
        record("*", "ACT");

        assertThat(mvc.get().uri("/api/v1/clients/me").with(paul()).header("On-Behalf-Of", rose.toString()))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/clients/me").with(paul()).header("On-Behalf-Of", "rose"))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"On-Behalf-Of\"");
    }

    @Test
    void whoMayOnlySeeChangesNothing() {
        record("*", "READ");

        read(get(of(rose), paul()), 200);
        JsonNode refused = read(
                post(of(rose) + "/facts", paul(), "{\"facts\":[{\"attribute\":\"phone\",\"value\":\"8195550100\"}]}"),
                403);
        assertThat(refused.path("reason").asString()).isEqualTo("representation-out-of-scope");
    }

    @Test
    void whatIsOutOfScopeIsNamedAsAGap() {
        record("address", "READ");

        assertThat(read(get(of(rose), paul()), 200).path("gaps").valueStream()).anySatisfy(gap -> {
            assertThat(gap.path("what").asString()).isEqualTo("givenName");
            assertThat(gap.path("reason").asString()).isEqualTo("representation-out-of-scope");
        });
    }

    @Test
    void aStrangerLearnsNothing() {
        assertThat(get(of(rose), paul())).hasStatus(404);
        assertThat(get(of(new ClientId(UUID.randomUUID())), paul())).hasStatus(404);
        assertThat(get(of(rose) + "/representatives", paul())).hasStatus(404);
    }

    @Test
    void onlyStaffWithinAContactRecord() {
        assertThat(post(of(rose) + "/representatives", rose(), BODY.formatted(paul, "*", "ACT")))
                .hasStatus(403);
        assertThat(read(post(of(rose) + "/representatives", anAgent(), BODY.formatted(paul, "*", "ACT")), 403)
                        .path("reason")
                        .asString())
                .isEqualTo("contact-required");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        JsonNode problem = read(within(contact(), of(rose) + "/representatives", "{\"may\": \"PERHAPS\"}", null), 400);

        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "representativeId", "name", "kind", "categories", "services", "may", "proof.reference");
    }

    @Test
    void theSameKeyRecordsOnce() {
        String contact = contact();
        String body = BODY.formatted(paul, "*", "ACT");
        String key = UUID.randomUUID().toString();
        String path = of(rose) + "/representatives";

        String first = read(within(contact, path, body, key), 201).path("id").asString();

        assertThat(read(within(contact, path, body, key), 201).path("id").asString())
                .isEqualTo(first);
        read(within(contact, path, BODY.formatted(paul, "*", "READ"), key), 422);
    }

    @Test
    void staffEndItAndTheRepresentativeMayResign() {
        String byStaff = record("*", "ACT").path("id").asString();
        assertThat(read(within(contact(), of(rose) + "/representatives/" + byStaff + "/ending", "{}", null), 200)
                        .path("ending")
                        .path("by")
                        .asString())
                .isEqualTo("STAFF");
        String resigned = record("*", "ACT").path("id").asString();
        assertThat(read(post("/api/v1/clients/me/represented/" + resigned + "/ending", paul(), ""), 200)
                        .path("state")
                        .asString())
                .isEqualTo("ENDED");
        assertThat(post("/api/v1/clients/me/representatives/" + UUID.randomUUID() + "/ending", rose(), "{}"))
                .hasStatus(404);
        assertThat(get(of(rose), paul())).hasStatus(403);
    }

    @Test
    void tellsWhichKindsThereAreInBothLanguages() {
        JsonNode kinds = read(get("/api/v1/representation-kinds", anAgent()), 200);

        assertThat(kinds.path("items").valueStream()).hasSizeGreaterThan(3).allSatisfy(kind -> {
            assertThat(kind.path("label").asString()).isNotBlank();
            assertThat(kind.path("proofs").size()).isPositive();
        });
        assertThat(mvc.get().uri("/api/v1/representation-kinds").with(anAgent()).header("Accept-Language", "fr"))
                .bodyText()
                .contains("Procuration");
    }

    private JsonNode record(String category, String may) {
        return read(within(contact(), of(rose) + "/representatives", BODY.formatted(paul, category, may), null), 201);
    }

    private String contact() {
        String id = read(post("/api/v1/contacts", anAgent(), "{\"reason\":\"power of attorney\"}"), 201)
                .path("id")
                .asString();
        read(
                post(
                        "/api/v1/contacts/" + id + "/identification",
                        anAgent(),
                        "{\"method\":\"DOCUMENT_SEEN\",\"assurance\":\"HIGH\"}"),
                null);
        return id;
    }

    private MvcTestResult within(String contact, String path, String body, @Nullable String key) {
        var request = mvc.post()
                .uri(path)
                .with(anAgent())
                .header("Contact-Id", contact)
                .contentType("application/json")
                .content(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private MvcTestResult post(String path, RequestPostProcessor who, String body) {
        return mvc.post()
                .uri(path)
                .with(who)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path, RequestPostProcessor who) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private RequestPostProcessor paul() {
        return marie(paul.value());
    }

    private RequestPostProcessor rose() {
        return marie(rose.value());
    }

    private static String of(ClientId client) {
        return "/api/v1/clients/" + client;
    }

    private static JsonNode read(MvcTestResult answer, @Nullable Integer status) {
        if (status != null) {
            assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        }
        String body = Townsfolk.text(answer);
        return body.isEmpty() ? JSON.valueToTree(Map.of()) : JSON.readTree(body);
    }
}
