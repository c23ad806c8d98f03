package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;

import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What needs how much assurance is read off what decisions read. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class AssurancePagesIT {
    private static final String NEEDS = "/api/v1/assurance-needs";

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theOfficerReadsItInBothLanguages() {
        assertThat(mvc.get().uri("/privacy/assurance?lang=en").with(aPrivacyOfficer()))
                .hasStatus(200)
                .bodyText()
                .contains("Agent at a counter", "Client, for herself", "Handing you what is held about you")
                .contains("duty:verify-caller", "Telephone – substantial", "in a signed document")
                .doesNotContain("??");
        assertThat(mvc.get().uri("/privacy/assurance?lang=fr").with(aPrivacyOfficer()))
                .hasStatus(200)
                .bodyText()
                .contains("Agent au comptoir", "Remise de ce qui est détenu sur vous")
                .doesNotContain("??");
    }

    @Test
    void staffReadItOverTheApi() throws Exception {
        JsonNode answer = JsonMapper.shared()
                .readTree(mvc.get()
                        .uri(NEEDS)
                        .with(anAgent())
                        .exchange()
                        .getResponse()
                        .getContentAsString());

        assertThat(answer.path("purposes").valueStream())
                .anySatisfy(need -> {
                    assertThat(need.path("who").asString()).isEqualTo("AGENT");
                    assertThat(need.path("purpose").asString()).isEqualTo("service-delivery");
                    assertThat(need.path("caller").asString()).isEqualTo("SUBSTANTIAL");
                    assertThat(need.path("dataCategories").size()).isPositive();
                })
                .anySatisfy(need -> {
                    assertThat(need.path("who").asString()).isEqualTo("CLIENT");
                    assertThat(need.path("purpose").asString()).isEqualTo("access-request");
                    assertThat(need.path("actor").asString()).isEqualTo("SUBSTANTIAL");
                });
        assertThat(answer.path("consents")
                        .valueStream()
                        .map(one -> one.path("method").asString()))
                .containsExactly("PORTAL", "COUNTER_DOCUMENT", "PHONE_SCRIPT");
        assertThat(answer.path("methods").valueStream()).anySatisfy(way -> {
            assertThat(way.path("code").asString()).isEqualTo("one-time-code");
            assertThat(way.at("/highest/ONLINE").asString()).isEqualTo("SUBSTANTIAL");
        });
    }

    @Test
    void isForThoseWhoServeOrAnswerForIt() {
        assertThat(mvc.get().uri(NEEDS).with(marie(UUID.randomUUID()))).hasStatus(403);
        assertThat(mvc.get().uri(NEEDS)).hasStatus(401);
        assertThat(mvc.get().uri("/privacy/assurance").with(anAgent()).accept("text/html"))
                .hasStatus(403);
    }
}
