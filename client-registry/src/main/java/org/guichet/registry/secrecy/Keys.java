package org.guichet.registry.secrecy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys in use: read at start, and again while running, so that replacing one stops nobody. */
@Component
public class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private final KeyService service;
    private volatile Snapshot snapshot;

    Keys(KeyService service) {
        this.service = service;
        this.snapshot = read(service);
    }

    /**
     * Both keysets as they were read together.
     *
     * @param encryptingKey id of the primary key of {@code aead}
     * @param several whether either keyset holds more than one key
     */
    record Snapshot(Aead aead, String encryptingKey, PrfSet prfs, boolean several) {}

    Snapshot now() {
        return snapshot;
    }

    /**
     * Takes over what the keysets hold now: for work that goes on for hours where no duty runs. One that cannot be read
     * leaves the keys in use as they are.
     */
    public void reload() {
        try {
            Snapshot read = read(service);
            if (!read.encryptingKey().equals(snapshot.encryptingKey())
                    || read.prfs().getPrimaryId() != snapshot.prfs().getPrimaryId()) {
                LOG.atInfo()
                        .addKeyValue("key", read.encryptingKey())
                        .addKeyValue("indexKey", id(read.prfs().getPrimaryId()))
                        .log("New primary keys are in use");
            }
            snapshot = read;
        } catch (UnusableKeyset kept) {
            // Without the cause: a parser's message may repeat what it could not read.
            LOG.atWarn().log("The keysets cannot be read again; the keys in use stay");
        }
    }

    static String id(int key) {
        return Integer.toUnsignedString(key);
    }

    private static Snapshot read(KeyService service) {
        KeysetHandle encryption = service.encryptionKeys();
        KeysetHandle index = service.indexKeys();
        try {
            return new Snapshot(
                    encryption.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    id(encryption.getPrimary().getId()),
                    index.getPrimitive(RegistryConfiguration.get(), PrfSet.class),
                    encryption.size() > 1 || index.size() > 1);
        } catch (GeneralSecurityException wrongKind) {
            throw new UnusableKeyset("guichet.secrecy.keyset or guichet.secrecy.index-keyset", wrongKind);
        }
    }
}
