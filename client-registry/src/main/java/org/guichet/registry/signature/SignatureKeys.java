package org.guichet.registry.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Signs with the key that signs now, and shows the public part of all. The file is read again every minute; where it cannot
 * be, the keys in use stay, and after {@link PublishedKeys#MARGIN} that is an error: they may have ended meanwhile.
 */
@Component
public class SignatureKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SignatureSettings settings;
    private final ResourceLoader resources;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    SignatureKeys(SignatureSettings settings, ResourceLoader resources, Clock clock) {
        this.settings = settings;
        this.resources = resources;
        this.clock = clock;
        this.kept = settings.areGiven() ? Kept.of(read(), clock.instant()) : null;
    }

    private record Kept(KeyRing ring, Instant readAt, Instant triedAt) {
        static Kept of(KeyRing ring, Instant now) {
            return new Kept(ring, now, now);
        }

        Kept triedAgain(Instant now) {
            return new Kept(ring, readAt, now);
        }
    }

    /**
     * The text signed under the installation's name.
     *
     * @param what which of the installation's notes it is, for example {@code access-log}
     * @param lines what follows the origin, each without its end
     * @throws CannotSign where there is no key that signs now
     */
    public SignedNote note(String what, List<String> lines) {
        KeyRing ring = ring();
        SigningKey key = signing(ring);
        String origin = ring.name() + "/" + what;
        SignedNote unsigned = new SignedNote(origin + "\n" + String.join("\n", lines) + "\n", List.of());
        return new SignedNote(
                unsigned.text(),
                List.of(SignedNote.Line.of(
                        origin, new VerifierKey(origin, key.shown()).id(), key.sign(unsigned.bytes()))));
    }

    /**
     * The text signed as a compact JWS.
     *
     * @param typ what it is, so that it is not taken for anything else these keys sign
     * @param cty the media type of the text, without {@code application/}
     * @throws CannotSign where there is no key that signs now
     */
    public CompactJws jws(String typ, String cty, String text) {
        return CompactJws.sign(signing(ring()), typ, cty, clock.instant().getEpochSecond(), text);
    }

    /**
     * For whoever prepares what is to be signed at some cost.
     *
     * @throws CannotSign where there is no key that signs now
     */
    public void requireSigning() {
        signing(ring());
    }

    private static SigningKey signing(KeyRing ring) {
        return ring.signing().orElseThrow(() -> new CannotSign("No key of guichet.signature.keys signs now", null));
    }

    /** None where no keys are configured. */
    public PublishedKeys published() {
        return kept == null ? PublishedKeys.NONE : new PublishedKeys(ring());
    }

    private KeyRing ring() {
        Kept now = kept;
        if (now == null) {
            throw new CannotSign("guichet.signature.keys is not set", null);
        }
        Instant time = clock.instant();
        if (now.triedAt().plus(FRESH).isAfter(time)) {
            return now.ring();
        }
        Kept next = again(now, time);
        kept = next;
        return next.ring();
    }

    private Kept again(Kept last, Instant time) {
        try {
            return Kept.of(read(), time);
        } catch (CannotSign unreadable) {
            boolean tooLong = last.readAt().plus(PublishedKeys.MARGIN).isBefore(time);
            LOG.atLevel(tooLong ? Level.ERROR : Level.WARN)
                    .addKeyValue("since", last.readAt())
                    .log("The signing keys cannot be read again; the keys in use stay");
            return last.triedAgain(time);
        }
    }

    private KeyRing read() {
        Resource resource = resources.getResource(settings.location());
        try {
            return KeyRing.parse(resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new CannotSign("The signing keys at " + resource.getDescription() + " cannot be used", unusable);
        }
    }
}
