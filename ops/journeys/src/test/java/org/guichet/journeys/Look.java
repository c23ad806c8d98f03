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
    private static final String FROM_THE_TOP =
            "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')";
    private static final String WIDER_THAN_THEY_LOOK = """
            [...document.querySelectorAll('main *')]
                .filter(box => /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth)
                .map(box => box.outerHTML.slice(0, 200))
            """;
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
        picture(name);
        assertThat(page.locator("body").innerText())
                .as("every text of %s is there", name)
                .doesNotContain("??");
        breaksNoRule(name);
        startsWithASkipLink(name);
        page.setViewportSize(NARROW, HIGH);
        picture(name + "-narrow");
        scrollsOneWayOnly(name);
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

    /** Neither the page nor a box in it is wider than the screen. */
    private void scrollsOneWayOnly(String name) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s fits %d pixels", name, NARROW)
                .isLessThanOrEqualTo(NARROW);
        assertThat(page.evaluate(WIDER_THAN_THEY_LOOK))
                .as("boxes of %s that scroll sideways at %d pixels", name, NARROW)
                .isEqualTo(List.of());
    }

    /** A page may open with its focus on an error or a result: here one begins at its top. */
    private void startsWithASkipLink(String name) {
        page.evaluate(FROM_THE_TOP);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                .as("first stop of the keyboard on %s", name)
                .isEqualTo("#main");
        page.evaluate("document.activeElement.blur()");
    }

    /** Keeps a picture of the page as it is. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
    }
}
