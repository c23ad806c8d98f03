package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser with nothing remembered, which also notes every request that failed and every complaint of a page. */
final class Browsing implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int FIRST_ERROR = 400;

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Browsing(String base, String language) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium()))
                        .setArgs(ARGUMENTS));
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale(language)
                .setViewportSize(1280, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onRequestFailed(request -> {
            // Whoever types on, or leaves the page, gives up what was still asked.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add("failed: " + request.url());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= FIRST_ERROR) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    void hasNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    private static String chromium() {
        return Optional.ofNullable(System.getenv("GUICHET_CHROMIUM")).orElse("/usr/bin/chromium");
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
