package org.guichet.channel.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guichet.GuichetApplication;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.audit.LogRoot;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
        classes = GuichetApplication.class,
        properties = {"guichet.security.issuer=https://issuer.example", "guichet.duties.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class ReceiptPagesIT {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Registration registration;

    @MockitoBean
    private LogRoots roots;

    private ClientId client = new ClientId(new UUID(0, 0));
    private RequestPostProcessor her = marie(new UUID(0, 0));
    private String receipt = "";
    private String consent = "";

    @BeforeEach
    void aClientConsents() {
        Installation.declare(authorities);
        Acting.run(
                Installation.importing(),
                () -> client = ((Registered.New) registration.register(List.of(
                                fact("familyName", Unlike.aName(), Source.Kind.CLIENT, "portal"),
                                fact("income.net", new BigDecimal("8400"), Source.Kind.PROGRAMME, "cra"))))
                        .client());
        her = marie(client.value());
        MvcTestResult allowed = mvc.post()
                .uri("/api/v1/clients/me/consents")
                .with(her)
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"purpose": "service-delivery", "recipients": ["guichet"], "dataCategories": ["income"],
                         "noticeVersion": "2026-1", "language": "fr", "method": "PORTAL", "validUntil": "2090-07-01T16:00:00Z"}
                        """)
                .exchange();
        assertThat(allowed).hasStatus(201);
        consent = Objects.requireNonNull(allowed.getResponse().getHeader("Location"))
                .replaceAll(".*/", "");
        receipt = "/me/consents/" + consent + "/receipt";
    }

    @Test
    void sheReadsAndPrintsItInBothLanguages() {
        String root = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";
        given(roots.latest()).willReturn(Optional.of(new LogRoot(1234, root, Instant.EPOCH, null)));
        assertThat(page(receipt + "?lang=en", her))
                .contains(
                        "Receipt of a consent: service-delivery",
                        "in the portal",
                        ">you<",
                        "July 1, 2090",
                        "2026-1, in French",
                        "lang=\"fr\">Nous l’utiliserions.",
                        "Department of Service",
                        "Privacy office",
                        "privacy@service.example",
                        "On your pages, or at any counter.",
                        receipt + "/file?form=JOSE",
                        "Seal of the log",
                        root)
                .doesNotContain("??");
        assertThat(page(receipt + "?lang=fr", her))
                .contains("Reçu d’un consentement", "Ministère du Service", "Dans vos pages", "1 juillet 2090")
                .doesNotContain("??");
    }

    @Test
    void theSignedFileVerifiesWithThePublishedKeysInAnotherProgramsHands() throws Exception {
        MvcTestResult file =
                mvc.get().uri(receipt + "/file?form=JOSE").with(her).exchange();
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .matches("attachment; filename=\"receipt-[0-9a-f-]{36}\\.jws\"");
        JWKSet keys = JWKSet.parse(
                mvc.get().uri("/api/v1/signature-keys").exchange().getResponse().getContentAsString());

        JWSObject signed = JWSObject.parse(file.getResponse().getContentAsString());

        var key = Objects.requireNonNull(keys.getKeyByKeyId(signed.getHeader().getKeyID()));
        assertThat(signed.verify(new Ed25519Verifier(key.toOctetKeyPair()))).isTrue();
        assertThat(signed.getHeader().getType().getType()).isEqualTo("consent-receipt+jose");
        assertThat(signed.getPayload().toJSONObject()).containsKeys("receipt_id", "record", "@context");
        assertThat(mvc.get()
                        .uri("/api/v1/consents/" + consent + "/receipt")
                        .with(her)
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .isEqualTo(signed.getPayload().toString());
    }

    @Test
    void atTheDeskItIsGivenToHerAndTheHistorySaysSo() {
        String contact = Objects.requireNonNull(post("/desk/contacts", Map.of("reason", "consent"))
                .getResponse()
                .getRedirectedUrl());
        post(contact + "/identification", Map.of("method", "DOCUMENT_SEEN", "assurance", "HIGH"));
        String desk = contact + "/clients/" + client + "/consents";

        assertThat(page(desk + "?given&lang=en&of=" + consent, anAgent()))
                .contains("Give the client the receipt", desk + "/" + consent + "/receipt\"");
        assertThat(page(desk + "/" + consent + "/receipt?lang=en", anAgent()))
                .contains("Receipt of a consent", "the client", desk + "/" + consent + "/receipt/file?form=KANTARA")
                .doesNotContain(">you<", "??");
        assertThat(mvc.get()
                        .uri(desk + "/" + consent + "/receipt/file?form=KANTARA")
                        .with(anAgent()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.consentReceiptID")
                .isNotNull();
        assertThat(page("/me/consents/" + consent + "/history?lang=en", her))
                .contains("Receipts handed over", "To read and print", "by a member of staff", "Kantara");
    }

    @Test
    void hasNoFileInAFormThatIsNone() {
        for (String form : List.of("PAGE", "PAPYRUS")) {
            assertThat(mvc.get().uri(receipt + "/file?form=" + form).with(her).accept("text/html"))
                    .hasStatus4xxClientError();
        }
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(anAgent()).with(csrf()).accept("text/html");
        fields.forEach(request::param);
        return request.exchange();
    }

    private String page(String path, RequestPostProcessor who) {
        MvcTestResult answer = mvc.get().uri(path).with(who).accept("text/html").exchange();
        try {
            assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static NewFact fact(String attribute, Object value, Source.Kind kind, String source) {
        return new NewFact(
                attribute,
                value,
                new Source(kind, source),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
