package org.guichet.journeys.screen;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** An application in the making. */
public record ApplicationForm(Page page) {
    public Locator held() {
        return page.locator("section[aria-labelledby=held] tbody tr");
    }

    public Locator asked() {
        return page.locator("section[aria-labelledby=asked] .govuk-form-group");
    }

    /** What is held and may be out of date. */
    public Locator old() {
        return held().filter(new Locator.FilterOptions().setHas(page.locator(".govuk-tag")));
    }

    /** Ticks everything that may be out of date. */
    public void confirmWhatIsOld() {
        old().all().forEach(row -> row.locator("input[name^='confirmed.']").check());
    }

    /** Answers every question that is still asked: yes, or the number given. */
    public void answerAll(String number) {
        for (Locator question : asked().all()) {
            Locator yes =
                    question.locator("input[type=radio], input[type=checkbox]").first();
            if (yes.count() > 0) {
                yes.check();
            } else {
                question.locator("input").fill(number);
            }
        }
    }

    public String problem() {
        return page.locator(".govuk-error-summary").innerText();
    }

    public void submit() {
        page.locator("button[name=submit]").click();
    }
}
