package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.signature.CannotSign;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SigningKeyFile;
import org.jspecify.annotations.Nullable;

/**
 * {@code ops/witness --store DIR PLATFORM}: looks at the log again and again, and co-signs. It stops at the first root that
 * does not go on from what it co-signed, and does not begin again where it refused one; it stops too where for an hour no
 * look succeeded. Whoever watches over the process is told by its end.
 */
public final class Witness {
    private static final int GOES_ON = 0;
    private static final int REFUSED = 1;
    private static final int NOT_LOOKED_AT = 2;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final WitnessArguments asked;
    private final PrintStream screen;
    private final Clock clock;
    private @Nullable Instant failingSince;

    private Witness(WitnessArguments asked, PrintStream screen, Clock clock) {
        this.asked = asked;
        this.screen = screen;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    public static boolean asks(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("witness");
    }

    /** @return how the command ends */
    public static int run(List<String> arguments, PrintStream screen) {
        return run(arguments, screen, Clock.systemUTC());
    }

    static int run(List<String> arguments, PrintStream screen, Clock clock) {
        try {
            Witness witness = new Witness(WitnessArguments.of(arguments), screen, clock);
            return witness.asked.make() == null ? witness.watch() : witness.make();
        } catch (Refused refused) {
            screen.println("REFUSED. " + refused.getMessage());
            return REFUSED;
        } catch (WitnessArguments.NotUnderstood | WitnessStore.Unusable | CannotSign told) {
            screen.println(told.getMessage());
        } catch (IllegalStateException | IllegalArgumentException told) {
            screen.println(told.getMessage());
        } catch (IOException unusable) {
            screen.println("Cannot be read or written: " + unusable.getMessage());
        } catch (RuntimeException unexpected) {
            screen.println("Cannot go on: " + unexpected);
        }
        return NOT_LOOKED_AT;
    }

    private int make() throws IOException {
        Files.createDirectories(asked.store());
        new SigningKeyFile(asked.key(), clock).make(Objects.requireNonNull(asked.make()));
        screen.println(Cosigner.of(asked.key(), clock).key());
        return GOES_ON;
    }

    private int watch() throws IOException {
        Cosigner cosigner = Cosigner.of(asked.key(), clock);
        HttpLog log = new HttpLog(Objects.requireNonNull(asked.platform()));
        try (WitnessStore store = WitnessStore.open(asked.store())) {
            screen.println("Co-signs as " + cosigner.key());
            if (store.isMended()) {
                screen.println("The last note in its folder was half written, and handed to nobody: it was taken out.");
            }
            Optional<PublishedKeys> keys = keys(store, log);
            if (keys.isEmpty()) {
                return NOT_LOOKED_AT;
            }
            Cosigning cosigning = new Cosigning(keys.get(), cosigner, store, log);
            int end = look(cosigning);
            while (!asked.once() && end != REFUSED && !isPatienceOver() && waited()) {
                end = look(cosigning);
            }
            return end;
        }
    }

    private Optional<PublishedKeys> keys(WitnessStore store, HttpLog log) throws IOException {
        Path given = asked.keys();
        if (given != null) {
            store.keepKeys(PublishedKeys.parse(Files.readString(given)));
        }
        Optional<PublishedKeys> kept = store.keys();
        if (kept.isPresent()) {
            return kept;
        }
        try {
            PublishedKeys shown = log.keys();
            store.keepKeys(shown);
            say("The keys the platform publishes as " + shown.name() + " are from now on those of the log; compare "
                    + asked.store().resolve("keys") + " with what whoever runs it says.");
            return Optional.of(shown);
        } catch (IOException unanswered) {
            say("The log could not be looked at: " + unanswered.getMessage() + ".");
            return Optional.empty();
        }
    }

    private int look(Cosigning cosigning) {
        try {
            switch (cosigning.look()) {
                case Cosigning.Seen.Nothing nothing -> say("The log has not signed anything yet.");
                case Cosigning.Seen.Unchanged same -> say("Nothing new: " + said(same.checkpoint()));
                case Cosigning.Seen.Cosigned grown -> say("Co-signed: " + said(grown.checkpoint()));
            }
            failingSince = null;
            return GOES_ON;
        } catch (Refused refused) {
            say("REFUSED. " + refused.getMessage());
            for (Throwable unkept : refused.getSuppressed()) {
                say("What it showed could not be kept: " + unkept.getMessage() + ".");
            }
            return REFUSED;
        } catch (IOException unanswered) {
            failingSince = failingSince == null ? clock.instant() : failingSince;
            say("The log could not be looked at: " + unanswered.getMessage() + ".");
            return NOT_LOOKED_AT;
        }
    }

    private boolean isPatienceOver() {
        return failingSince != null && !clock.instant().isBefore(failingSince.plus(PATIENCE));
    }

    private static String said(Checkpoint checkpoint) {
        return "%,d entries, root %s".formatted(checkpoint.size(), checkpoint.root());
    }

    private void say(String what) {
        screen.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    private boolean waited() {
        try {
            TimeUnit.MILLISECONDS.sleep(asked.every().toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
