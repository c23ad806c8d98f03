package org.guichet.registry.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.SigningKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the command ends, where no platform answers. */
class WitnessTests {
    private static final String NOWHERE = "http://localhost:1";

    @TempDir
    private Path folder;

    private SigningKeyFile keys;

    @BeforeEach
    void aKeyAndThoseOfTheLog() throws IOException {
        new SigningKeyFile(folder.resolve("key"), Clock.systemUTC()).make("witness.example");
        keys = new SigningKeyFile(folder.resolve("log"), Clock.systemUTC());
        keys.make("guichet.example");
        Files.writeString(folder.resolve("keys"), keys.published().json());
    }

    private record Ended(int code, String said) {}

    @Test
    void givesUpAfterAnHourHoweverOftenItLooked() {
        Ended seldom = run(passing(Duration.ofMinutes(20)), "--every", "1", NOWHERE);
        assertThat(seldom.code()).isEqualTo(2);
        assertThat(looks(seldom)).isLessThanOrEqualTo(3);

        Ended often = run(passing(Duration.ofSeconds(200)), "--every", "1", NOWHERE);
        assertThat(often.code()).isEqualTo(2);
        assertThat(looks(often)).isGreaterThan(looks(seldom));
    }

    @Test
    void endsWithAnAlarmWhereItRefusedTheLogBefore() throws IOException {
        Files.writeString(folder.resolve("refused"), "what it showed");

        Ended ended = run(Clock.systemUTC(), NOWHERE);

        assertThat(ended.said()).startsWith("REFUSED. The log was refused before");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void givesTheAlarmThoughWhatWasShownCannotBeKept() throws IOException {
        try (WitnessStore store = WitnessStore.open(folder)) {
            Files.createDirectory(folder.resolve("refused"));
            Cosigner cosigner = Cosigner.of(folder.resolve("key"), Clock.systemUTC());
            SignedNote unsigned = cosigner.cosign(
                    new SignedNote("guichet.example/access-log\n1\n%s=\n".formatted("A".repeat(43)), List.of()));

            assertThat(refusal(new Cosigning(keys.published(), cosigner, store, showing(Optional.of(unsigned)))))
                    .hasMessageContaining("not signed with a key")
                    .satisfies(refused -> assertThat(refused.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void stopsForGoodWhereTheLogShowsNoneAnyMore() throws IOException {
        Cosigner cosigner = Cosigner.of(folder.resolve("key"), Clock.systemUTC());
        SignedNote last = cosigner.cosign(
                new SignedNote("guichet.example/access-log\n1\n%s=\n".formatted("A".repeat(43)), List.of()));
        try (WitnessStore store = WitnessStore.open(folder)) {
            store.keep(last);
            assertThat(refusal(new Cosigning(keys.published(), cosigner, store, showing(Optional.empty()))))
                    .hasMessageContaining("it was cut off");
        }

        assertThat(run(Clock.systemUTC(), NOWHERE).code()).isEqualTo(1);
    }

    @Test
    void understandsNoAddressWithoutAHost() {
        for (String wrong : List.of("http://a_b", "http://:80", "http://a?b", "http://a#b", "http://[x")) {
            Ended ended = run(Clock.systemUTC(), "--once", wrong);
            assertThat(ended.said()).as(wrong).startsWith("Usage: witness");
            assertThat(ended.code()).isEqualTo(2);
        }
    }

    private static Refused refusal(Cosigning cosigning) throws IOException {
        try {
            throw new AssertionError("not refused, but " + cosigning.look());
        } catch (Refused refused) {
            return refused;
        }
    }

    private static SeenLog showing(Optional<SignedNote> note) {
        return new SeenLog() {
            @Override
            public Optional<SignedNote> latest() {
                return note;
            }

            @Override
            public Optional<List<byte[]>> consistency(long from, long to) {
                return Optional.empty();
            }

            @Override
            public void handBack(SignedNote cosigned) {
                throw new AssertionError("nothing is handed back");
            }
        };
    }

    /** So much later at each look at it. */
    private static Clock passing(Duration each) {
        AtomicInteger looks = new AtomicInteger();
        InstantSource source = () -> Instant.EPOCH.plus(each.multipliedBy(looks.incrementAndGet()));
        return source.withZone(ZoneOffset.UTC);
    }

    private static int looks(Ended ended) {
        return ended.said().split("could not be looked at", -1).length - 1;
    }

    private Ended run(Clock clock, String... words) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        List<String> arguments = new java.util.ArrayList<>(List.of("--store", folder.toString()));
        arguments.addAll(List.of(words));
        int code = Witness.run(arguments, new PrintStream(screen, true, StandardCharsets.UTF_8), clock);
        return new Ended(code, screen.toString(StandardCharsets.UTF_8));
    }
}
