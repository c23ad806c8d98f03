package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.guichet.journeys.screen.ApplicationForm;
import org.guichet.journeys.screen.ClientView;
import org.guichet.journeys.screen.OpenContact;
import org.guichet.journeys.screen.Search;
import org.guichet.journeys.screen.SignIn;
import org.guichet.journeys.screen.Submitted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At the counter, one agent serves one client in one contact. */
class AgentJourney {
    private final Platform platform = Platform.started();
    private final Browsing browsing = new Browsing(platform.url(), "en-CA");
    private final Look look = new Look(browsing.page());

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void servesMarieInOneContact() {
        browsing.page().navigate("/");
        look.inBothLanguages("home");
        browsing.page().navigate("/desk");
        look.at("sign-in");
        new SignIn(browsing.page()).as("agent", platform.password());

        OpenContact start = new OpenContact(browsing.page());
        look.inBothLanguages("desk-start");
        Search search =
                start.because("Asks about a pension supplement", "A-104").with("photo-document", "HIGH", "passport");
        look.inBothLanguages("desk-search");
        search.by("Marie", "Tremblay", "");
        assertThat(search.found().count()).isPositive();
        look.at("desk-found");

        ClientView view = search.openFirst();
        assertThat(view.title()).contains("Marie").contains("Tremblay");
        assertThat(view.suggestions().first().innerText())
                .contains("Guaranteed Income Supplement")
                .contains("$");
        look.inBothLanguages("desk-client");
        int stale = view.stale().count();
        assertThat(stale).isPositive();
        view.stillTrue();
        assertThat(view.stale().count()).isEqualTo(stale - 1);

        ApplicationForm form = view.startSuggested();
        assertThat(form.held().count()).isGreaterThan(form.asked().count());
        look.inBothLanguages("desk-application");
        form.confirmWhatIsOld();
        form.answerAll("0");
        form.submit();

        Submitted submitted = new Submitted(browsing.page());
        assertThat(submitted.title()).isEqualTo("Application submitted");
        assertThat(submitted.deadline()).isNotBlank();
        look.inBothLanguages("desk-submitted");

        ClientView after = submitted.back();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            browsing.page().reload();
            assertThat(after.applications().first().innerText()).contains("Granted");
        });
        look.at("desk-decided");
        String status = after.close().as("RESOLVED").status();
        assertThat(status).contains("closed");
        browsing.hasNoComplaints();
    }

    @Test
    void saysWhatIsWrongAndKeepsTheAgentOnThePage() {
        browsing.page().navigate("/desk");
        new SignIn(browsing.page()).as("agent", platform.password());
        OpenContact start = new OpenContact(browsing.page());

        start.withoutAReason();
        assertThat(start.problem()).contains("Reason");
        look.at("desk-start-wrong");
        Search search = start.because("Asks about a letter", "").with("knowledge-questions", "SUBSTANTIAL", "");
        search.by("Marie", "", "");
        assertThat(search.problem()).contains("two");
        look.at("desk-search-wrong");
    }
}
