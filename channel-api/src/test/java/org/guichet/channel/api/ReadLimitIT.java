package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.marie;

import java.time.Instant;
import java.util.List;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever has opened as much as one may in an hour is asked to slow down; nobody else waits for it. */
@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.registry.reads-per-hour=2"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class ReadLimitIT {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    @Test
    void asksToSlowDownAfterTheLastReadAllowed() {
        Installation.declare(authorities);
        ClientId one = known("Marie");
        ClientId other = known("Rose");

        assertThat(consentsOf(one)).hasStatusOk();
        assertThat(consentsOf(one)).hasStatusOk();
        assertThat(consentsOf(one))
                .hasStatus(429)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("Retry-After", "30")
                .bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/slow-down"))
                .hasPathSatisfying("$.reason", reason -> assertThat(reason).isEqualTo("too-many-reads"));
        assertThat(consentsOf(other)).hasStatusOk();
    }

    private MvcTestResult consentsOf(ClientId client) {
        return mvc.get()
                .uri("/api/v1/clients/me/consents")
                .with(marie(client.value()))
                .exchange();
    }

    private ClientId known(String name) {
        List<NewFact> facts = List.of(fact("givenName", name), fact("familyName", Unlike.aName()));
        return ((Registered.New) Acting.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    private static NewFact fact(String attribute, String value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
