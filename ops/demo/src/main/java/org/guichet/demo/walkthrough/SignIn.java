package org.guichet.demo.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Signs a person in as a browser would: authorization code with PKCE, the sign-in page, the token. */
final class SignIn {
    private static final String CALLBACK = "http://127.0.0.1:8765/callback";
    private static final Pattern HIDDEN = Pattern.compile("<input(?=[^>]*name=\"_csrf\")[^>]*value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]*sign-in[^\"]*)\"");
    private static final int MOST_REDIRECTS = 8;

    private final URI base;
    private final String password;

    SignIn(URI base, String password) {
        this.base = base;
        this.password = password;
    }

    Caller as(String account, String client) {
        return new Caller(base, token(account, client), null);
    }

    /** Whether the person has no business with that OAuth client, and is told so. */
    boolean isDenied(String account, String client) {
        return "access_denied"
                .equals(query(ask(browser(), account, client, random())).get("error"));
    }

    private String token(String account, String client) {
        HttpClient browser = browser();
        String verifier = random();
        Map<String, String> given = query(ask(browser, account, client, verifier));
        if (!given.containsKey("code")) {
            throw new NotAsPromised("%s cannot sign in through %s: %s".formatted(account, client, given.get("error")));
        }
        return exchange(browser, client, given.getOrDefault("code", ""), verifier);
    }

    private URI ask(HttpClient browser, String account, String client, String verifier) {
        Map<String, String> ask = new LinkedHashMap<>();
        ask.put("response_type", "code");
        ask.put("client_id", client);
        ask.put("redirect_uri", CALLBACK);
        ask.put("scope", "openid");
        ask.put("state", random());
        ask.put("code_challenge", challenge(verifier));
        ask.put("code_challenge_method", "S256");
        return walk(browser, base.resolve("/oauth2/authorize?" + form(ask)), account);
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Follows redirects, fills in the sign-in page once, and stops where the answer is for us. */
    private URI walk(HttpClient browser, URI start, String account) {
        URI at = start;
        boolean signedIn = false;
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            HttpResponse<String> page = send(browser, HttpRequest.newBuilder(at).header("Accept", "text/html"));
            if (page.statusCode() == 200 && !signedIn) {
                page = submit(browser, at, page.body(), account);
                signedIn = true;
            }
            String next = page.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new NotAsPromised("Signing in as " + account + " ended on a page"));
            at = at.resolve(next);
            if (at.toString().startsWith(CALLBACK)) {
                return at;
            }
        }
        throw new NotAsPromised("Signing in as " + account + " goes round in circles");
    }

    private HttpResponse<String> submit(HttpClient browser, URI at, String page, String account) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", account);
        fields.put("password", password);
        Matcher hidden = HIDDEN.matcher(page);
        if (hidden.find()) {
            fields.put("_csrf", hidden.group(1));
        }
        Matcher action = ACTION.matcher(page);
        URI target = action.find() ? at.resolve(action.group(1).replace("&amp;", "&")) : at;
        return send(
                browser,
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", base.getScheme() + "://" + base.getAuthority())
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    private String exchange(HttpClient browser, String client, String code, String verifier) {
        HttpResponse<String> answer = send(
                browser,
                HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(Map.of(
                                "grant_type", "authorization_code",
                                "client_id", client,
                                "code", code,
                                "redirect_uri", CALLBACK,
                                "code_verifier", verifier)))));
        if (answer.statusCode() != 200) {
            throw new NotAsPromised("The token was refused: " + answer.body());
        }
        return JsonMapper.builder()
                .build()
                .readTree(answer.body())
                .path("access_token")
                .asString();
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsPromised("Interrupted");
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : String.valueOf(uri.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
