package org.guichet.channel.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People who come to the counter, in an installation that may hold what it knows of them. */
@TestComponent
public class Townsfolk {
    private final Authorities authorities;
    private final Registration registration;
    private final Correcting correcting;

    Townsfolk(Authorities authorities, Registration registration, Correcting correcting) {
        this.authorities = authorities;
        this.registration = registration;
        this.correcting = correcting;
    }

    public ClientId somebody() {
        return known(List.of(fact("familyName", Unlike.aName())));
    }

    public ClientId somebody(String family, LocalDate born) {
        return known(List.of(fact("familyName", family), fact("dateOfBirth", born.toString())));
    }

    /** A certificate of death is seen. */
    public void died(ClientId client) {
        NewFact death = new NewFact(
                "dateOfDeath",
                "2026-01-02",
                new Source(Source.Kind.DOCUMENT, "death-certificate"),
                Verification.DOCUMENT_SEEN,
                Instant.parse("2026-01-05T00:00:00Z"));
        Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(death), Map.of(), null));
    }

    /** A contact opened by an agent, with somebody who has shown who she is; its path. */
    public static String identifiedContact(MockMvcTester counter) {
        String opened = Objects.requireNonNull(counter.post()
                .uri("/desk/contacts")
                .with(anAgent())
                .with(csrf())
                .param("reason", "somebody calls")
                .exchange()
                .getResponse()
                .getRedirectedUrl());
        counter.post()
                .uri(opened + "/identification")
                .with(anAgent())
                .with(csrf())
                .param("method", "photo-document")
                .param("assurance", "HIGH")
                .param("evidence", "passport")
                .exchange();
        return opened;
    }

    /** What an answer says. */
    public static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private ClientId known(List<NewFact> by) {
        Installation.declare(authorities);
        List<NewFact> facts = new ArrayList<>(by);
        facts.add(fact("givenName", Unlike.aName()));
        facts.add(fact("phone", Unlike.aPhoneNumber()));
        return ((Registered.New) Acting.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.AGENT, "counter"),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
