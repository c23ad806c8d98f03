package org.guichet.journeys.screen;

import com.microsoft.playwright.Page;

/** How the caller was identified. */
public record Identify(Page page) {
    public Search with(String method, String assurance, String evidence) {
        page.locator("#method").selectOption(method);
        page.locator("input[name=assurance][value=" + assurance + "]").check();
        page.locator("#evidence").fill(evidence);
        page.locator("main button[type=submit]").click();
        return new Search(page);
    }
}
