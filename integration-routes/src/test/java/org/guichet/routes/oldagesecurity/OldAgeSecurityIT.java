package org.guichet.routes.oldagesecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchContent;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.catalog.dispatch.DispatchSummary;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.catalog.dispatch.MessageSigning;
import org.guichet.catalog.dispatch.NewDispatch;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(properties = {"guichet.dispatch.first-pause=100ms", "guichet.dispatch.longest-pause=200ms"})
@ContextConfiguration(initializers = PostgresServer.class)
@DirtiesContext
class OldAgeSecurityIT {
    private static final ProgrammeStandIn PROGRAMME = new ProgrammeStandIn();

    @TempDir
    static Path folder;

    @Autowired
    private Dispatches dispatches;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    @Autowired
    private MessageSigning signing;

    @Autowired
    private TransactionOperations transaction;

    private ClientId client = new ClientId(new UUID(0, 0));

    @TestConfiguration(proxyBeanMethods = false)
    static class Letters {
        @Bean
        DispatchContent letters() {
            return new DispatchContent() {
                @Override
                public String kind() {
                    return "letter";
                }

                @Override
                public String purpose() {
                    return "benefit-administration";
                }

                @Override
                public Set<String> categories(Programme programme) {
                    return Set.of("identity", "income");
                }

                @Override
                public Map<String, Object> content(UUID aboutId, Permit permit) {
                    return Map.of(
                            "applicationId",
                            aboutId.toString(),
                            "serviceCode",
                            "gis",
                            "submittedAt",
                            "2026-01-05T10:42:00Z",
                            "answers",
                            Map.of(
                                    "givenName",
                                    permit.fact("givenName").orElseThrow().value()));
                }
            };
        }
    }

    @DynamicPropertySource
    static void delivery(DynamicPropertyRegistry properties) throws IOException, JOSEException {
        Path key = folder.resolve("key.json");
        Files.writeString(
                key, new ECKeyGenerator(Curve.P_256).keyID("one").generate().toJSONString());
        properties.add("guichet.delivery.signing-key", () -> key.toUri().toString());
        properties.add("guichet.programmes.oas.url", PROGRAMME::address);
    }

    @AfterAll
    static void stop() {
        PROGRAMME.close();
    }

    @BeforeEach
    void aClientAndTheProgramme() {
        PROGRAMME.heard.clear();
        PROGRAMME.answers.clear();
        Installation.declare(authorities);
        programmes.declare(
                new Programme("oas", "OAS", "SV", "ESDC", "test-programme", "guichet.programmes.oas.url", "{}"));
        String name = Unlike.aName();
        client = Installation.as(
                Installation.importing(),
                () -> registered(List.of(fact("givenName", "Marie"), fact("familyName", name))));
    }

    @Test
    void deliversASignedMessageWithItsKeyAndConfirmsIt() {
        UUID id = enqueue();

        await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == DispatchState.CONFIRMED);

        assertThat(PROGRAMME.heard).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo(id.toString());
            assertThat(message.contentType()).startsWith("application/json");
            assertThat(ours().hasSigned(message.body(), message.signature())).isTrue();
            assertThat(new String(message.body(), StandardCharsets.UTF_8)).contains("\"givenName\":\"Marie\"");
        });
    }

    @Test
    void repeatsWhatWasNotAnsweredWithTheSameKeyAndTheSameBytes() {
        PROGRAMME.answers.addAll(List.of(ProgrammeStandIn.LOST, 503, 429));
        UUID id = enqueue();

        await().atMost(Duration.ofSeconds(60)).until(() -> state(id) == DispatchState.CONFIRMED);

        assertThat(PROGRAMME.heard).hasSize(4);
        assertThat(PROGRAMME.heard).extracting(ProgrammeStandIn.Heard::key).containsOnly(id.toString());
        assertThat(PROGRAMME.heard)
                .extracting(message -> new String(message.body(), StandardCharsets.UTF_8))
                .containsOnly(new String(PROGRAMME.heard.getFirst().body(), StandardCharsets.UTF_8));
        assertThat(programmes.status("oas").orElseThrow().answers()).isTrue();
    }

    @Test
    void givesUpWhatTheProgrammeRefusesForGood() {
        PROGRAMME.answers.add(422);
        UUID id = enqueue();

        await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == DispatchState.DEAD);

        assertThat(PROGRAMME.heard).hasSize(1);
        assertThat(find(id).lastError()).isEqualTo("http-422");
    }

    private UUID enqueue() {
        NewDispatch letter = new NewDispatch(
                "oas", "letter", client, UUID.randomUUID(), Set.of("givenName"), "benefit-administration");
        return Installation.as(
                Installation.importing(), () -> transaction.execute(status -> dispatches.enqueue(letter)));
    }

    private DispatchState state(UUID id) {
        return find(id).state();
    }

    private DispatchSummary find(UUID id) {
        return Installation.as(Installation.importing(), () -> dispatches.list(null, 200, null)).items().stream()
                .filter(dispatch -> dispatch.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Ourselves as the programme sees us: our published keys. */
    private Programme ours() {
        String keys = JsonMapper.shared().writeValueAsString(signing.publicKeys());
        return new Programme("guichet", "Guichet", "Guichet", "ESDC", "none", "none", keys);
    }

    private ClientId registered(List<NewFact> facts) {
        return ((Registered.New) registration.register(facts)).client();
    }

    private static NewFact fact(String attribute, String value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.AGENT, "desk"),
                Verification.DOCUMENT_SEEN,
                Instant.parse("2026-05-01T00:00:00Z"));
    }
}
