package org.guichet.channel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guichet.catalog.contact.Contacts;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogRoot;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.LogVerification;
import org.guichet.registry.client.AttributeDictionary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The officer's pages print the root that was signed last, and who witnessed it. */
@WebMvcTest(
        controllers = {AccessLogPages.class, VerificationPages.class},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
@MockitoBean(types = AttributeDictionary.class)
class LogRootPagesTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private AuditTrail trail;

    @MockitoBean
    private LogVerification verification;

    @MockitoBean
    private LogRoots roots;

    @MockitoBean
    private Contacts contacts;

    @BeforeEach
    void aLogWithoutFaults() {
        given(trail.entries(any())).willReturn(new AuditTrail.Page(List.of(), null, 0));
        given(verification.verify()).willReturn(new LogVerification.Report(3, 1234, 0, "ab", List.of(), 0));
        given(verification.checkpoints(anyInt())).willReturn(List.of());
        given(contacts.methodNames(any())).willReturn(Map.of());
        given(roots.latest())
                .willReturn(Optional.of(
                        new LogRoot(1234, ROOT, NOW, new LogRoot.Witnessed("witness.example", 1234, ROOT, NOW))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/privacy", "/privacy/verification"})
    void printTheRootAndItsWitnessInBothLanguages(String address) {
        assertThat(page(address, "en")).contains("Seal of the log", ROOT, "witness.example co-signed this root");
        assertThat(page(address, "fr")).contains("Sceau du registre", ROOT, "witness.example a cosigné cette racine");
    }

    @Test
    void printNoneWhereNothingWasSigned() {
        given(roots.latest()).willReturn(Optional.empty());

        assertThat(page("/privacy", "en")).contains("Access log").doesNotContain("Seal of the log");
    }

    private String page(String address, String language) {
        MvcTestResult answer = mvc.get()
                .uri(address)
                .header("Accept-Language", language)
                .with(Tokens.aPrivacyOfficer())
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
