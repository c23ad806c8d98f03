package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.clientview.LedgerBasis;
import org.guichet.catalog.clientview.LedgerWords;
import org.guichet.catalog.contact.Contacts;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LogRoot;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
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
        controllers = LedgerPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import({SliceSecurity.class, LedgerWords.class})
@ComponentScan("org.guichet.channel.page")
@MockitoBean(types = AttributeDictionary.class)
class LedgerPagesTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClientId CLIENT = new ClientId(new UUID(1, 1));
    private static final UUID CONTACT = UUID.fromString("0197c000-0000-7000-8000-000000000009");
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Ledger ledger;

    @MockitoBean
    private Contacts contacts;

    @MockitoBean
    private LogRoots roots;

    @MockitoBean
    private DeskContacts desk;

    @Test
    void printsTheNewestRootOfTheLogForTheCaller() {
        given(desk.mine(CONTACT))
                .willReturn(new OpenContact(CONTACT, "agent", "PHONE", "a move", CLIENT.value(), Assurance.HIGH, NOW));
        given(desk.within(any(), any()))
                .willAnswer(call -> call.<Supplier<Object>>getArgument(1).get());
        given(ledger.of(any(), any(), any(), anyInt(), anyInt())).willReturn(refused());
        given(roots.latest())
                .willReturn(Optional.of(
                        new LogRoot(1234, ROOT, NOW, new LogRoot.Witnessed("witness.example", 1234, ROOT, NOW))));

        assertThat(mvc.get()
                        .uri("/desk/contacts/" + CONTACT + "/clients/" + CLIENT + "/disclosures?lang=en")
                        .with(Tokens.anAgent()))
                .hasStatusOk()
                .bodyText()
                .contains("Seal of the log", ROOT, "witness.example")
                .contains("neither a law nor a consent allows it", "the client’s consent of March 1, 2026")
                .doesNotContain(">no-basis<");
    }

    private static Ledger.Page refused() {
        UUID entry = new UUID(0, 2);
        return new Ledger.Page(
                List.of(new LoggedEntry(
                        entry,
                        NOW,
                        AccessEntry.Kind.REFUSAL,
                        "PERSON",
                        "clerk-7",
                        "Rimouski",
                        null,
                        "service-delivery",
                        List.of(),
                        "staff-in-contact",
                        "guichet",
                        "IN_PERSON",
                        null,
                        List.of("givenName"),
                        "no-basis",
                        1)),
                1,
                Map.of(),
                Map.of(entry, List.of(new LedgerBasis(LedgerBasis.Kind.CONSENT, "id", "id", NOW))),
                Map.of(),
                false);
    }
}
