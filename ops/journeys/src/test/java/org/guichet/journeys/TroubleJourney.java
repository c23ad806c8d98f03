package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.guichet.journeys.screen.ApplicationForm;
import org.guichet.journeys.screen.OpenContact;
import org.guichet.journeys.screen.Search;
import org.guichet.journeys.screen.SignIn;
import org.guichet.journeys.screen.Submitted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programme does not answer: the agent is told, nothing is lost, and it arrives once. */
class TroubleJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Platform platform = Platform.started();
    private final Programme programme = new Programme(platform.programmePort());

    @AfterEach
    void repair() {
        programme.turns("UP");
    }

    @Test
    void tellsTheAgentAndDeliversOnceInEnglish() {
        walk(new Story(
                "en",
                "Owen",
                "Ross",
                "1945-09-21",
                "Old Age Security has not answered since",
                "the application is queued with us and is sent as soon as it answers; nothing will be sent twice",
                "Granted",
                "Law: Old Age Security Act"));
    }

    @Test
    void tellsTheAgentAndDeliversOnceInFrench() {
        walk(new Story(
                "fr",
                "Lise",
                "Caron",
                "1946-05-21",
                "Sécurité de la vieillesse ne répond pas depuis",
                "rien ne sera envoyé deux fois",
                "Accordée",
                "Loi : Old Age Security Act"));
    }

    /** Who applies, and what an agent reads in her language. */
    private record Story(
            String language,
            String givenName,
            String familyName,
            String dateOfBirth,
            String silent,
            String queued,
            String granted,
            String law) {}

    private void walk(Story story) {
        try (Browsing browsing = new Browsing(platform.url(), story.language() + "-CA")) {
            Look look = new Look(browsing.page());
            programme.turns("DOWN");
            Submitted submitted = apply(browsing, story);
            String page = browsing.page().url();

            await().atMost(PATIENCE).untilAsserted(() -> {
                browsing.page().reload();
                assertThat(submitted.warning()).contains(story.silent(), story.queued());
            });
            assertThat(programme.taken(page)).isEmpty();
            look.inBothLanguages("trouble-waiting-" + story.language());

            programme.turns("UP");
            await().atMost(PATIENCE).untilAsserted(() -> {
                browsing.page().reload();
                assertThat(submitted.decision()).contains("$", story.law());
            });
            assertThat(submitted.state()).isEqualTo(story.granted());
            assertThat(programme.taken(page))
                    .singleElement()
                    .satisfies(
                            effect -> assertThat(effect.path("effects").asInt()).isEqualTo(1));
            look.inBothLanguages("trouble-decided-" + story.language());
            browsing.hasNoComplaints();
        }
    }

    private Submitted apply(Browsing browsing, Story story) {
        browsing.page().navigate("/desk");
        new SignIn(browsing.page()).as("agent", platform.password());
        Search search = new OpenContact(browsing.page())
                .because("Asks about a pension supplement", "")
                .with("photo-document", "HIGH", "passport");
        search.by(story.givenName(), story.familyName(), story.dateOfBirth());
        ApplicationForm form = search.openFirst().startSuggested();
        form.confirmWhatIsOld();
        form.answerAll("0");
        form.submit();
        return new Submitted(browsing.page());
    }
}
