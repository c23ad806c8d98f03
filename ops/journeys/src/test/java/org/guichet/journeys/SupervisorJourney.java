package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A supervisor compares two clients, merges them and takes it back; the privacy officer sees who saw mixed data. */
class SupervisorJourney {
    private static final String COMPARE = "main tbody button";

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
    void mergesTwoClientsAndTakesItBackAndThePrivacyOfficerSeesWhoSaw() {
        Twins twins = new Twins(platform);
        twins.register();
        page.navigate("/desk/duplicate-reviews");
        new SignIn(page).as("supervisor", platform.password());
        waitForAPair();
        look.inBothLanguages("duplicates");
        page.locator(COMPARE).first().click();
        look.inBothLanguages("duplicate-compare");

        typeTooMuch();
        String review = page.url();
        page.locator("#reason").fill("The same card, shown at the counter");
        page.locator("button[value=SAME]").click();
        assertThat(page.locator("[role=status]").innerText()).contains("were merged");
        look.picture("duplicate-merged");
        page.navigate(review);
        look.inBothLanguages("duplicate-decided");
        twins.look();

        page.locator("main a[href*='/desk/merges/']").first().click();
        look.inBothLanguages("merge");
        page.locator("#reason").fill("Two cards, two people");
        page.locator("main form button").click();
        assertThat(page.locator("[role=status]").innerText()).contains("taken back");
        look.at("merge-undone");
        page.locator(".govuk-back-link").click();
        look.inBothLanguages("merges");
        seeWhoSawMixedData();
    }

    /** What was chosen and typed is there again, and the focus is on what is wrong. */
    private void typeTooMuch() {
        page.locator("input[name='choices.phone']").nth(1).check();
        page.locator("#reason").fill("x".repeat(501));
        page.locator("button[value=SAME]").click();
        keys.comesTo(".govuk-error-summary");
        assertThat(page.locator("input[name='choices.phone']").nth(1).isChecked())
                .isTrue();
        look.at("duplicate-wrong");
    }

    private void seeWhoSawMixedData() {
        try (Browsing office = new Browsing(platform.url(), "en-CA")) {
            Page officers = office.page();
            Look closely = new Look(officers);
            officers.navigate("/privacy/merges");
            new SignIn(officers).as("privacy", platform.password());
            closely.inBothLanguages("privacy-merges");
            officers.locator("main tbody a").first().click();
            closely.inBothLanguages("privacy-exposures");
            assertThat(officers.locator("main tbody tr").count()).isPositive();
            office.hasNoComplaints();
        }
    }

    private void waitForAPair() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.reload();
            return page.locator(COMPARE).count() > 0;
        });
    }
}
