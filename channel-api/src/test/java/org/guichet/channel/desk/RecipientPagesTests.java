package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.clientview.FactRecipient;
import org.guichet.catalog.clientview.FactRecipient.Telling;
import org.guichet.catalog.clientview.RecipientList;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
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

@WebMvcTest(
        controllers = RecipientPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
class RecipientPagesTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClientId CLIENT = new ClientId(new UUID(1, 1));
    private static final UUID CONTACT = UUID.fromString("0197c000-0000-7000-8000-000000000009");
    private static final String LIST = "/desk/contacts/" + CONTACT + "/clients/" + CLIENT + "/facts/phone/recipients";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private RecipientList recipients;

    @MockitoBean
    private AttributeDictionary dictionary;

    @MockitoBean
    private DeskContacts desk;

    @BeforeEach
    void aFact() {
        given(dictionary.find("phone")).willReturn(Optional.of(phone()));
        given(desk.mine(CONTACT))
                .willReturn(new OpenContact(CONTACT, "agent", "PHONE", "a move", CLIENT.value(), Assurance.HIGH, NOW));
        given(desk.within(any(), any()))
                .willAnswer(call -> call.<Supplier<Object>>getArgument(1).get());
    }

    @Test
    void saysWhoGotItWhyAndWhetherToldInBothLanguages() {
        given(recipients.of(eq(CLIENT), eq("phone"), anyInt(), eq(0), any()))
                .willReturn(new RecipientList.Page(
                        List.of(
                                share(Telling.TOLD, NOW, NOW.plusSeconds(60)),
                                share(Telling.WAITING, NOW, null),
                                share(Telling.NOT_ALLOWED, NOW, null),
                                share(Telling.GIVEN_UP, NOW, null),
                                share(Telling.NONE, null, null)),
                        120));

        assertThat(mvc.get().uri(LIST).with(Tokens.anAgent()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Who got this: Telephone",
                        "Given 120 times",
                        "Old Age Security",
                        "Administering a benefit",
                        "Test Act, s. 3",
                        "Consent",
                        "it will be told",
                        "may not get it any more",
                        "did not answer",
                        "data-label=\"Purpose\"",
                        "offset=50")
                .doesNotContain("Newer");
        assertThat(mvc.get().uri(LIST).param("lang", "fr").with(Tokens.anAgent()))
                .hasStatusOk()
                .bodyText()
                .contains("Qui l’a reçu : Téléphone", "Communiqué 120 fois", "il en sera avisé");
    }

    @Test
    void theLastPageLeadsBackToTheNewer() {
        given(recipients.of(eq(CLIENT), eq("phone"), anyInt(), eq(50), any()))
                .willReturn(new RecipientList.Page(List.of(share(Telling.NONE, null, null)), 51));

        assertThat(mvc.get().uri(LIST).param("offset", "50").with(Tokens.anAgent()))
                .hasStatusOk()
                .bodyText()
                .contains("Newer", "offset=0")
                .doesNotContain("Older");
    }

    @Test
    void whatNobodyGotIsSaidInASentence() {
        given(recipients.of(eq(CLIENT), eq("phone"), anyInt(), eq(0), any()))
                .willReturn(new RecipientList.Page(List.of(), 0));

        assertThat(mvc.get().uri(LIST).param("offset", "-7").with(Tokens.anAgent()))
                .hasStatusOk()
                .bodyText()
                .contains("Given to nobody")
                .doesNotContain("<table");
    }

    @Test
    void opensToStaffAlone() {
        assertThat(mvc.get().uri(LIST).with(Tokens.marie(CLIENT.value()))).hasStatus(403);
    }

    private static FactRecipient share(Telling telling, @Nullable Instant correctedAt, @Nullable Instant toldAt) {
        return new FactRecipient(
                "Old Age Security",
                NOW,
                "benefit-administration",
                List.of("Test Act, s. 3"),
                true,
                telling,
                correctedAt,
                toldAt);
    }

    private static Attribute phone() {
        return new Attribute(
                "phone",
                Attribute.Type.TEXT,
                "contact",
                "Telephone",
                "Téléphone",
                "PERSONAL",
                null,
                true,
                Attribute.Survivorship.LATEST,
                Attribute.Held.KEPT,
                List.of(),
                false,
                false,
                null,
                null,
                false,
                null,
                java.util.Set.of(ClientKind.PERSON));
    }
}
