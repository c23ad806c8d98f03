package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
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
import org.jspecify.annotations.Nullable;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(
        controllers = DuplicatePages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import({SliceSecurity.class, DuplicatePages.Words.class})
@ComponentScan("org.guichet.channel.page")
class DuplicatePagesTests {
    private static final UUID ID = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final UUID CONTACT = UUID.fromString("0197c000-0000-7000-8000-000000000009");
    private static final UUID MERGE = UUID.fromString("0197c000-0000-7000-8000-000000000005");
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
        given(reviews.find(ID)).willReturn(review());
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
                .contains("speaks strongly for one person", "Weighed with the parameters learnt-1")
                .contains("name=\"choices.givenName\"", "name=\"compared\"", "value=\"" + new UUID(0, 2) + "\"")
                .contains("They are the same person", "They are different people");
        assertThat(mvc.get().uri(REVIEW + "?lang=fr").with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("diffère", "Ce sont deux personnes", "plaide fortement");
    }

    @Test
    void asksOfTwoOrganizationsWhetherTheyAreOneOrganization() {
        SideBySide people = sides();
        given(comparing.of(ID))
                .willReturn(new SideBySide(
                        ClientKind.ORGANIZATION, people.review(), people.rows(), people.compared(), false));

        assertThat(mvc.get().uri(REVIEW).with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "One organization or two?",
                        "They are the same organization",
                        "They are different organizations")
                .doesNotContain("person or two");
    }

    @Test
    void decidesWithTheChoicesOfWhomSheComparedAndClosesTheContact() {
        assertThat(decide("SAME", "same card", new UUID(0, 2).toString()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk/duplicate-reviews?decided=" + ID);
        then(reviews).should().resolve(ID, decision());
        then(contacts).should().close(CONTACT, Contact.Outcome.RESOLVED, null);
    }

    @Test
    void saysWhatWasDecidedAndLeadsToTheMerge() {
        given(reviews.waiting(50, null)).willReturn(new DuplicateReviews.Page(List.of(review()), null, 1));
        given(reviews.find(ID)).willReturn(review(State.SAME, MERGE));

        assertThat(mvc.get().uri("/desk/duplicate-reviews?decided=" + ID).with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("were merged", "/desk/merges/" + MERGE, "autofocus");
    }

    @Test
    void showsAgainWhatWasTypedAndChosenWhereItWasWrong() {
        given(comparing.of(ID)).willReturn(sides());
        given(reviews.resolve(any(), any()))
                .willThrow(new InvalidInput(List.of(
                        Wrong.of("reason", "input.too-long", "500"),
                        Wrong.of("choices.givenName", "input.no-longer-held"))));

        assertThat(decide("SAME", "same old card", new UUID(0, 2).toString()))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#reason\"", "href=\"#choices.givenName\"", "Given name was changed in the meantime")
                .contains("value=\"same old card\"")
                .containsPattern("value=\"" + new UUID(0, 2) + "\"[^>]* checked");
        then(contacts).shouldHaveNoInteractions();
    }

    @Test
    void namesADecisionAndAChoiceThatAreNone() {
        given(comparing.of(ID)).willReturn(sides());

        assertThat(decide("PERHAPS", "same card", "Roza"))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#resolution\"", "href=\"#choices.givenName\"", "value=\"same card\"");
        then(reviews).should(never()).resolve(any(), any());
    }

    @Test
    void saysThatTheTwoHaveChangedAndShowsThemAsTheyAre() {
        given(comparing.of(ID)).willReturn(sides());
        given(reviews.resolve(any(), any())).willThrow(new StateChanged("CHANGED_MEANWHILE"));

        assertThat(decide("SAME", "same card", new UUID(0, 2).toString()))
                .hasStatus(409)
                .bodyText()
                .contains("They have changed since you compared them", "value=\"same card\"", "Roza");
        then(contacts).shouldHaveNoInteractions();
    }

    @Test
    void saysKindlyToWhoeverComesSecondWhatWasDecided() {
        given(reviews.resolve(any(), any())).willThrow(new StateChanged("SAME"));
        given(reviews.find(ID)).willReturn(review(), review(State.SAME, MERGE));

        assertThat(decide("DIFFERENT", null, ""))
                .hasStatus(409)
                .bodyText()
                .contains("This pair has been decided", "were merged", "/desk/merges/" + MERGE);
        then(contacts).should().close(CONTACT, Contact.Outcome.RESOLVED, null);
    }

    @Test
    void answersASecondClickAndALateLookWithTheDecisionEvenOnceTheContactIsClosed() {
        given(desk.mine(CONTACT)).willThrow(new NotFound());
        given(reviews.find(ID)).willReturn(review(State.DIFFERENT, null));

        assertThat(decide("DIFFERENT", null, ""))
                .hasStatusOk()
                .bodyText()
                .contains("This pair has been decided", "They are two, and stay apart", "/desk/duplicate-reviews");
        assertThat(mvc.get().uri(REVIEW + "?lang=fr").with(Tokens.aSupervisor()))
                .hasStatusOk()
                .bodyText()
                .contains("Cette paire a été décidée");
        then(reviews).should(never()).resolve(any(), any());
    }

    private MvcTestResult decide(String resolution, @Nullable String reason, String givenName) {
        return mvc.post()
                .uri(REVIEW)
                .with(Tokens.aSupervisor())
                .with(csrf())
                .param("resolution", resolution)
                .param("reason", reason == null ? "" : reason)
                .param("compared", new UUID(1, 1).toString(), new UUID(1, 2).toString())
                .param("choices.givenName", givenName)
                .param("choices.phone", "")
                .exchange();
    }

    private static DuplicateReviews.Decision decision() {
        return new DuplicateReviews.Decision(
                Resolution.SAME,
                null,
                "same card",
                Map.of("givenName", new UUID(0, 2)),
                new DuplicateReviews.Compared(
                        Set.of(new ClientId(new UUID(1, 1)), new ClientId(new UUID(1, 2))), true));
    }

    @Test
    void opensToASupervisorAlone() {
        for (String page : List.of("/desk/duplicate-reviews", REVIEW)) {
            assertThat(mvc.get().uri(page).with(Tokens.anAgent())).hasStatus(403);
        }
        then(reviews).should(never()).waiting(anyInt(), any());
        verifyNoInteractions(comparing);
    }

    private static SideBySide sides() {
        return new SideBySide(
                ClientKind.PERSON,
                review(),
                List.of(new SideBySide.Row(givenName(), fact(1, "Rose"), fact(2, "Roza"))),
                Set.of(new ClientId(new UUID(1, 1)), new ClientId(new UUID(1, 2))),
                true);
    }

    private static DuplicateReview review() {
        return review(State.OPEN, null);
    }

    private static DuplicateReview review(State state, @Nullable UUID merge) {
        return new DuplicateReview(
                ID,
                new ClientId(new UUID(1, 1)),
                new ClientId(new UUID(1, 2)),
                Path.IMPORT,
                Candidate.Verdict.CERTAIN,
                21.5,
                List.of(new Candidate.Reason("givenName", Candidate.Agreement.AGREES, Level.EXACT, 12.9)),
                "learnt-1",
                NOW,
                state,
                state == State.OPEN ? null : NOW,
                merge);
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

    static Attribute givenName() {
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
                null,
                java.util.Set.of(ClientKind.PERSON));
    }
}
