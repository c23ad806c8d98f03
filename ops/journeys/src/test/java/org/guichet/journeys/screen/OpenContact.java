package org.guichet.journeys.screen;

import com.microsoft.playwright.Page;

/** Where a contact is opened. */
public record OpenContact(Page page) {
    public Identify because(String reason, String ticket) {
        page.locator("#reason").fill(reason);
        page.locator("#ticket").fill(ticket);
        page.locator("main button[type=submit]").click();
        return new Identify(page);
    }

    public void withoutAReason() {
        page.locator("main button[type=submit]").click();
    }

    public String problem() {
        return page.locator(".govuk-error-summary").innerText();
    }

    public String status() {
        return page.locator("[role=status]").innerText();
    }
}
