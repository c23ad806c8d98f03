package org.guichet.journeys.screen;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The one picture of a client. */
public record ClientView(Page page) {
    public String title() {
        return page.locator("h1").innerText();
    }

    public Locator suggestions() {
        return page.locator(".guichet-suggestion");
    }

    public Locator fact(String label) {
        return page.locator("section[aria-labelledby=facts] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(label));
    }

    public Locator stale() {
        return page.locator("form[action$='/confirmations'] button");
    }

    public void stillTrue() {
        stale().first().click();
    }

    public Locator applications() {
        return page.locator("section[aria-labelledby=applications] tbody tr");
    }

    public ApplicationForm startSuggested() {
        suggestions().first().locator("button[name=serviceCode]").click();
        return new ApplicationForm(page);
    }

    public CloseContact close() {
        page.locator("a[href$='/closing']").click();
        page.waitForURL(Pattern.compile(".*/closing"));
        return new CloseContact(page);
    }
}
