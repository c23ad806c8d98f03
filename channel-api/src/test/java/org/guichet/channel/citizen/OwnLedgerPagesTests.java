package org.guichet.channel.citizen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.clientview.LedgerBasis;
import org.guichet.catalog.clientview.LedgerWords;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LogRoot;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The root a citizen keeps with what she reads, and the proof of each entry. */
@WebMvcTest(
        controllers = OwnPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import({SliceSecurity.class, LedgerWords.class})
@ComponentScan("org.guichet.channel.page")
@MockitoBean(types = {ClientViews.class, AttributeDictionary.class})
class OwnLedgerPagesTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClientId CLIENT = new ClientId(new UUID(1, 1));
    private static final UUID ENTRY = new UUID(0, 2);
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String EARLIER = "9Uez2Y1aVbGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2k=";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Ledger ledger;

    @MockitoBean
    private LogRoots roots;

    @MockitoBean
    private Contacts contacts;

    @BeforeEach
    void aLook() {
        given(ledger.of(eq(CLIENT), any(), any(), anyInt(), anyInt()))
                .willReturn(page(look(AccessEntry.Kind.READ, "service-delivery", null)));
        given(contacts.methodNames(any())).willReturn(Map.of());
    }

    @Test
    void printsTheRootInBothLanguagesAndThatNobodyWitnessedIt() {
        rootWitnessed(null);

        assertThat(page("en")).contains("Seal of the log", ROOT, ">CsUYapGGPo4d<", "1,234", "No witness has co-signed");
        assertThat(page("fr")).contains("Sceau du registre", ROOT, "Aucun témoin n’a encore cosigné");
    }

    @Test
    void printsWhoWitnessedTheRoot() {
        rootWitnessed(new LogRoot.Witnessed("witness.example", 1234, ROOT, NOW));

        assertThat(page("en")).contains("witness.example co-signed this root").doesNotContain("No witness");
        assertThat(page("fr")).contains("witness.example a cosigné cette racine");
    }

    @Test
    void printsWhichEarlierRootWasWitnessed() {
        rootWitnessed(new LogRoot.Witnessed("witness.example", 1200, EARLIER, NOW));

        assertThat(page("en")).contains("witness.example co-signed the root of the first 1,200 entries", EARLIER);
        assertThat(page("fr")).contains("witness.example a cosigné la racine des", EARLIER);
    }

    @Test
    void printsNoRootWhereNothingWasSigned() {
        given(roots.latest()).willReturn(Optional.empty());

        assertThat(page("en")).contains("Who looked").doesNotContain("Seal of the log");
    }

    @Test
    void givesTheProofOfAnEntryAsAFile() {
        rootWitnessed(null);
        given(ledger.proof(CLIENT, ENTRY))
                .willReturn(new LogProofs.Inclusion(ENTRY, "AAAA", 3, 7, List.of("BBBB"), "note"));
        String address = "/me/disclosures/" + ENTRY + "/proof";

        assertThat(page("en")).contains("href=\"" + address + "\"", "Proof (JSON)");
        assertThat(mvc.get().uri(address).with(Tokens.marie(CLIENT.value())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.treeSize")
                .isEqualTo(7);
    }

    @Test
    void saysTheBasisAndTheReasonOfARefusalInBothLanguages() {
        rootWitnessed(null);
        shown(look(AccessEntry.Kind.REFUSAL, "service-delivery", "contact-required"));

        assertThat(page("en"))
                .contains(
                        "it belonged to no visit, call or file",
                        "Basis:",
                        "Old Act, s. 1",
                        "your consent of March 1, 2026")
                .doesNotContain("contact-required", "AUTHORITY:");
        assertThat(page("fr"))
                .contains(
                        "la demande n’était liée à aucune visite",
                        "Fondement",
                        "Vieille loi, art. 1",
                        "votre consentement du 1 mars 2026");
    }

    @Test
    void saysThatRulesWereRunAndWhatTheySuggested() {
        rootWitnessed(null);
        shown(look(AccessEntry.Kind.READ, "benefit-suggestion", null));

        assertThat(page("en")).contains("The rules of our services were run", "Suggested: Allowance");
        assertThat(page("fr")).contains("Les règles de nos services ont été appliquées", "Suggestion : Allocation");
    }

    @Test
    void doesNotSayOfAnImportThatRulesWereRun() {
        rootWitnessed(null);
        shown(look(AccessEntry.Kind.BATCH, "registration", null));

        assertThat(page("en")).contains("A list of many people was entered").doesNotContain("rules");
        assertThat(page("fr")).contains("Une liste de nombreuses personnes").doesNotContain("règles");
    }

    private void shown(LoggedEntry entry) {
        given(ledger.of(eq(CLIENT), any(), any(), anyInt(), anyInt())).willReturn(page(entry));
    }

    private static Ledger.Page page(LoggedEntry entry) {
        return new Ledger.Page(
                List.of(entry),
                1,
                Map.of(),
                Map.of(
                        ENTRY,
                        List.of(
                                new LedgerBasis(LedgerBasis.Kind.LAW, "Old Act, s. 1", "Vieille loi, art. 1", null),
                                new LedgerBasis(LedgerBasis.Kind.CONSENT, "id", "id", NOW))),
                Map.of(ENTRY, List.of(new Bilingual("Allowance", "Allocation"))),
                true);
    }

    private String page(String language) {
        MvcTestResult answer = mvc.get()
                .uri("/me/disclosures")
                .header("Accept-Language", language)
                .with(Tokens.marie(CLIENT.value()))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private void rootWitnessed(LogRoot.@Nullable Witnessed witnessed) {
        given(roots.latest()).willReturn(Optional.of(new LogRoot(1234, ROOT, NOW, witnessed)));
    }

    private static LoggedEntry look(AccessEntry.Kind kind, String purpose, @Nullable String reason) {
        return new LoggedEntry(
                ENTRY,
                NOW,
                kind,
                "PERSON",
                "clerk-7",
                "Rimouski",
                null,
                purpose,
                List.of("AUTHORITY:test-service"),
                "staff-in-contact",
                "guichet",
                "IN_PERSON",
                null,
                List.of("givenName"),
                reason,
                1);
    }
}
