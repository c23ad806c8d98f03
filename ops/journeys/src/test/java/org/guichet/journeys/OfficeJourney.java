package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.guichet.journeys.screen.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The privacy officer reads the access log, verifies its seal and asks for an audit pack; the manager reads what is computed. */
class OfficeJourney {
    private static final Pattern ROOM = Pattern.compile("/privacy/[a-z-]+");
    private static final Duration MADE = Duration.ofMinutes(1);

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
    void findsEveryRoomOfThePrivacyOfficeFromItsFirstPage() {
        Page page = browsing.page();
        page.navigate("/privacy");
        new SignIn(page).as("privacy", platform.password());
        List<String> rooms = page.locator("main a[href^='/privacy/']").all().stream()
                .map(link -> String.valueOf(link.getAttribute("href")))
                .filter(ROOM.asMatchPredicate())
                .distinct()
                .toList();
        assertThat(rooms).contains("/privacy/figures", "/privacy/audit-packs", "/privacy/authorities");
        for (String room : rooms) {
            page.navigate(room);
            look.inBothLanguages(room.substring(1).replace('/', '-'));
        }
        browsing.hasNoComplaints();
    }

    @Test
    void asksForAnAuditPackAndFetchesItOnceItIsMade() {
        Page page = browsing.page();
        page.navigate("/privacy/audit-packs");
        new SignIn(page).as("privacy", platform.password());
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("[role=status]").innerText()).isNotBlank();

        Locator files = page.locator("main a[href$='/file']");
        await().atMost(MADE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            page.navigate("/privacy/audit-packs");
            return files.count() > 0;
        });
        look.inBothLanguages("privacy-audit-packs-made");
        Download pack = page.waitForDownload(() -> files.first().click());
        assertThat(pack.suggestedFilename()).endsWith(".zip");
        browsing.hasNoComplaints();
    }

    @Test
    void holdsWhatMustNotBeDisposedOfAndWritesARule() {
        Page page = browsing.page();
        page.navigate("/privacy/retention");
        new SignIn(page).as("privacy", platform.password());
        look.inBothLanguages("privacy-retention");
        page.navigate("/privacy/retention/rules/contact-words/new");
        look.inBothLanguages("privacy-retention-form");
        page.locator("#period").fill("P3Y");
        page.locator("#validFrom")
                .fill(LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        page.locator("main button[type=submit]").click();
        look.at("privacy-retention-rule");
        page.navigate("/privacy/retention/holds/new");
        look.inBothLanguages("privacy-hold-form");
        page.locator("#scope").selectOption("EVERYTHING");
        page.locator("#cause").selectOption("LITIGATION");
        page.locator("#authority").fill("Canada Evidence Act, s. 30");
        page.locator("#orderedBy").fill("Federal Court");
        page.locator("#reason").fill("Nothing may go before the hearing");
        page.locator("#reviewDue")
                .fill(LocalDate.now(ZoneOffset.UTC).plusYears(1).toString());
        page.locator("main button[type=submit]").click();
        look.at("privacy-holds");
        page.locator("main tbody a").first().click();
        look.inBothLanguages("privacy-hold");
        page.locator("#reason").fill("The case is settled");
        page.locator("main button[type=submit]").click();
        page.navigate("/privacy/retention/disposals");
        look.inBothLanguages("privacy-disposals");
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
