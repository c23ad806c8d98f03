package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The privacy officer reads the access log and verifies its seal; the manager reads what is computed. */
class OfficeJourney {
    private final Platform platform = Platform.started();
    private final Browsing browsing = new Browsing(platform.url(), "en-CA");
    private final Look look = new Look(browsing.page());

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void readsTheAccessLogAndVerifiesItsSeal() {
        browsing.page().navigate("/privacy");
        new SignIn(browsing.page()).as("privacy", platform.password());
        look.inBothLanguages("privacy-log");
        assertThat(browsing.page().locator("main tbody tr").count()).isPositive();

        browsing.page().locator("main a[href='/privacy/verification']").click();
        assertThat(browsing.page()
                        .locator(".govuk-notification-banner--success")
                        .innerText())
                .contains("holds");
        look.inBothLanguages("privacy-verification");
        browsing.hasNoComplaints();
    }

    @Test
    void readsHowMatureTheServiceIs() {
        browsing.page().navigate("/performance");
        new SignIn(browsing.page()).as("manager", platform.password());
        look.inBothLanguages("performance");
        browsing.page().locator("main a[href^='/performance/']").first().click();
        assertThat(browsing.page().locator("main").innerText()).contains("needed");
        look.inBothLanguages("performance-capability");
        browsing.hasNoComplaints();
    }
}
