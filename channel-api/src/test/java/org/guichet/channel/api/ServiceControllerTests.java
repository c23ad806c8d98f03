package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.publicservice.InteractionPoints;
import org.guichet.catalog.publicservice.InteractionPoints.Online;
import org.guichet.catalog.publicservice.Lifecycle;
import org.guichet.catalog.publicservice.Offer;
import org.guichet.catalog.publicservice.Owner;
import org.guichet.catalog.publicservice.PublicService;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.guichet.catalog.publicservice.ServicePage;
import org.guichet.catalog.standard.PublishedResults;
import org.guichet.catalog.standard.Standards;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(ServiceController.class)
class ServiceControllerTests {
    private static final String SERVICES = "/api/v1/services";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private PublicServices services;

    @MockitoBean
    private Standards standards;

    @MockitoBean
    private PublishedResults results;

    @Test
    void listsServicesWithoutSignInInTheCallersLanguage() {
        when(services.search(any())).thenReturn(new ServicePage(List.of(pension()), "next", 7));

        assertThat(mvc.get().uri(SERVICES + "?q=vieillesse").header("Accept-Language", "fr"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"code": "gc-1001", "name": "Sécurité de la vieillesse", "channels": ["ONLINE"],
                                    "organization": {"code": "esdc-edsc", "name": "Emploi"}}],
                         "next": "next", "total": 7}
                        """);
    }

    @Test
    void showsOneService() {
        when(services.published("gc-1001")).thenReturn(Optional.of(pension()));
        when(standards.of("gc-1001")).thenReturn(Optional.empty());

        assertThat(mvc.get().uri(SERVICES + "/gc-1001"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"code": "gc-1001", "name": "Old Age Security", "fiscalYear": "2023-2024", "endToEnd": true,
                         "interactionPoints": {"application": "Y", "authentication": "NA"}, "form": []}
                        """);
    }

    @Test
    void saysNothingOfAServiceThatIsNotThere() {
        when(services.published("nothing")).thenReturn(Optional.empty());

        assertThat(mvc.get().uri(SERVICES + "/nothing")).hasStatus(404);
    }

    @Test
    void refusesALimitOutOfRange() {
        assertThat(mvc.get().uri(SERVICES + "?limit=101"))
                .hasStatus(400)
                .bodyText()
                .contains("\"limit\"");
        verifyNoInteractions(services);
    }

    private static PublicService pension() {
        InteractionPoints points = new InteractionPoints(Online.NA, Online.NA, Online.Y, Online.Y, Online.Y, Online.Y);
        Offer offer = new Offer(
                new Bilingual("Old Age Security", "Sécurité de la vieillesse"),
                new Bilingual("A pension", "Une pension"),
                List.of("ONLINE"),
                List.of("en", "fr"),
                points,
                false,
                List.of("PERSON"));
        Owner owner = new Owner(null, "esdc-edsc", new Bilingual("Employment", "Emploi"), "1001");
        return new PublicService(
                new UUID(0, 1),
                1,
                Lifecycle.PUBLISHED,
                new ServiceDefinition("gc-1001", owner, offer, null, null, List.of(), "2023-2024"));
    }
}
