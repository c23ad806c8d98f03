package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A supervisor has the weights of matching learnt anew, compares them with those in force and decides. */
class ParametersJourney {
    private static final String REJECT = "main a[href$='/decision/REJECTED']";

    private final Platform platform = Platform.started();
    private final Browsing browsing = new Browsing(platform.url(), "en-CA");
    private final Page page = browsing.page();
    private final Look look = new Look(page);
    private final Keyboard keys = new Keyboard(page);

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void learnsComparesAndRejectsWithAReason() {
        page.navigate("/desk/duplicate-reviews");
        new SignIn(page).as("supervisor", platform.password());
        page.locator("main a[href$='/desk/doubtful-rows']").click();
        look.inBothLanguages("doubtful-rows");
        page.locator(".govuk-back-link").click();
        page.locator("main a[href$='/desk/matching-parameters']").click();
        look.inBothLanguages("parameters");
        page.locator("main a[href$='/learning']").click();
        look.inBothLanguages("parameters-learning");
        page.locator("main form button").click();

        assertThat(page.locator("[role=status]").innerText()).contains("Learnt and proposed");
        page.navigate(page.url().replace("?learnt", ""));
        look.inBothLanguages("parameters-proposed");
        page.locator("main details summary").click();
        look.at("parameters-levels");
        page.locator(REJECT).click();
        look.inBothLanguages("parameters-decision");

        browsing.hasNoComplaints();
        page.locator("main form button").click();
        keys.comesTo(".govuk-error-summary");
        look.at("parameters-no-reason");
        page.locator("#reason").fill("Too few people to learn from");
        page.locator("main form button").click();
        assertThat(page.locator("[role=status]").innerText()).contains("rejected");
        look.at("parameters-rejected");
    }
}
