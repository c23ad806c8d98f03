package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.clientview.LedgerBasis;
import org.guichet.catalog.clientview.LedgerWords;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(LedgerController.class)
@Import(LedgerWords.class)
class LedgerControllerTests {
    private static final ClientId MARIE = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String OWN = "/api/v1/clients/me/disclosures";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Ledger ledger;

    @MockitoBean
    private Programmes programmes;

    @Test
    void namesTheOfficeAndNeverTheClerk() {
        given(programmes.all()).willReturn(List.of(oas()));
        given(ledger.of(eq(MARIE), any(), any(), eq(50), eq(0)))
                .willReturn(new Ledger.Page(
                        List.of(entry("guichet"), entry("oas")),
                        2,
                        Map.of(),
                        Map.of(
                                new UUID(0, 2),
                                List.of(
                                        new LedgerBasis(
                                                LedgerBasis.Kind.LAW, "Old Act, s. 1", "Vieille loi, art. 1", null),
                                        new LedgerBasis(LedgerBasis.Kind.CONSENT, "id", "id", AT))),
                        Map.of(new UUID(0, 2), List.of(new Bilingual("Allowance", "Allocation"))),
                        true));

        assertThat(mvc.get().uri(OWN).with(marie(MARIE.value())))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"totalUsages": 2, "usages": [
                          {"receiverCode": "guichet", "receiverName": "Rimouski", "basis": "test-service",
                           "purposeText": "Serving the client", "suggested": ["Allowance"],
                           "basisTexts": ["Old Act, s. 1", "your consent of March 1, 2026"]},
                          {"receiverCode": "oas", "receiverName": "%s"}]}""".formatted(oas().name(Locale.ENGLISH)));
        assertThat(mvc.get().uri(OWN).with(marie(MARIE.value()))).bodyText().doesNotContain("clerk-7");
    }

    @ParameterizedTest
    @CsvSource({"from=yesterday, from", "to=31/03/2024, to", "limit=many, limit", "offset=x, offset"})
    void namesAParameterThatCannotBeRead(String query, String field) {
        assertThat(mvc.get().uri(OWN + "?" + query).with(marie(MARIE.value())))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        verifyNoInteractions(ledger);
    }

    @Test
    void answersAlikeForSomebodyAbsentAndForNoId() {
        given(ledger.of(eq(MARIE), any(), any(), anyInt(), anyInt())).willThrow(new NotFound());

        refuses(get("/api/v1/clients/" + MARIE + "/disclosures"), 404, "not-found");
        refuses(get("/api/v1/clients/42/disclosures"), 404, "not-found");
        refuses(get(OWN), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT_REQUIRED, 403, disclosure-refused",
        "NOT_GRANTED, 403, disclosure-refused",
        "TOO_MANY_READS, 429, slow-down"
    })
    void refusesWhatTheDoorRefuses(Reason reason, int status, String type) {
        given(ledger.of(eq(MARIE), any(), any(), anyInt(), anyInt()))
                .willThrow(new DisclosureRefused(new UUID(0, 1), reason));

        MvcTestResult answer = get("/api/v1/clients/" + MARIE + "/disclosures");

        refuses(answer, status, type);
        assertThat(answer).bodyJson().extractingPath("$.reason").isEqualTo(reason.code());
    }

    @Test
    void refusesWhoIsNotSignedInAndProgrammes() {
        refuses(mvc.get().uri(OWN).exchange(), 401, "sign-in");
        refuses(mvc.get().uri(OWN).with(aProgramme("oas")).exchange(), 403, "not-granted");
        verifyNoInteractions(ledger);
    }

    @Test
    void provesAnEntryAndAnswersAlikeForAnotherPersonsAndForNone() {
        UUID entry = new UUID(0, 2);
        given(ledger.proof(MARIE, entry))
                .willReturn(new LogProofs.Inclusion(entry, "AAAA", 3, 7, List.of("BBBB"), "note"));
        given(ledger.proof(MARIE, new UUID(0, 3))).willThrow(new NotFound());
        given(ledger.proof(MARIE, new UUID(0, 4))).willThrow(new NotYet("not-sealed"));

        assertThat(mvc.get().uri(OWN + "/" + entry + "/proof").with(marie(MARIE.value())))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"entry": "00000000-0000-0000-0000-000000000002", "leafHash": "AAAA", "index": 3, "treeSize": 7,
                         "hashes": ["BBBB"], "checkpoint": "note"}""");
        refuses(
                mvc.get()
                        .uri(OWN + "/" + new UUID(0, 3) + "/proof")
                        .with(marie(MARIE.value()))
                        .exchange(),
                404,
                "not-found");
        MvcTestResult young = mvc.get()
                .uri(OWN + "/" + new UUID(0, 4) + "/proof")
                .with(marie(MARIE.value()))
                .exchange();
        refuses(young, 503, "try-later");
        assertThat(young).containsHeader("Retry-After");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(anAgent()).exchange();
    }

    private static void refuses(MvcTestResult answer, int status, String type) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + type);
    }

    private static Programme oas() {
        return new Programme("oas", "Old Age Security", "Sécurité", "ESDC", "test-programme", "x.url", "{}");
    }

    private static LoggedEntry entry(String recipient) {
        return new LoggedEntry(
                new UUID(0, 2),
                AT,
                AccessEntry.Kind.READ,
                "PERSON",
                "clerk-7",
                "Rimouski",
                null,
                "service-delivery",
                List.of("test-service"),
                "CLIENT",
                recipient,
                "IN_PERSON",
                null,
                List.of("givenName"),
                null,
                1);
    }
}
