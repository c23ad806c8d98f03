package org.guichet.channel.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.load.DoubtfulRows;
import org.guichet.registry.registration.load.DoubtfulRows.Found;
import org.guichet.registry.registration.load.DoubtfulRows.Looked;
import org.guichet.registry.registration.load.DoubtfulRows.Place;
import org.guichet.registry.registration.load.DoubtfulRows.Row;
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
        controllers = DoubtfulRowPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import({SliceSecurity.class, DuplicatePages.Words.class, DoubtfulRowPages.Tools.class})
@ComponentScan("org.guichet.channel.page")
class DoubtfulRowPagesTests {
    private static final UUID LOAD = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    private static final UUID CONTACT = UUID.fromString("0197c000-0000-7000-8000-000000000009");
    private static final Place PLACE = new Place(LOAD, 12);
    private static final ClientId ENTERED = new ClientId(new UUID(1, 1));
    private static final ClientId OTHER = new ClientId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ROW = "/desk/contacts/" + CONTACT + "/doubtful-rows/" + LOAD + "/12";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private DoubtfulRows doubtful;

    @MockitoBean
    private Searching searching;

    @MockitoBean
    private DuplicateReviews reviews;

    @MockitoBean
    private Contacts contacts;

    @MockitoBean
    private DeskContacts desk;

    @MockitoBean
    private AttributeDictionary dictionary;

    @BeforeEach
    void aRowThatWaits() {
        given(desk.within(any(), any()))
                .willAnswer(call -> call.<Supplier<Object>>getArgument(1).get());
        given(desk.mine(CONTACT))
                .willReturn(new OpenContact(CONTACT, "supervisor", "BACK_OFFICE", "A row", null, Assurance.NONE, NOW));
        given(contacts.open(any()))
                .willReturn(new Contact(CONTACT, "BACK_OFFICE", "A row", null, Assurance.NONE, NOW, NOW, null, null));
        given(doubtful.look(PLACE)).willReturn(new Looked(row(null), Map.of()));
        given(dictionary.find(any())).willReturn(Optional.of(DuplicatePagesTests.givenName()));
    }

    @Test
    void listsTheRowsThatWaitAndNobody() {
        given(doubtful.waiting(50, null)).willReturn(new DoubtfulRows.Page(List.of(row(null)), PLACE, 120));

        assertThat(get("/desk/doubtful-rows"))
                .hasStatusOk()
                .bodyText()
                .contains("120 rows wait", "than could be compared", "at row 12", "load=" + LOAD + "&amp;row=12")
                .doesNotContain(ENTERED.toString(), "??");
        assertThat(get("/desk/doubtful-rows?lang=fr"))
                .bodyText()
                .contains("120 lignes attendent")
                .doesNotContain("??");
        assertThat(post("/desk/doubtful-rows/" + LOAD + "/12/contact", Map.of()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(ROW);
    }

    @Test
    void looksForWhomItMayBeAndLeavesTheRowsOwnClientOut() {
        given(searching.search(new Criteria(Map.of("givenName", "Rose", "dateOfBirth", "1951-07-08"))))
                .willReturn(
                        new Searching.Found(List.of(candidate(ENTERED, "Rose E."), candidate(OTHER, "Rose O.")), true));

        assertThat(post(ROW, Map.of("givenName", "Rose", "dateOfBirth", "1951-07-08")))
                .hasStatusOk()
                .bodyText()
                .contains("Rose O.", OTHER.toString(), "value=\"Rose\"")
                .doesNotContain("Rose E.", "??");
        assertThat(post(ROW, Map.of("givenName", "Rose"))).hasStatus(400);
    }

    @Test
    void comparesTheTwoInAReviewLikeAnyOther() {
        UUID review = new UUID(3, 3);
        given(reviews.ask(ENTERED, OTHER)).willReturn(review);

        assertThat(post(ROW + "/comparison", Map.of("client", OTHER.toString())))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk/contacts/" + CONTACT + "/duplicate-reviews/" + review);
        then(doubtful).should().settle(PLACE, Found.REVIEW, "review " + review);
    }

    @Test
    void notesThatNobodyKnownIsMeantWithTheReasonAndClosesTheContact() {
        assertThat(post(ROW + "/outcome", Map.of("reason", "born elsewhere")))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk/doubtful-rows?settled");
        then(doubtful).should().settle(PLACE, Found.NEW, "born elsewhere");
        then(contacts).should().close(CONTACT, Contact.Outcome.RESOLVED, null);
    }

    @Test
    void asksAgainForAReasonThatIsTooLong() {
        willThrow(new InvalidInput(List.of(Wrong.of("reason", "input.too-long", "500"))))
                .given(doubtful)
                .settle(any(), any(), any());

        assertThat(post(ROW + "/outcome", Map.of("reason", "so long")))
                .hasStatus(400)
                .bodyText()
                .contains("href=\"#reason\"", "value=\"so long\"");
        then(contacts).should(never()).close(any(), any(), any());
    }

    @Test
    void showsWhatSomebodyElseFoundMeanwhile() {
        willThrow(new StateChanged("NEW")).given(doubtful).settle(any(), any(), any());
        given(doubtful.look(PLACE)).willReturn(new Looked(row(Found.NEW), Map.of()));

        assertThat(post(ROW + "/outcome", Map.of("reason", "born elsewhere")))
                .hasStatus(409)
                .bodyText()
                .contains("Somebody has looked")
                .doesNotContain("name=\"reason\"");
    }

    @Test
    void opensToASupervisorAlone() {
        for (String page : List.of("/desk/doubtful-rows", ROW)) {
            assertThat(mvc.get().uri(page).with(Tokens.anAgent())).hasStatus(403);
        }
        for (String form : List.of("", "/comparison", "/outcome")) {
            assertThat(mvc.post().uri(ROW + form).with(Tokens.anAgent()).with(csrf()))
                    .hasStatus(403);
        }
    }

    private MvcTestResult get(String page) {
        return mvc.get().uri(page).with(Tokens.aSupervisor()).exchange();
    }

    private MvcTestResult post(String form, Map<String, String> typed) {
        var request = mvc.post().uri(form).with(Tokens.aSupervisor()).with(csrf());
        typed.forEach(request::param);
        return request.exchange();
    }

    private static Row row(@Nullable Found found) {
        return new Row(PLACE, ENTERED, NOW, found);
    }

    private static Candidate candidate(ClientId client, String name) {
        return new Candidate(
                client,
                Candidate.Verdict.POSSIBLE,
                3,
                List.of(),
                new Candidate.Summary(name, "1951", "Gatineau", false, null),
                "2026.2");
    }
}
