package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aManager;
import static org.guichet.channel.security.Tokens.aPrivacyOfficer;
import static org.guichet.channel.security.Tokens.aSupervisor;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class ListedConsentsApiIT {
    private static final String API = "/api/v1/privacy/consents";
    private static final String PAGE = "/privacy/consents";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    private final String recipient = "r-" + UUID.randomUUID().toString().substring(0, 18);
    private final UUID client = UUID.randomUUID();

    @BeforeEach
    void declared() {
        Installation.declare(authorities);
    }

    @Test
    void listsWhatIsAskedForAndNeverWhom() {
        UUID given = consent();
        UUID other = consent();

        assertThat(mvc.get()
                        .uri(API + "?recipient=" + recipient + "&state=GIVEN&limit=1")
                        .with(aPrivacyOfficer()))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.items.length()").isEqualTo(1);
                    assertThat(json).extractingPath("$.items[0].method").isEqualTo("PORTAL");
                    assertThat(json).extractingPath("$.total").isNull();
                    assertThat(json).extractingPath("$.next").isNotNull();
                    assertThat(json.getJson()).doesNotContain(client.toString());
                });
        assertThat(mvc.post()
                        .uri(PAGE)
                        .param("recipient", recipient)
                        .with(aPrivacyOfficer())
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains(given.toString(), other.toString(), "fewer than ten people", "<caption")
                .doesNotContain(client.toString());
        assertThat(mvc.post()
                        .uri(PAGE + "?lang=fr")
                        .param("recipient", recipient)
                        .with(aPrivacyOfficer())
                        .with(csrf()))
                .bodyText()
                .contains("Consentements de moins de dix personnes", "dans le portail");
    }

    @Test
    void isEnteredForReviewWhateverPurposeTheConsentsAreOf() {
        UUID somebody = UUID.randomUUID();
        assertThat(mvc.get()
                        .uri(API + "?consentPurpose=service-delivery&client=" + somebody)
                        .with(aPrivacyOfficer()))
                .hasStatusOk();
        assertThat(mvc.post()
                        .uri(PAGE)
                        .param("consentPurpose", "service-delivery")
                        .param("client", somebody.toString())
                        .with(aPrivacyOfficer())
                        .with(csrf()))
                .hasStatusOk();
        assertThat(jdbc.sql("""
                        select e.purpose || ' ' || array_to_string(e.attributes, ' ') from registry.access_log e
                        join registry.access_log_subject s on s.at = e.at and s.entry_id = e.id where s.client_id = ?
                        """).param(somebody).query(String.class).list())
                .containsExactly("privacy-review client consents purpose", "privacy-review client consents purpose");
    }

    @Test
    void namesEveryWrongFieldAndReadsNothing() {
        String wrong =
                "state=LOST&method=x&assurance=9&client=her&givenFrom=soon&endsWithin=0&renewalDue=maybe&cursor=c&limit=0"
                        + "&consentPurpose=no such";
        assertThat(mvc.get().uri(API + "?" + wrong).with(aPrivacyOfficer()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "state",
                        "method",
                        "assurance",
                        "client",
                        "givenFrom",
                        "endsWithin",
                        "renewalDue",
                        "cursor",
                        "limit",
                        "consentPurpose");
        assertThat(mvc.post()
                        .uri(PAGE)
                        .param("client", "her")
                        .param("givenFrom", "999999999-01-01")
                        .param("endsWithin", "many")
                        .with(aPrivacyOfficer())
                        .with(csrf()))
                .hasStatus(400)
                .bodyText()
                .contains("#client", "#givenFrom", "#endsWithin")
                .doesNotContain("consents-title");
    }

    @Test
    void isForPrivacyOfficersAlone() {
        for (RequestPostProcessor stranger : List.of(aManager(), anAgent(), aSupervisor(), marie(UUID.randomUUID()))) {
            assertThat(mvc.get().uri(API).with(stranger)).hasStatus(403);
            assertThat(mvc.get().uri(PAGE).with(stranger)).hasStatus(403);
        }
    }

    private UUID consent() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                    created_at)
                values (?, ?, 'service-delivery', '{income}', array[?], '2026-1', 'en', now())
                """).params(id, client, recipient).update();
        jdbc.sql("""
                insert into registry.consent_event (consent_id, sequence, state, at, method, assurance, actor_kind, actor_id,
                    channel)
                values (?, 1, 'GIVEN', now(), 'PORTAL', 'SUBSTANTIAL', 'CLIENT', 'unlike', 'ONLINE')
                """).params(id).update();
        return id;
    }
}
