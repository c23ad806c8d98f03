package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.duplicate.MergeSummary;
import org.guichet.registry.duplicate.Merges;
import org.guichet.registry.duplicate.Merging;
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

@WebMvcTest(
        controllers = MergedPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
class MergedPagesTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final UUID CONTACT = UUID.fromString("0197c000-0000-7000-8000-000000000009");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Merges merges;

    @MockitoBean
    private Merging merging;

    @MockitoBean
    private Contacts contacts;

    @MockitoBean
    private DeskContacts desk;

    @MockitoBean
    private AttributeDictionary dictionary;

    @BeforeEach
    void aMergeThatStands() {
        given(desk.within(any(), any()))
                .willAnswer(call -> call.<Supplier<Object>>getArgument(1).get());
        given(contacts.open(any()))
                .willReturn(new Contact(
                        CONTACT, "BACK_OFFICE", "Taking back a merge", null, Assurance.NONE, NOW, NOW, null, null));
        given(merges.find(ID)).willReturn(merge(null));
    }

    @Test
    void listsMergesWithTheirReasonPageByPage() {
        given(merges.newest(50, null)).willReturn(new Merges.Page(List.of(merge(null)), ID, 120));

        assertThat(mvc.get().uri("/desk/merges").with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("120 merges", "same card", "It stands", "/desk/merges/" + ID, "/desk/merges?cursor=" + ID);
    }

    @Test
    void saysWhatTakingAMergeBackDoesInBothLanguages() {
        assertThat(mvc.get().uri("/desk/merges/{id}", ID).with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("same card", "take it back", "told apart");
        assertThat(mvc.get().uri("/desk/merges/{id}?lang=fr", ID).with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("Défaire la fusion");
    }

    @Test
    void takesAMergeBackWithinAContactOfItsOwn() {
        assertThat(undo("two cards")).hasStatus3xxRedirection().hasRedirectedUrl("/desk/merges/" + ID + "?undone");
        then(merging).should().unmerge(ID, "two cards");
        then(contacts).should().close(CONTACT, Contact.Outcome.RESOLVED, null);

        given(merges.find(ID)).willReturn(merge(NOW));
        assertThat(mvc.get().uri("/desk/merges/{id}", ID).param("undone", "").with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("is taken back")
                .doesNotContain("undoing");
    }

    @Test
    void showsAgainAReasonThatIsTooLong() {
        willThrow(new InvalidInput(List.of(Wrong.of("reason", "input.too-long", "500"))))
                .given(merging)
                .unmerge(ID, "two cards");

        assertThat(undo("two cards")).hasStatus(400).bodyText().contains("href=\"#reason\"", "value=\"two cards\"");
        then(contacts).should().close(CONTACT, Contact.Outcome.ABANDONED, null);
    }

    @Test
    void showsAMergeThatSomebodyElseTookBackAsItIs() {
        willThrow(new StateChanged("UNDONE")).given(merging).unmerge(ID, "two cards");
        given(merges.find(ID)).willReturn(merge(NOW));

        assertThat(undo("two cards")).hasStatus(409).bodyText().doesNotContain("undoing");
        then(contacts).should().close(CONTACT, Contact.Outcome.ABANDONED, null);
    }

    @Test
    void opensToASupervisorAlone() {
        for (String page : List.of("/desk/merges", "/desk/merges/" + ID)) {
            assertThat(mvc.get().uri(page).with(Tokens.anAgent())).hasStatus(403);
        }
    }

    private MvcTestResult undo(String reason) {
        return mvc.post()
                .uri("/desk/merges/{id}/undoing", ID)
                .with(Tokens.aSupervisor())
                .with(csrf())
                .param("reason", reason)
                .exchange();
    }

    private static MergeSummary merge(@Nullable Instant undoneAt) {
        return new MergeSummary(
                ID, new ClientId(new UUID(1, 1)), new ClientId(new UUID(1, 2)), "same card", NOW, undoneAt, null);
    }
}
