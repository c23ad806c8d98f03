package org.guichet.channel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.duplicate.Exposure;
import org.guichet.registry.duplicate.Exposures;
import org.guichet.registry.duplicate.MergeSummary;
import org.guichet.registry.duplicate.Merges;
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
        controllers = MergePages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
class MergePagesTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Exposures exposures;

    @MockitoBean
    private Merges merges;

    @MockitoBean
    private AttributeDictionary dictionary;

    @Test
    void listsMergesAndSaysWhichStand() {
        given(merges.newest(50, null)).willReturn(new Merges.Page(List.of(merge()), ID, 120));

        assertThat(mvc.get().uri("/privacy/merges").with(user("privacy").roles("PRIVACY_OFFICER")))
                .hasStatusOk()
                .bodyText()
                .contains("Merged clients", "It stands", "/privacy/merges/" + ID)
                .contains("120 merges", "/privacy/merges?cursor=" + ID);
    }

    @Test
    void saysWhoSawMixedDataInBothLanguages() {
        given(exposures.of(ID, 50, null)).willReturn(new Exposures.Seen(merge(), List.of(exposure()), "a_b", 120));

        assertThat(mvc.get()
                        .uri("/privacy/merges/{id}", ID)
                        .with(user("privacy").roles("PRIVACY_OFFICER")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Who saw mixed data",
                        "agent-7",
                        "phone",
                        "givenName",
                        "120 looks",
                        "/privacy/merges/" + ID + "?cursor=a_b");
        assertThat(mvc.get()
                        .uri("/privacy/merges/{id}?lang=fr", ID)
                        .with(user("privacy").roles("PRIVACY_OFFICER")))
                .hasStatusOk()
                .bodyText()
                .contains("Qui a vu des données mêlées");
    }

    @Test
    void opensToThePrivacyOfficerAlone() {
        assertThat(mvc.get()
                        .uri("/privacy/merges/{id}", ID)
                        .with(user("supervisor").roles("SUPERVISOR")))
                .hasStatus(403);
    }

    private static MergeSummary merge() {
        return new MergeSummary(
                ID, new ClientId(new UUID(1, 1)), new ClientId(new UUID(1, 2)), "same card", NOW, null, null);
    }

    private static Exposure exposure() {
        LoggedEntry entry = new LoggedEntry(
                ID,
                NOW,
                AccessEntry.Kind.READ,
                "PERSON",
                "agent-7",
                "ottawa-1",
                null,
                "service-delivery",
                List.of("AUTHORITY:test"),
                "staff-in-contact",
                "guichet",
                "IN_PERSON",
                null,
                List.of("givenName", "phone"),
                null,
                2);
        return new Exposure(entry, List.of("phone"), List.of("givenName"));
    }
}
