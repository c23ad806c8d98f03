package org.guichet.demo.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints an access token of one of the demo's people, by walking the authorization code flow with PKCE as a script may
 * under the demo profile. One file that needs nothing but a JDK, so that {@code ops/token} starts it from its source.
 */
public final class Token {
    private static final String REDIRECT = "http://127.0.0.1:49152/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final String USAGE = "Usage: ops/token USER [CLIENT] [--url http://localhost:8080] [--data DIR]";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI guichet;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Token(URI guichet) {
        this.guichet = guichet;
    }

    /** Signing in did not work, with the reason a person can act on. */
    public static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    public static void main(String... arguments) {
        try {
            System.out.println(asked(arguments));
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** The OAuth client each of the demo's people signs in through. */
    public static String usualClient(String user) {
        return switch (user) {
            case "agent", "supervisor" -> "agent-desk";
            case "callagent" -> "call-centre";
            case "partner" -> "partner-desk";
            case "privacy", "manager" -> "privacy-office";
            default -> "citizen-portal";
        };
    }

    /**
     * An access token of the user for the OAuth client.
     *
     * @throws Refused where the platform does not answer, the password is wrong or the client gives the user no role
     */
    public static String of(URI guichet, String user, String client, String password) {
        return new Token(guichet).walk(user, client, password);
    }

    private static String asked(String... arguments) {
        List<String> names = new ArrayList<>();
        String url = "http://localhost:8080";
        Path data = Path.of("data");
        for (int i = 0; i < arguments.length; i++) {
            boolean option = arguments[i].startsWith("--");
            if (option && i + 1 == arguments.length) {
                throw new Refused(USAGE);
            }
            switch (arguments[i]) {
                case "--url" -> url = arguments[++i];
                case "--data" ->
                    data = Path.of(System.getProperty("guichet.called-from", ""))
                            .resolve(arguments[++i]);
                default -> names.add(arguments[i]);
            }
        }
        if (names.isEmpty() || names.size() > 2 || names.getFirst().startsWith("--")) {
            throw new Refused(USAGE);
        }
        String user = names.getFirst();
        return of(URI.create(url), user, names.size() == 2 ? names.get(1) : usualClient(user), password(data));
    }

    private static String password(Path data) {
        String given = System.getenv("GUICHET_DEMO_PASSWORD");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return Files.readString(data.resolve("password")).strip();
        } catch (IOException e) {
            throw new Refused("No password in " + data.toAbsolutePath()
                    + ". Start the demo with ops/run, name its folder with --data, or set GUICHET_DEMO_PASSWORD.");
        }
    }

    private String walk(String user, String client, String password) {
        String verifier = random();
        HttpResponse<String> page = follow(get(authorization(client, verifier)));
        Matcher csrf = CSRF.matcher(page.body());
        if (!csrf.find()) {
            throw new Refused(
                    "There is no OAuth client " + client + " at " + guichet + " (" + page.statusCode() + ").");
        }
        HttpResponse<String> signedIn =
                post("/sign-in", Map.of("username", user, "password", password, "_csrf", csrf.group(1)));
        if (location(signedIn).toString().contains("/sign-in?error")) {
            throw new Refused("Wrong name or password, or too many attempts: " + user);
        }
        Map<String, String> back = query(location(follow(signedIn)));
        if (back.containsKey("error")) {
            throw new Refused(user + " through " + client + ": " + back.get("error"));
        }
        return redeem(client, back.getOrDefault("code", ""), verifier);
    }

    private String redeem(String client, String code, String verifier) {
        HttpResponse<String> answer = post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier));
        Matcher token = ACCESS_TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new Refused("No token was given: " + answer.statusCode());
        }
        return token.group(1);
    }

    private URI authorization(String client, String verifier) {
        return guichet.resolve("/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        REDIRECT,
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
        while (last.statusCode() == 302 && !location(last).toString().startsWith(REDIRECT)) {
            last = get(location(last));
        }
        return last;
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
                .POST(HttpRequest.BodyPublishers.ofString(form(form))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html, application/json")
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
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
                .splitAsStream(Optional.ofNullable(address.getQuery()).orElse(""))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
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
