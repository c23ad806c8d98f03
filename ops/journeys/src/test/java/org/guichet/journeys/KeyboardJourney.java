package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.guichet.journeys.screen.ApplicationForm;
import org.guichet.journeys.screen.ClientView;
import org.guichet.journeys.screen.OpenContact;
import org.guichet.journeys.screen.Search;
import org.guichet.journeys.screen.Submitted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The story at the desk by somebody who uses no mouse. */
class KeyboardJourney {
    private final Platform platform = Platform.started();
    private final Browsing browsing = new Browsing(platform.url(), "en-CA");
    private final Keyboard keys = new Keyboard(browsing.page());
    private final Look look = new Look(browsing.page());

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void servesAClientWithoutAMouse() {
        signIn();
        openAContact();
        findTheClient();
        apply();
        waitForTheDecision();
        closeTheContact();
        browsing.hasNoComplaints();
    }

    @Test
    void goesThroughThoseFoundWhileTypingByArrowKeys() {
        signIn();
        openAContact();
        skipToTheMatter();
        Search search = new Search(browsing.page());
        keys.to("[id='givenName']").type("Con");
        keys.to("[id='familyName']").type("Ben");

        search.options().first().waitFor();
        assertThat(search.said()).contains("may be the client");
        look.at("keyboard-typing-en");
        keys.to("[id='familyName']").press("ArrowDown", "ArrowDown", "ArrowUp");
        assertThat(search.chosen().count()).isEqualTo(1);
        assertThat(keys.isAt("[id='familyName'][aria-activedescendant]"))
                .as(keys.stop())
                .isTrue();
        keys.press("Escape");
        assertThat(search.options().count()).isZero();
    }

    @Test
    void opensTheOneChosenWhileTypingAndAgainFromThoseViewedLast() {
        signIn();
        openAContact();
        skipToTheMatter();
        Search search = new Search(browsing.page());
        keys.to("[id='givenName']").type("Con");
        keys.to("[id='familyName']").type("Ben");
        search.options().first().waitFor();
        keys.press("ArrowDown");
        String chosen = String.valueOf(search.chosen().getAttribute("data-address"));
        keys.enter();
        assertThat(browsing.page().url()).endsWith(chosen);
        String opened = new ClientView(browsing.page()).title();
        String client = clientOfThePage();

        browsing.page().navigate("/desk");
        openAContact();
        skipToTheMatter();
        keys.to("a[href$='/search/last-viewed']").enter();
        keys.comesTo("#again-title");
        keys.press("Tab");
        assertThat(keys.isAt("main tbody a")).as(keys.stop()).isTrue();
        look.picture("keyboard-last-viewed");
        keys.enter();

        assertThat(new ClientView(browsing.page()).title()).isEqualTo(opened);
        assertThat(clientOfThePage()).isEqualTo(client);
        browsing.hasNoComplaints();
    }

    private String clientOfThePage() {
        String address = browsing.page().url();
        return address.substring(address.indexOf("/clients/"));
    }

    @Test
    void leadsFromAnErrorToItsField() {
        signIn();
        keys.to("main button[type=submit]").enter();

        assertThat(new OpenContact(browsing.page()).problem()).contains("Reason");
        keys.comesTo(".govuk-error-summary");
        look.picture("keyboard-error");
        keys.to(".govuk-error-summary a").press("Enter");
        assertThat(keys.isAt("#reason")).as(keys.stop()).isTrue();
        look.picture("keyboard-error-field");
    }

    private void signIn() {
        browsing.page().navigate("/desk");
        keys.to("#username").type("agent");
        keys.to("#password").type(platform.password()).enter();
    }

    private void openAContact() {
        skipToTheMatter();
        keys.to("#reason").type("Asks about a pension supplement");
        keys.to("#ticket").type("A-7");
        keys.backTo("#reason").enter();

        skipToTheMatter();
        keys.to("#method");
        keys.to("input[name=assurance]").press("ArrowDown", "ArrowDown");
        look.picture("keyboard-identify");
        keys.to("#evidence").type("passport").enter();
    }

    private void findTheClient() {
        skipToTheMatter();
        keys.to("[id='givenName']").type("Connor");
        keys.to("[id='familyName']").type("Bennett").enter();

        assertThat(new Search(browsing.page()).found().count()).isPositive();
        keys.comesTo("#found-title");
        keys.press("Tab");
        assertThat(keys.isAt("main tbody a")).as(keys.stop()).isTrue();
        look.picture("keyboard-found");
        keys.enter();
    }

    private void apply() {
        skipToTheMatter();
        keys.to("button[name=serviceCode]");
        look.picture("keyboard-client");
        keys.enter();

        ApplicationForm form = new ApplicationForm(browsing.page());
        int old = form.old().count();
        for (int row = 0; row < old; row++) {
            keys.to("tr:has(.govuk-tag) input[name^='confirmed.']").press("Space");
        }
        int asked = form.asked().count();
        for (int question = 0; question < asked; question++) {
            keys.to("section[aria-labelledby=asked] input");
            if (keys.isAt("input[type=text]")) {
                keys.type("0");
            } else {
                keys.press("Space");
            }
        }
        look.picture("keyboard-application");
        keys.to("button[name=submit]").enter();
        assertThat(new Submitted(browsing.page()).title()).isEqualTo("Application submitted");
    }

    private void waitForTheDecision() {
        keys.to("main p a[href*='/clients/']").enter();
        ClientView view = new ClientView(browsing.page());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            browsing.page().reload();
            assertThat(view.applications().first().innerText()).contains("Granted");
        });
    }

    private void closeTheContact() {
        skipToTheMatter();
        keys.to("a[href$='/closing']").enter();
        skipToTheMatter();
        keys.to("input[name=outcome]").press("Space");
        keys.to("main button[type=submit]");
        look.picture("keyboard-closing");
        keys.enter();
        assertThat(new OpenContact(browsing.page()).status()).contains("closed");
    }

    /** The first stop of every page leads past what all pages have. */
    private void skipToTheMatter() {
        keys.to(".govuk-skip-link").press("Enter");
        assertThat(keys.isAt("#main")).as(keys.stop()).isTrue();
    }
}
