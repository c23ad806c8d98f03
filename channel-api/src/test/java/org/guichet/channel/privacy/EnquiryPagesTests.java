package org.guichet.channel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.channel.security.SliceSecurity;
import org.guichet.channel.security.Tokens;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.enquiry.AnsweringEnquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The officer's pages of enquiries where the door says no, and where the queue is long. */
@WebMvcTest(
        controllers = EnquiryPages.class,
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.guichet\\.channel\\.api\\..*"),
        properties = "guichet.security.issuer=https://issuer.example")
@Import(SliceSecurity.class)
@ComponentScan("org.guichet.channel.page")
@MockitoBean(types = {AttributeDictionary.class, LegalDay.class})
class EnquiryPagesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final UUID ID = UUID.randomUUID();
    private static final String ONE = "/privacy/enquiries/" + ID;
    private static final String WITHIN = ONE + "/contacts/" + UUID.randomUUID();
    private static final String WRITTEN = "We renewed it, as you had asked";
    private static final String ENDED = "the contact in which you read the words has ended";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private AnsweringEnquiries answering;

    @MockitoBean
    private AnsweringContacts contacts;

    @BeforeEach
    void anEnquiryThatWasRead() {
        Instant at = Instant.parse("2026-02-20T12:00:00Z");
        given(answering.find(ID))
                .willReturn(new Enquiry(
                        ID,
                        Enquiry.Kind.ACCESS,
                        Enquiry.State.IN_REVIEW,
                        null,
                        null,
                        at,
                        TODAY.minusDays(9),
                        TODAY.plusDays(21),
                        "",
                        "ONLINE",
                        false,
                        null,
                        null));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NOT_FOUND", "CONTACT_REQUIRED", "GROUNDS_UNREADABLE"})
    void saysWhyTheDoorRefusedInBothLanguagesAndKeepsWhatWasWritten(Reason reason) {
        refuses(reason);

        for (String language : List.of("en", "fr")) {
            assertThat(post(WITHIN + "/answer?lang=" + language, "answer"))
                    .hasStatus(reason == Reason.TOO_MANY_READS ? 429 : 403)
                    .bodyText()
                    .contains(WRITTEN, "name=\"answer\"", "<span>" + words(language))
                    .doesNotContain(ENDED, "le contact dans lequel", "??", "problem.reason", "<span></span>");
        }
        assertThat(post(WITHIN + "/extension?lang=en", "reason"))
                .bodyText()
                .contains(WRITTEN, "name=\"extension\"", "It was not sent")
                .doesNotContain(ENDED);
    }

    @Test
    void saysThatTheContactHasEndedWhereThereIsNone() {
        refuses(Reason.CONTACT_REQUIRED);

        assertThat(post(WITHIN + "/answer?lang=en", "answer"))
                .hasStatus(403)
                .bodyText()
                .contains(ENDED, WRITTEN);
    }

    @Test
    void leavesWhatCannotBeFoundOutToWhoeverKeepsThePlatform() {
        refuses(Reason.GROUNDS_UNREADABLE);

        for (String way : List.of("answer", "extension")) {
            assertThat(post(WITHIN + "/" + way, way)).failure().hasRootCauseInstanceOf(DisclosureRefused.class);
        }
    }

    @Test
    void keepsWhatWasWrittenWhereTheWordsDoNotOpenAgain() {
        refuses(Reason.TOO_MANY_READS);
        Contact contact = Mockito.mock(Contact.class);
        given(contact.id()).willReturn(UUID.randomUUID());
        given(contacts.begin(any(), any())).willReturn(contact);

        assertThat(post(ONE + "/opening?lang=en", "answer"))
                .hasStatus(429)
                .bodyText()
                .contains("It was not sent", "opened more records", WRITTEN, "name=\"answer\"");
    }

    @ParameterizedTest
    @CsvSource({"en, 1000, 1 000 here", "en, 1001, More than 1 000 here", "fr, 1001, Plus de 1 000 demandes"})
    void saysNoNumberBeyondAThousand(String language, long total, String said) {
        given(answering.waiting(anyInt(), anyInt()))
                .willReturn(new AnsweringEnquiries.Queue(List.of(), null, total, TODAY, 1001));

        MvcTestResult page = mvc.get()
                .uri("/privacy/enquiries?lang=" + language)
                .with(Tokens.aPrivacyOfficer())
                .exchange();

        assertThat(page).hasStatusOk();
        String text = new String(page.getResponse().getContentAsByteArray(), UTF_8).replaceAll("[,\\h]+", " ");
        assertThat(text)
                .contains(said, "en".equals(language) ? "More than 1 000 are overdue" : "Plus de 1 000 sont en retard");
    }

    private static String words(String language) {
        return "en".equals(language) ? "It was not sent. " : "Ce n’est pas parti. ";
    }

    private void refuses(Reason reason) {
        DisclosureRefused refused = new DisclosureRefused(UUID.randomUUID(), reason);
        given(answering.open(any())).willThrow(refused);
        given(answering.extend(any(), any())).willThrow(refused);
        willThrow(refused).given(answering).answer(any(), any());
    }

    private MvcTestResult post(String address, String field) {
        return mvc.post()
                .uri(address)
                .with(Tokens.aPrivacyOfficer())
                .with(csrf())
                .accept("text/html")
                .param(field, WRITTEN)
                .exchange();
    }
}
