package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Hands on a keyboard and nothing else. Wherever they stop, the stop can be seen. */
record Keyboard(Page page) {
    private static final int MOST_STOPS = 60;

    /** A radio or a checkbox is drawn before its label; the input itself cannot be seen. */
    private static final String SEEN = """
            () => {
              const stop = document.activeElement;
              const drawn = style => style.boxShadow !== 'none'
                  || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                      && style.outlineColor !== 'rgba(0, 0, 0, 0)');
              const box = stop.getBoundingClientRect();
              const looks = stop.labels && stop.labels.length && /radio|checkbox/.test(stop.type)
                  ? getComputedStyle(stop.labels[0], '::before') : getComputedStyle(stop);
              return drawn(looks) && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
            }
            """;

    /** Goes forward to the next stop that matches. */
    Keyboard to(String selector) {
        return go("Tab", selector);
    }

    Keyboard backTo(String selector) {
        return go("Shift+Tab", selector);
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Keyboard press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Presses Enter where that leads to another page, and waits for it. */
    void enter() {
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    boolean isAt(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Waits until the focus is there: a browser moves it to what a page begins with only once it has drawn the page. */
    void comesTo(String selector) {
        page.waitForFunction("selector => document.activeElement.matches(selector)", selector);
    }

    String stop() {
        return String.valueOf(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"));
    }

    private Keyboard go(String key, String selector) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            page.keyboard().press(key);
            assertThat(page.evaluate(SEEN))
                    .as("one sees the stop at %s", stop())
                    .isEqualTo(true);
            if (isAt(selector)) {
                return this;
            }
        }
        throw new AssertionError("No stop within " + MOST_STOPS + " is " + selector + " on " + page.title());
    }
}
