package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.guichet.journeys.screen.OpenContact;
import org.guichet.journeys.screen.Search;
import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At the desk, an agent sends the caller a code and types what she is told. */
class CodeJourney {
    private final Platform platform = Platform.started();
    private final Browsing browsing = new Browsing(platform.url(), "en-CA");
    private final Look look = new Look(browsing.page());

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void sendsACodeAndSaysThatItWasNotTheOne() {
        Page page = browsing.page();
        page.navigate("/desk");
        new SignIn(page).as("agent", platform.password());
        new OpenContact(page).because("Asks about a pension", "C-1");
        page.navigate(page.url() + "/search");
        new Search(page).by("Marie", "Tremblay", "");
        page.locator("main a[href$='/code']").first().click();
        look.inBothLanguages("desk-code");
        page.locator("main button[type=submit]").click();
        look.inBothLanguages("desk-code-sent");
        assertThat(page.locator("main").innerText()).doesNotContain("555");
        page.locator("#code").fill("000000");
        page.locator("form[action$='/entry'] button").click();
        assertThat(page.locator("[role=status]").innerText()).isNotBlank();
        look.at("desk-code-failed");
        browsing.hasNoComplaints();
    }
}
