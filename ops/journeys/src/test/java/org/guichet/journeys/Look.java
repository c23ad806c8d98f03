package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** A look at a page as people with other needs have it: by rules, narrow, by keyboard, in the other language. */
final class Look {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int NARROW = 320;
    private static final int WIDE = 1280;
    private static final int HIGH = 900;

    private final Page page;

    Look(Page page) {
        this.page = page;
    }

    /** Checks the page that is open and keeps pictures of it under the name, wide and narrow. */
    void at(String name) {
        page.waitForLoadState();
        breaksNoRule(name);
        startsWithASkipLink(name);
        picture(name);
        page.setViewportSize(NARROW, HIGH);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s fits %d pixels", name, NARROW)
                .isLessThanOrEqualTo(NARROW);
        picture(name + "-narrow");
        page.setViewportSize(WIDE, HIGH);
    }

    /** The same page in the other language too, and back. Only for pages that a reload shows again. */
    void inBothLanguages(String name) {
        String first = language();
        at(name + "-" + first);
        otherLanguage();
        assertThat(language()).isNotEqualTo(first);
        at(name + "-" + language());
        otherLanguage();
    }

    private void otherLanguage() {
        page.locator("header a[hreflang]").click();
        page.waitForLoadState();
    }

    private String language() {
        return String.valueOf(page.locator("html").getAttribute("lang"));
    }

    private void breaksNoRule(String name) {
        assertThat(new AxeBuilder(page)
                        .withTags(RULES)
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations())
                .as("accessibility of %s", name)
                .extracting(
                        rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    private void startsWithASkipLink(String name) {
        page.evaluate("document.activeElement && document.activeElement.blur()");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                .as("first stop of the keyboard on %s", name)
                .isEqualTo("#main");
        page.evaluate("document.activeElement.blur()");
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
    }
}
