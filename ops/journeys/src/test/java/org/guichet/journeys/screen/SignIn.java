package org.guichet.journeys.screen;

import com.microsoft.playwright.Page;

/** The page where everybody signs in. */
public record SignIn(Page page) {
    public void as(String name, String password) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("main button[type=submit]").click();
    }
}
