package org.guichet.channel.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does when somebody signs in, as far as these tests need it. */
final class Browser {
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Browser(String server) {
        this.server = URI.create(server);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
    }

    /** Follows redirects as long as they stay on the server. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (last.statusCode() == 302 && location(last).getPort() == server.getPort()) {
            last = get(location(last).toString());
        }
        return last;
    }

    URI location(HttpResponse<String> answer) {
        return server.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** Fills in the sign-in page and follows what comes after. */
    HttpResponse<String> signIn(HttpResponse<String> page, String name, String password) {
        return follow(submit(page, name, password));
    }

    HttpResponse<String> submit(HttpResponse<String> page, String name, String password) {
        return post("/sign-in", Map.of("username", name, "password", password, "_csrf", csrf(page)));
    }

    /** With the token any page of the session carries. */
    HttpResponse<String> signOut() {
        return post("/sign-out", Map.of("_csrf", csrf(get("/sign-in"))));
    }

    private static String csrf(HttpResponse<String> page) {
        Matcher csrf = CSRF.matcher(page.body());
        if (!csrf.find()) {
            throw new AssertionError("No form: " + page.statusCode() + " " + page.uri());
        }
        return csrf.group(1);
    }

    String authorize(String client, String redirect, String method) {
        return "/oauth2/authorize?"
                + encode(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        redirect,
                        "scope",
                        "openid",
                        "state",
                        "s",
                        "code_challenge",
                        "S256".equals(method) ? challenge() : VERIFIER,
                        "code_challenge_method",
                        method));
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
