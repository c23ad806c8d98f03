package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.eligibility.ServiceAssessment.RatesFor;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.suggestion.Offering;
import org.guichet.catalog.suggestion.Suggesting;
import org.guichet.catalog.suggestion.Suggestion;
import org.guichet.catalog.suggestion.Suggestion.Content;
import org.guichet.catalog.suggestion.Suggestion.Reason;
import org.guichet.catalog.suggestion.Suggestion.Response;
import org.guichet.registry.client.ClientId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(SuggestionController.class)
class SuggestionControllerTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final ClientId CLIENT = new ClientId(UUID.fromString("0197c000-0000-7000-8000-000000000002"));

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Offering offering;

    @MockitoBean
    private Suggesting suggesting;

    @Test
    void showsReasonLawAndEstimateWithThePeriodOfItsRates() {
        given(offering.to(CLIENT)).willReturn(new Offering.Offered(true, List.of(suggestion(null))));

        assertThat(mvc.get()
                        .uri("/api/v1/clients/{id}/suggestions", CLIENT)
                        .with(anAgent())
                        .header("Accept-Language", "fr"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"enabled": true, "total": 1, "next": null, "items": [
                          {"serviceCode": "gis", "serviceName": "Supplément", "law": "Loi, art. 11",
                           "reasons": [{"text": "Vous vivez au Canada", "law": "Loi, art. 11"}],
                           "estimate": {"amount": 560.45, "currency": "CAD", "per": "month",
                                        "ratesFor": {"from": "2023-07-01", "to": "2023-09-30"}},
                           "missing": []}]}
                        """);
    }

    @Test
    void opensToNobodyUnknown() {
        assertThat(mvc.get().uri("/api/v1/clients/{id}/suggestions", CLIENT)).hasStatus(401);
        assertThat(mvc.post().uri("/api/v1/suggestions/{id}/response", ID)).hasStatus(401);
    }

    @Test
    void takesAnAnswer() {
        given(suggesting.respond(ID, Response.DECLINE)).willReturn(suggestion(Response.DECLINE));

        assertThat(mvc.post()
                        .uri("/api/v1/suggestions/{id}/response", ID)
                        .with(marie(CLIENT.value()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"response\":\"DECLINE\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.response")
                .isEqualTo("DECLINE");
    }

    @Test
    void namesTheFieldThatIsWrongOrMissing() {
        for (String body : List.of("{\"response\":\"PERHAPS\"}", "{}")) {
            assertThat(mvc.post()
                            .uri("/api/v1/suggestions/{id}/response", ID)
                            .with(marie(CLIENT.value()))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[*].field")
                    .asArray()
                    .containsExactly("response");
        }
        assertThat(mvc.put()
                        .uri("/api/v1/clients/me/suggestion-preference")
                        .with(marie(CLIENT.value()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(400);
    }

    @Test
    void switchesOff() {
        given(suggesting.prefer(any(), org.mockito.ArgumentMatchers.eq(false))).willReturn(false);

        assertThat(mvc.put()
                        .uri("/api/v1/clients/me/suggestion-preference")
                        .with(marie(CLIENT.value()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"enabled\":false}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.enabled")
                .isEqualTo(false);
    }

    private static Suggestion suggestion(@org.jspecify.annotations.Nullable Response response) {
        Bilingual law = new Bilingual("Act, s. 11", "Loi, art. 11");
        Estimate estimate = new Estimate(
                new BigDecimal("560.45"),
                "month",
                new RatesFor(LocalDate.parse("2023-07-01"), LocalDate.parse("2023-09-30")),
                List.of());
        return new Suggestion(
                ID,
                "gis",
                1,
                new Content(
                        new Bilingual("Supplement", "Supplément"),
                        law,
                        List.of(new Reason(new Bilingual("You live in Canada", "Vous vivez au Canada"), law)),
                        estimate,
                        List.of()),
                Instant.parse("2026-05-01T12:00:00Z"),
                response);
    }
}
