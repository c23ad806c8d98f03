package org.guichet.demo.walkthrough;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.guichet.demo.token.CodeFlow;
import org.guichet.demo.token.CodeFlow.SignedIn;

/** Where the walk takes place: the platform, the programme beside it, and the screen. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI platform;
    private final String password;
    private final Caller programme;
    private final PrintStream screen;

    Stage(URI platform, URI programme, String password, PrintStream screen) {
        this.platform = platform;
        this.password = password;
        this.programme = new Caller(programme, null, null);
        this.screen = screen;
    }

    Caller signedIn(String account, String client) {
        return new Caller(platform, CodeFlow.token(platform, account, client, password), null);
    }

    /** Whether the person has no business with that OAuth client, and is told so. */
    boolean isDenied(String account, String client) {
        return CodeFlow.walk(platform, account, client, password).equals(new SignedIn.Denied("access_denied"));
    }

    /** Turns the switch of the demo programme. */
    void programmeTurns(String mode) {
        programme.post("/control", Map.of("mode", mode)).expect(200);
    }

    Reply effects() {
        return programme.get("/control/effects").expect(200);
    }

    /** What would have been delivered to a telephone or mailbox, newest first. */
    Reply messages() {
        return programme.get("/control/messages").expect(200);
    }

    void chapter(String title) {
        screen.println("\n== " + title);
    }

    void say(String what) {
        screen.println("   " + what);
    }

    /** A promise: said where it is kept, the end of the walk where it is not. */
    void promise(boolean kept, String what) {
        if (!kept) {
            throw new NotAsPromised(what);
        }
        screen.println("   ok  " + what);
    }

    <T> T promised(Optional<T> value, String what) {
        promise(value.isPresent(), what);
        return value.orElseThrow(() -> new NotAsPromised(what));
    }

    /** Asks again and again until it is so. */
    Reply until(String what, Supplier<Reply> ask, Predicate<Reply> so) {
        Instant start = Instant.now();
        Reply reply = ask.get();
        while (!so.test(reply)) {
            if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
                throw new NotAsPromised(what + " did not happen within " + PATIENCE.toSeconds() + " s; last: " + reply);
            }
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))
                    .join();
            reply = ask.get();
        }
        screen.printf(
                "   ok  %s (%.1f s)%n",
                what, Duration.between(start, Instant.now()).toMillis() / 1000.0);
        return reply;
    }
}
