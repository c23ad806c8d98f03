package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.journeys.screen.OwnPages;
import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A citizen reads what is known of her, who looked and why, withdraws a consent, keeps its receipt, and consents again. */
class CitizenJourney {
    private final Platform platform = Platform.started();
    private final Browsing browsing = new Browsing(platform.url(), "fr-CA");
    private final Look look = new Look(browsing.page());

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void readsWhoLookedWithdrawsAConsentKeepsTheReceiptAndConsentsAgain() {
        browsing.page().navigate("/me");
        assertThat(browsing.page().locator("html").getAttribute("lang")).isEqualTo("fr");
        look.at("sign-in-fr");
        new SignIn(browsing.page()).as("marie", platform.password());

        OwnPages own = new OwnPages(browsing.page());
        assertThat(own.read()).contains("Tremblay");
        look.at("me-fr");
        own.disclosures();
        assertThat(own.entries().count()).isPositive();
        look.at("me-disclosures-fr");

        own.consents();
        int inForce = own.consentsInForce().count();
        assertThat(inForce).isPositive();
        look.inBothLanguages("me-consents");
        own.beginWithdrawal();
        look.inBothLanguages("me-withdrawal");
        own.withdraw();
        assertThat(own.status()).isNotBlank();
        assertThat(own.consentsInForce().count()).isEqualTo(inForce - 1);
        own.receipt();
        look.inBothLanguages("me-receipt");

        own.consents();
        own.readWhatMayBeConsentedTo();
        look.inBothLanguages("me-consent-new");
        own.consent();
        assertThat(own.status()).isNotBlank();
        assertThat(own.consentsInForce().count()).isEqualTo(inForce);
        browsing.hasNoComplaints();
    }

    @Test
    void isToldWhatSheDoesNotGetAndRaisesHerSessionByACode() {
        Page page = browsing.page();
        Programme programme = new Programme(platform.programmePort());
        page.navigate("/me/enquiries");
        new SignIn(page).as("samira", platform.password());
        page.navigate("/me/enquiries");
        look.inBothLanguages("me-sees-less");
        page.locator("form[action='/me/export'] button").click();
        assertThat(page.locator("main a[href='/me/assurance']").count()).isOne();
        look.at("me-export-refused");
        page.locator("main a[href='/me/assurance']").click();
        look.inBothLanguages("me-assurance");

        List<String> before = programme.messages();
        page.locator("form[action='/me/assurance'] button").click();
        look.inBothLanguages("me-assurance-sent");
        page.locator("#code").fill("12");
        page.locator("form[action='/me/assurance/entry'] button").click();
        look.at("me-assurance-no-code");
        await().until(() -> !programme.messages().equals(before));
        Matcher code = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])")
                .matcher(programme.messages().getFirst());
        assertThat(code.find()).isTrue();
        page.locator("#code").fill(code.group());
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]").innerText()).isNotBlank();
        look.inBothLanguages("me-assurance-raised");

        page.navigate("/me/enquiries");
        assertThat(page.locator("a[href='/me/assurance']").count()).isZero();
        Download copy = page.waitForDownload(
                () -> page.locator("form[action='/me/export'] button").click());
        assertThat(copy.suggestedFilename()).endsWith(".zip");
    }

    @Test
    void opensNothingAtTheDesk() {
        browsing.page().navigate("/me");
        new SignIn(browsing.page()).as("marie", platform.password());

        assertThat(browsing.page().navigate("/desk").status()).isEqualTo(403);
        assertThat(browsing.page().navigate("/privacy").status()).isEqualTo(403);
    }
}
