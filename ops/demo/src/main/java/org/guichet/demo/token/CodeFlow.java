package org.guichet.demo.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The authorization code flow with PKCE, walked by a program as a browser would; each time from a browser of its own. */
public final class CodeFlow {
    private static final String CALLBACK = "http://127.0.0.1:49152/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int FOUND = 302;
    private static final int MOST_REDIRECTS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI guichet;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private CodeFlow(URI guichet) {
        this.guichet = guichet;
    }

    /** What came of it. */
    public sealed interface SignedIn {
        /** The user may act through the client, with this access token. */
        record Granted(String token) implements SignedIn {}

        /**
         * The user was recognised and has no business with the client.
         *
         * @param error as OAuth calls it, such as {@code access_denied}
         */
        record Denied(String error) implements SignedIn {}
    }

    /** Signing in did not work, with the reason a person can act on. */
    public static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    /**
     * Signs a user in through an OAuth client.
     *
     * @throws Refused where the platform does not answer, there is no such client or the password is wrong
     */
    public static SignedIn walk(URI guichet, String user, String client, String password) {
        return new CodeFlow(guichet).signIn(user, client, password);
    }

    /**
     * An access token of the user for the OAuth client.
     *
     * @throws Refused also where the user has no business with the client
     */
    public static String token(URI guichet, String user, String client, String password) {
        return switch (walk(guichet, user, client, password)) {
            case SignedIn.Granted granted -> granted.token();
            case SignedIn.Denied denied -> throw new Refused(user + " through " + client + ": " + denied.error());
        };
    }

    private SignedIn signIn(String user, String client, String password) {
        String verifier = random();
        HttpResponse<String> page = follow(get(authorization(client, verifier)));
        Matcher csrf = CSRF.matcher(page.body());
        if (!csrf.find()) {
            throw new Refused(
                    "There is no OAuth client " + client + " at " + guichet + " (" + page.statusCode() + ").");
        }
        HttpResponse<String> sent =
                post("/sign-in", Map.of("username", user, "password", password, "_csrf", csrf.group(1)));
        if (location(sent).toString().contains("/sign-in?error")) {
            throw new Refused("Wrong name or password, or too many attempts: " + user);
        }
        Map<String, String> back = query(location(follow(sent)));
        if (back.containsKey("error")) {
            return new SignedIn.Denied(back.get("error"));
        }
        return new SignedIn.Granted(redeem(client, back.getOrDefault("code", ""), verifier));
    }

    private String redeem(String client, String code, String verifier) {
        HttpResponse<String> answer = post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", CALLBACK,
                        "code", code,
                        "code_verifier", verifier));
        if (answer.statusCode() != 200) {
            throw new Refused("No token was given: " + answer.statusCode());
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .required("access_token")
                .asString();
    }

    private URI authorization(String client, String verifier) {
        return guichet.resolve("/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        CALLBACK,
                        "scope",
                        "openid",
                        "state",
                        random(),
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256")));
    }

    /** Follows redirects until a page, or until the one that leaves the platform with the answer. */
    private HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            if (last.statusCode() != FOUND || location(last).toString().startsWith(CALLBACK)) {
                return last;
            }
            last = get(location(last));
        }
        throw new Refused("Signing in at " + guichet + " goes round in circles.");
    }

    private URI location(HttpResponse<String> answer) {
        return guichet.resolve(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new Refused("Guichet answered " + answer.statusCode() + ", and no sign-in.")));
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(guichet.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(
                    request.header("Accept", "text/html, application/json")
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Refused("Nothing answers at " + guichet + ". Start it with ops/run, or name it with --url.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted");
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI address) {
        return Pattern.compile("&")
                .splitAsStream(String.valueOf(address.getRawQuery()))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
