package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import org.guichet.journeys.screen.OwnPages;
import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A citizen asks about a look at her data, claims a right and takes a copy; the privacy officer answers; she reads it. */
class AskingJourney {
    private static final String ANSWER = "A colleague looked while she took your call.";

    private final Platform platform = Platform.started();
    private final Browsing citizen = new Browsing(platform.url(), "en-CA");
    private final Browsing officer = new Browsing(platform.url(), "en-CA");

    @AfterEach
    void close() {
        citizen.close();
        officer.close();
    }

    @Test
    void asksAboutALookAndReadsTheAnswer() {
        Page hers = citizen.page();
        Look herLook = new Look(hers);
        hers.navigate("/me");
        new SignIn(hers).as("ahmed", platform.password());
        new OwnPages(hers).disclosures();
        hers.locator("main a[href$='/enquiry']").first().click();
        herLook.inBothLanguages("me-enquiry");
        hers.locator("#question").fill("Why was this looked at?");
        hers.locator("main button[type=submit]").click();
        assertThat(hers.locator("[role=status]").innerText()).isNotBlank();

        Page office = officer.page();
        Look officeLook = new Look(office);
        office.navigate("/privacy/enquiries");
        new SignIn(office).as("privacy", platform.password());
        officeLook.inBothLanguages("privacy-enquiries-waiting");
        office.locator("main tbody tr a").last().click();
        officeLook.inBothLanguages("privacy-enquiry");
        office.locator("#reason").fill("Answering what the client asked");
        office.locator("main button[type=submit]").click();
        officeLook.at("privacy-enquiry-words");
        office.locator("#answer").fill(ANSWER);
        office.locator("main form[action$='/answer'] button").click();

        hers.navigate("/me/enquiries");
        assertThat(hers.locator("main").innerText()).contains(ANSWER);
        herLook.inBothLanguages("me-enquiries");
        citizen.hasNoComplaints();
        officer.hasNoComplaints();
    }

    @Test
    void claimsARightAndTakesACopyOfEverything() {
        Page page = citizen.page();
        page.navigate("/me/enquiries/new");
        new SignIn(page).as("ahmed", platform.password());
        new Look(page).inBothLanguages("me-right");
        page.locator("input[name=kind][value=ACCESS]").check();
        page.locator("#words").fill("Everything you hold about me.");
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("[role=status]").innerText()).isNotBlank();

        Download copy = page.waitForDownload(
                () -> page.locator("form[action='/me/export'] button").click());
        assertThat(copy.suggestedFilename()).startsWith("guichet-export-").endsWith(".zip");
        citizen.hasNoComplaints();
    }
}
