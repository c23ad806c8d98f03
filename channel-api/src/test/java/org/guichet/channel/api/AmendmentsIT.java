package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.staff;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An authority and a purpose from proposal to decision, and to their end. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class AmendmentsIT {
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    private final RequestPostProcessor officer =
            staff("privacy-office", "privacy", Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD);
    private final RequestPostProcessor manager =
            staff("privacy-office", "manager", Role.MANAGER, Role.AUTHORITY_STEWARD);
    private final String code =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private final String path = "/api/v1/authorities/" + code;

    @BeforeEach
    void purposesAreDeclared() {
        Installation.declare(authorities);
    }

    @Test
    void anAuthorityIsProposedByOneAndPutInForceByAnother() throws UnsupportedEncodingException {
        MvcTestResult proposed = post(path + "/amendments", draft("identity"), officer);
        assertThat(proposed)
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("{\"state\": \"PROPOSED\", \"code\": \"%s\", \"ends\": false, \"mayDecide\": false}"
                        .formatted(code));
        assertThat(mvc.get().uri(path)).hasStatus(404);

        String decision = path + "/amendments/" + id(proposed) + "/decision";
        assertThat(post(decision, "{\"decision\":\"IN_FORCE\",\"reason\":\"mine\"}", officer))
                .hasStatus(403);
        assertThat(post(decision, "{\"reason\":\"no decision\"}", manager)).hasStatus(400);
        assertThat(post(decision, "{\"decision\":\"IN_FORCE\",\"reason\":\"compared\"}", manager))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("IN_FORCE");

        assertThat(mvc.get().uri(path).header("Accept-Language", "fr"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total": 1, "items": [{"version": 1, "inForce": true, "instrument": "Loi Unlike",
                         "conditions": "Le nécessaire", "onwardRelease": "À personne"}]}
                        """);
        assertThat(post(decision, "{\"decision\":\"REJECTED\",\"reason\":\"late\"}", manager))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("IN_FORCE");
    }

    @Test
    void aVersionReplacesTheOneBeforeAndAnEndingEndsIt() throws UnsupportedEncodingException {
        decide(post(path + "/amendments", draft("identity"), officer), path, manager);
        MvcTestResult second = post(path + "/amendments", draft("address"), manager);
        assertThat(second).bodyJson().isLenientlyEqualTo("""
                        {"comparedWith": 1}
                        """);
        assertThat(second)
                .bodyJson()
                .extractingPath("$.changes[?(@.changed == true)].field")
                .asArray()
                .containsExactly("dataCategories");
        assertThat(post(path + "/endings", "{\"reason\":\"so\"}", officer)).hasStatus(409);
        decide(second, path, officer);
        assertThat(mvc.get().uri(path))
                .bodyJson()
                .extractingPath("$.items[*].inForce")
                .asArray()
                .containsExactly(true, false);

        decide(post(path + "/endings", "{\"reason\":\"struck down\"}", officer), path, manager);
        assertThat(mvc.get().uri(path))
                .bodyJson()
                .extractingPath("$.items[*].inForce")
                .asArray()
                .containsExactly(false, false);
        assertThat(mvc.get().uri(path + "/amendments").with(aPrivacyOfficer()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(3);
    }

    @Test
    void everyWrongFieldIsInOneProblem() {
        assertThat(post(path + "/amendments", "{\"kind\":\"HABIT\",\"validFrom\":\"soon\"}", officer))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .contains("kind", "validFrom", "instrumentEn", "purposes", "reviewDue", "reason");
        assertThat(post(path + "/endings", "{\"lastDay\":\"%s\"}".formatted(YESTERDAY.minusDays(1)), officer))
                .hasStatus(404);
    }

    @Test
    void aPurposeGoesTheSameWay() throws UnsupportedEncodingException {
        String purpose = "/api/v1/purposes/" + code;
        String body = """
                {"nameEn": "Serving", "nameFr": "Servir", "descriptionEn": "To serve", "descriptionFr": "Pour servir",
                 "dpvTerm": "dpv:ServiceProvision", "liveFrom": "%s", "reason": "needed"}
                """.formatted(YESTERDAY);
        MvcTestResult proposed = post(purpose + "/amendments", body, manager);
        assertThat(post(purpose + "/amendments/" + id(proposed) + "/withdrawal", "{}", officer))
                .hasStatus(403);
        decide(proposed, purpose, officer);
        assertThat(mvc.get().uri(purpose))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"name\": \"Serving\", \"version\": 1, \"inForce\": true}]}");

        MvcTestResult end = post(purpose + "/endings", "{\"reason\":\"no use\"}", officer);
        assertThat(post(purpose + "/amendments/" + id(end) + "/withdrawal", "{}", officer))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("WITHDRAWN");
        assertThat(mvc.get().uri(purpose + "/amendments").with(officer))
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("WITHDRAWN", "IN_FORCE");
        assertThat(post(path + "/amendments/" + id(end) + "/withdrawal", "{}", officer))
                .as("it is about a purpose, not about an authority")
                .hasStatus(404);
    }

    @Test
    void opensToNobodyWithoutTheGrant() {
        for (RequestPostProcessor somebody : List.of(aPrivacyOfficer(), aManager(), anAgent())) {
            assertThat(post(path + "/amendments", draft("identity"), somebody)).hasStatus(403);
            assertThat(post(path + "/endings", "{}", somebody)).hasStatus(403);
        }
        assertThat(mvc.get().uri(path + "/amendments").with(anAgent())).hasStatus(403);
        assertThat(mvc.get().uri(path + "/amendments")).hasStatus(401);
    }

    private void decide(MvcTestResult proposed, String of, RequestPostProcessor by)
            throws UnsupportedEncodingException {
        assertThat(proposed).hasStatus(201);
        assertThat(post(
                        of + "/amendments/" + id(proposed) + "/decision",
                        "{\"decision\":\"IN_FORCE\",\"reason\":\"compared\"}",
                        by))
                .hasStatusOk();
    }

    private MvcTestResult post(String to, String body, RequestPostProcessor by) {
        return mvc.post()
                .uri(to)
                .with(by)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String id(MvcTestResult answer) throws UnsupportedEncodingException {
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private String draft(String category) {
        return """
                {"kind": "AGREEMENT", "jurisdiction": "CA-ON", "instrumentEn": "Unlike Act", "instrumentFr": "Loi Unlike",
                 "provision": "s. 1", "fromParty": "guichet", "toParty": "%s", "dataCategories": ["%s"],
                 "purposes": ["service-delivery"], "noticeEn": "Notice", "noticeFr": "Avis",
                 "conditionsEn": "What is needed", "conditionsFr": "Le nécessaire",
                 "onwardEn": "To nobody", "onwardFr": "À personne",
                 "validFrom": "%s", "reviewDue": "%s", "reason": "agreed"}
                """.formatted(code, category, YESTERDAY, YESTERDAY.plusYears(2));
    }
}
