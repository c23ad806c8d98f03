package org.guichet.journeys.screen;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A citizen's own pages. */
public record OwnPages(Page page) {
    public String read() {
        return page.locator("main").innerText();
    }

    public void disclosures() {
        page.locator("nav a[href='/me/disclosures']").click();
    }

    public Locator entries() {
        return page.locator("main tbody tr");
    }

    public void consents() {
        page.locator("nav a[href='/me/consents']").click();
    }

    public Locator consentsInForce() {
        return page.locator("main a[href$='/withdrawal']");
    }

    public void beginWithdrawal() {
        consentsInForce().first().click();
    }

    public void withdraw() {
        page.locator("main button[type=submit]").click();
    }

    public void readWhatMayBeConsentedTo() {
        page.locator("main a[href*='/me/consents/new']").first().click();
    }

    /** To all of what the page in front of her asks; nothing is ticked beforehand. */
    public void consent() {
        for (Locator box : page.locator("main input[type=checkbox]").all()) {
            box.check();
        }
        page.locator("main button[type=submit]").click();
    }

    public String status() {
        return page.locator("[role=status]").innerText();
    }

    /** Of what was just done. */
    public void receipt() {
        page.locator("[role=status] a[href$='/receipt']").click();
    }
}
