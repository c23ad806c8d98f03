package org.guichet.journeys.screen;

import com.microsoft.playwright.Page;

/** After submission: what was promised, and how it gets to the programme. */
public record Submitted(Page page) {
    public String title() {
        return page.locator("h1").innerText();
    }

    public String deadline() {
        return page.locator("#deadline").innerText();
    }

    public String delivery() {
        return page.locator("#delivery").innerText();
    }

    public ClientView back() {
        page.locator("main p a[href*='/clients/']").click();
        return new ClientView(page);
    }
}
