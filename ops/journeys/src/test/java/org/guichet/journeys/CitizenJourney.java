package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

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
    void opensNothingAtTheDesk() {
        browsing.page().navigate("/me");
        new SignIn(browsing.page()).as("marie", platform.password());

        assertThat(browsing.page().navigate("/desk").status()).isEqualTo(403);
        assertThat(browsing.page().navigate("/privacy").status()).isEqualTo(403);
    }
}
