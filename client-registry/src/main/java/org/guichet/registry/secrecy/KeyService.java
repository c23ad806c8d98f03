package org.guichet.registry.secrecy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Reads keysets from where the configuration says, through a key service where it names one. */
@Component
class KeyService {
    private static final byte[] NOTHING_MORE = {};

    private final SecrecySettings settings;
    private final ResourceLoader resources;
    private final List<KmsClient> clients;

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    KeyService(SecrecySettings settings, ResourceLoader resources, ObjectProvider<KmsClient> clients) {
        this.settings = settings;
        this.resources = resources;
        this.clients = clients.orderedStream().toList();
    }

    KeysetHandle encryptionKeys() {
        return read(settings.keysetOrFail());
    }

    KeysetHandle indexKeys() {
        return read(settings.indexKeysetOrFail());
    }

    private KeysetHandle read(String location) {
        Resource resource = resources.getResource(location);
        try {
            String json = resource.getContentAsString(StandardCharsets.UTF_8);
            String uri = settings.keyServiceUri();
            return uri == null || uri.isBlank()
                    ? TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                    : TinkJsonProtoKeysetFormat.parseEncryptedKeyset(json, keyAt(uri), NOTHING_MORE);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableKeyset(resource.getDescription(), unusable);
        }
    }

    private Aead keyAt(String uri) throws GeneralSecurityException {
        @Nullable
        KmsClient known = clients.stream()
                .filter(client -> client.doesSupport(uri))
                .findFirst()
                .orElse(null);
        return (known == null ? KmsClients.get(uri) : known).getAead(uri);
    }
}
