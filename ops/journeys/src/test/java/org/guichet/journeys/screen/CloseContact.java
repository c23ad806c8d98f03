package org.guichet.journeys.screen;

import com.microsoft.playwright.Page;

/** How a contact ended. */
public record CloseContact(Page page) {
    public OpenContact as(String outcome) {
        page.locator("input[name=outcome][value=" + outcome + "]").check();
        page.locator("main button[type=submit]").click();
        return new OpenContact(page);
    }
}
