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
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Signs with the key that signs now, and shows the public part of all. The file is read again every minute. */
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
        this.kept = settings.areGiven() ? new Kept(read(), clock.instant()) : null;
    }

    private record Kept(KeyRing ring, Instant readAt) {}

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
        if (now.readAt().plus(FRESH).isAfter(clock.instant())) {
            return now.ring();
        }
        KeyRing ring = now.ring();
        try {
            ring = read();
        } catch (CannotSign unreadable) {
            LOG.atWarn().log("The signing keys cannot be read again; the keys in use stay");
        }
        kept = new Kept(ring, clock.instant());
        return ring;
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
