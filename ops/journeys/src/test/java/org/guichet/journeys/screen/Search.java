package org.guichet.journeys.screen;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Looking for the client. */
public record Search(Page page) {
    public void by(String givenName, String familyName, String dateOfBirth) {
        page.locator("[id='givenName']").fill(givenName);
        page.locator("[id='familyName']").fill(familyName);
        page.locator("[id='dateOfBirth']").fill(dateOfBirth);
        page.locator("main button[type=submit]").click();
    }

    public String problem() {
        return page.locator(".govuk-error-summary").innerText();
    }

    public Locator found() {
        return page.locator("main tbody tr");
    }

    /** Those offered while somebody types. */
    public Locator options() {
        return page.locator("[role=option]");
    }

    public Locator chosen() {
        return page.locator("[role=option][aria-selected=true]");
    }

    /** What a screen reader is told of them. */
    public String said() {
        return page.locator("#search-typing-status").innerText();
    }

    public ClientView openFirst() {
        found().first().locator("a").click();
        return new ClientView(page);
    }
}
