package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.duplicate.Comparing;
import org.guichet.registry.duplicate.DuplicateReview;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.guichet.registry.duplicate.SideBySide;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.matching.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(
        controllers = DuplicatePages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import({SliceSecurity.class, DuplicatePages.Words.class})
@ComponentScan("org.guichet.channel.page")
class DuplicatePagesTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final UUID CONTACT = UUID.fromString("0197c000-0000-7000-8000-000000000009");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String REVIEW = "/desk/contacts/" + CONTACT + "/duplicate-reviews/" + ID;

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private DuplicateReviews reviews;

    @MockitoBean
    private Comparing comparing;

    @MockitoBean
    private Contacts contacts;

    @MockitoBean
    private DeskContacts desk;

    @MockitoBean
    private AttributeDictionary dictionary;

    @BeforeEach
    void withinAContactOfTheBackOffice() {
        given(desk.within(any(), any()))
                .willAnswer(call -> call.<Supplier<Object>>getArgument(1).get());
        given(desk.mine(CONTACT))
                .willReturn(new OpenContact(
                        CONTACT, "supervisor", "BACK_OFFICE", "Duplicate review", null, Assurance.NONE, NOW));
        given(dictionary.find("givenName")).willReturn(Optional.of(givenName()));
    }

    @Test
    void listsThePairsWithTheirReasonsInWords() {
        given(reviews.waiting(50, null)).willReturn(new DuplicateReviews.Page(List.of(review()), null, 1));

        assertThat(mvc.get().uri("/desk/duplicate-reviews").with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("One pair waits", "Certain", "Given name", "agrees", "Import")
                .doesNotContain("Rose");
    }

    @Test
    void opensAContactOfTheBackOfficeWithTheReviewAsItsTicket() {
        given(contacts.open(any()))
                .willReturn(new Contact(
                        CONTACT, "BACK_OFFICE", "Duplicate review", null, Assurance.NONE, NOW, NOW, null, null));

        assertThat(mvc.post()
                        .uri("/desk/duplicate-reviews/{id}/contact", ID)
                        .with(Tokens.aSupervisor())
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(REVIEW);
        ArgumentCaptor<NewContact> opened = ArgumentCaptor.captor();
        then(contacts).should().open(opened.capture());
        assertThat(opened.getValue().ticket()).isEqualTo(ID.toString());
        assertThat(opened.getValue().channel()).isEqualTo("BACK_OFFICE");
    }

    @Test
    void marksDifferencesInWordsAndOffersAChoiceOfEachValue() {
        given(comparing.of(ID)).willReturn(sides());

        assertThat(mvc.get().uri(REVIEW).with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("differs", "Rose", "Roza", "declared", "An agent, from the client")
                .contains("which speaks strongly for one person")
                .contains("name=\"choice.givenName\"", "value=\"" + new UUID(0, 2) + "\"")
                .contains("They are the same person", "They are different people");
        assertThat(mvc.get().uri(REVIEW + "?lang=fr").with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("diffère", "Ce sont deux personnes", "plaide fortement");
    }

    @Test
    void decidesWithTheChoicesAndClosesTheContact() {
        assertThat(mvc.post()
                        .uri(REVIEW)
                        .with(Tokens.aSupervisor())
                        .with(csrf())
                        .param("resolution", "SAME")
                        .param("reason", "same card")
                        .param("choice.givenName", new UUID(0, 2).toString())
                        .param("choice.phone", ""))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk/duplicate-reviews?decided");
        then(reviews)
                .should()
                .resolve(
                        ID,
                        new DuplicateReviews.Decision(
                                Resolution.SAME, null, "same card", Map.of("givenName", new UUID(0, 2))));
        then(contacts).should().close(CONTACT, Contact.Outcome.RESOLVED, null);
    }

    @Test
    void opensToASupervisorAlone() {
        for (String page : List.of("/desk/duplicate-reviews", REVIEW)) {
            assertThat(mvc.get().uri(page).with(user("agent").roles("AGENT"))).hasStatus(403);
        }
        verifyNoInteractions(reviews, comparing);
    }

    private static SideBySide sides() {
        return new SideBySide(
                review(), List.of(new SideBySide.Row(givenName(), fact(1, "Rose"), fact(2, "Roza"))), true);
    }

    private static DuplicateReview review() {
        return new DuplicateReview(
                ID,
                new ClientId(new UUID(1, 1)),
                new ClientId(new UUID(1, 2)),
                Path.IMPORT,
                Candidate.Verdict.CERTAIN,
                21.5,
                List.of(new Candidate.Reason("givenName", Candidate.Agreement.AGREES, Level.EXACT, 12.9)),
                NOW,
                State.OPEN,
                null);
    }

    private static Fact fact(int id, String value) {
        return new Fact(
                new UUID(0, id),
                "givenName",
                value,
                new Source(Source.Kind.AGENT, "desk"),
                Verification.DECLARED,
                NOW,
                NOW,
                null,
                null,
                "AUTHORITY:test",
                null,
                null);
    }

    private static Attribute givenName() {
        return new Attribute(
                "givenName",
                Attribute.Type.TEXT,
                "identity",
                "Given name",
                "Prénom",
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
                null);
    }
}
