package org.guichet.journeys.screen;

import com.microsoft.playwright.Page;

/** After submission: what was promised, how it gets to the programme, and what the programme decided. */
public record Submitted(Page page) {
    public String title() {
        return page.locator("h1").innerText();
    }

    public String state() {
        return page.locator("main .govuk-tag").innerText();
    }

    public String deadline() {
        return page.locator(".guichet-deadline").innerText();
    }

    /** What is told of the programme while it does not answer; empty where it does. */
    public String warning() {
        return String.join("", page.locator("#delivery .govuk-warning-text").allInnerTexts());
    }

    /** What the programme decided, and why; empty until it did. */
    public String decision() {
        return String.join("", page.locator("main .guichet-card").allInnerTexts());
    }

    public ClientView back() {
        page.locator("main p a[href*='/clients/']").click();
        return new ClientView(page);
    }
}
