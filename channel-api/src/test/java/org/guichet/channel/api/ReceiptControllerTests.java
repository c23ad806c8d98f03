package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.aProgramme;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.ConsentReceipt;
import org.guichet.catalog.clientview.Receipting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.receipt.ReceiptForm;
import org.guichet.registry.receipt.ReceiptsForTests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(ReceiptController.class)
class ReceiptControllerTests {
    private static final ClientId MARIE = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000003");
    private static final String RECEIPT = "/api/v1/consents/" + ID + "/receipt";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Receipting receipting;

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none | JSON_LD",
                "*/* | JSON_LD",
                "application/ld+json | JSON_LD",
                "application/jose | JOSE",
                "application/jose, */*;q=0.1 | JOSE",
                "application/jose;q=0.5, application/ld+json | JSON_LD"
            })
    void answersInTheFormThatIsAccepted(@Nullable String accept, ReceiptForm form) {
        given(receipting.receipt(ID, form)).willReturn(receipt(form.name()));

        MvcTestResult answer = get(RECEIPT, accept);

        assertThat(answer).hasStatusOk().bodyText().isEqualTo(form.name());
        assertThat(answer.getResponse().getContentType()).startsWith(form.mediaType());
    }

    @Test
    void answersInKantarasForm() {
        given(receipting.receipt(ID, ReceiptForm.KANTARA)).willReturn(receipt("{\"version\": \"KI-CR-v1.1.0\"}"));

        assertThat(get(RECEIPT + "?form=kantara", null))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/json")
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo("KI-CR-v1.1.0");
    }

    @Test
    void refusesAFormAndAMediaTypeItDoesNotHave() {
        assertThat(get(RECEIPT + "?form=papyrus", null))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("form");
        assertThat(get(RECEIPT, "application/pdf")).hasStatus(406);
        assertThat(get("/api/v1/consents/not-one/receipt", null)).hasStatus(400);
        verifyNoInteractions(receipting);
    }

    @Test
    void saysInWhichStateAConsentIsThatWasNeverGivenAndWhatIsNotThere() {
        given(receipting.receipt(ID, ReceiptForm.KANTARA)).willThrow(new StateChanged("REFUSED"));
        given(receipting.receipt(ID, ReceiptForm.JOSE)).willThrow(new NotFound());

        assertThat(get(RECEIPT + "?form=kantara", null))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.currentState")
                .isEqualTo("REFUSED");
        assertThat(get(RECEIPT, "application/jose")).hasStatus(404);
    }

    @Test
    void asksToComeLaterWhereTheOperatorHasNotSaidWhoAnswers() {
        given(receipting.receipt(ID, ReceiptForm.JSON_LD)).willThrow(ReceiptsForTests.notSaid());

        assertThat(get(RECEIPT, null)).hasStatus(503).bodyText().doesNotContain("guichet.receipt");
    }

    @Test
    void isForNoProgramme() {
        assertThat(mvc.get().uri(RECEIPT).with(aProgramme("oas"))).hasStatus(403);
        assertThat(mvc.get().uri(RECEIPT)).hasStatus(401);
        verifyNoInteractions(receipting);
    }

    private MvcTestResult get(String path, @Nullable String accept) {
        var request = mvc.get().uri(path).with(marie(MARIE.value()));
        return (accept == null ? request : request.header("Accept", accept)).exchange();
    }

    private static ConsentReceipt receipt(String body) {
        ConsentRecord consent = new ConsentRecord(
                ID,
                MARIE,
                "service-delivery",
                List.of("income"),
                List.of("guichet"),
                "2026-1",
                "fr",
                ConsentRecord.State.GIVEN,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                "PORTAL",
                null,
                false);
        return new ConsentReceipt(consent, List.of(), ReceiptsForTests.handed(body));
    }
}
