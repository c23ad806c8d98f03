package org.guichet.registry.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class EncryptionTests {
    private static final Place PLACE = new Place("identifier.sin", "one");

    @TempDir
    private Path folder = Path.of("");

    private KeysetFile encryptionKeys = new KeysetFile(folder);
    private KeysetFile indexKeys = new KeysetFile(folder);

    @BeforeEach
    void keysAreDrawn() {
        encryptionKeys = new KeysetFile(folder.resolve("keyset"));
        indexKeys = new KeysetFile(folder.resolve("index-keyset"));
        encryptionKeys.make(KeysetFile.Kind.ENCRYPTION);
        indexKeys.make(KeysetFile.Kind.INDEX);
    }

    @Test
    void opensWhatItEncryptedAndSaysItNowhereInTheCiphertext() {
        Encryption encryption = new Encryption(keys());
        Encrypted encrypted = encryption.encrypt("130692544", PLACE);

        assertThat(encryption.openText(encrypted.ciphertext(), PLACE)).isEqualTo("130692544");
        assertThat(new String(encrypted.ciphertext(), StandardCharsets.ISO_8859_1))
                .doesNotContain("130692544");
        assertThat(encryption.encrypt("130692544", PLACE).ciphertext()).isNotEqualTo(encrypted.ciphertext());
    }

    @Test
    void refusesACiphertextThatWasMovedOrChanged() {
        Encryption encryption = new Encryption(keys());
        byte[] ciphertext = encryption.encrypt("130692544", PLACE).ciphertext();

        assertThatThrownBy(() -> encryption.open(ciphertext, new Place("identifier.sin", "another")))
                .isInstanceOf(CannotBeOpened.class);
        assertThatThrownBy(() -> encryption.open(ciphertext, new Place("identifier.other", "one")))
                .isInstanceOf(CannotBeOpened.class)
                .hasMessageNotContaining("130692544");
        ciphertext[ciphertext.length - 1] ^= 1;
        assertThatThrownBy(() -> encryption.open(ciphertext, PLACE)).isInstanceOf(CannotBeOpened.class);
    }

    @Test
    void noTwoPlacesHaveTheSameBytes() {
        assertThat(new Place("a", "bc").bytes()).isNotEqualTo(new Place("ab", "c").bytes());
        assertThatThrownBy(() -> new Place("a\0b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oldKeysOpenWhileANewOneEncryptsUntilTheyAreDropped() {
        Keys keys = keys();
        Encryption encryption = new Encryption(keys);
        Encrypted old = encryption.encrypt("130692544", PLACE);

        String added = encryptionKeys.add();
        keys.reload();
        assertThat(encryption.encrypt("x", PLACE).keyId()).isEqualTo(old.keyId());

        encryptionKeys.promote(added);
        keys.reload();
        assertThat(encryption.encrypt("x", PLACE).keyId()).isEqualTo(added);
        assertThat(encryption.openText(old.ciphertext(), PLACE)).isEqualTo("130692544");

        encryptionKeys.drop(old.keyId());
        keys.reload();
        assertThatThrownBy(() -> encryption.open(old.ciphertext(), PLACE)).isInstanceOf(CannotBeOpened.class);
    }

    @Test
    void findsAValueUnderEveryKeyHoweverItIsTyped() {
        Keys keys = keys();
        BlindIndex index = new BlindIndex(keys);
        BlindIndex.Entry old = index.entry("identifier.sin", "130 692 544");
        assertThat(index.entries("identifier.sin", "130-692-544")).containsExactly(old);
        assertThat(old.value()).hasSize(32).doesNotContain("130692544");

        indexKeys.promote(indexKeys.add());
        keys.reload();

        assertThat(index.entries("identifier.sin", "130692544"))
                .hasSize(2)
                .contains(old, index.entry("identifier.sin", "130692544"));
        assertThat(index.entry("identifier.sin", "130692544")).isNotEqualTo(old);
    }

    @Test
    void equalValuesOfTwoKindsHaveNothingInCommon() {
        BlindIndex index = new BlindIndex(keys());
        assertThat(index.entry("identifier.sin", "130692544").value())
                .isNotEqualTo(index.entry("search:identifier.sin", "130692544").value());
    }

    @Test
    void keepsTheKeysInUseWhereTheFileBecomesUnreadable() throws IOException {
        Keys keys = keys();
        Encryption encryption = new Encryption(keys);
        byte[] ciphertext = encryption.encrypt("x", PLACE).ciphertext();

        Files.writeString(encryptionKeys.path(), "not a keyset");
        keys.reload();

        assertThat(encryption.openText(ciphertext, PLACE)).isEqualTo("x");
    }

    @Test
    void refusesToStartWithoutAKeysetOrWithOneOfAnotherKind() {
        assertThatThrownBy(() -> new SecrecySettings(null, "x", null).keysetOrFail())
                .hasMessage("Guichet does not start without guichet.secrecy.keyset.");
        assertThatThrownBy(() -> new SecrecySettings("x", " ", null).indexKeysetOrFail())
                .hasMessage("Guichet does not start without guichet.secrecy.index-keyset.");
        assertThatThrownBy(() -> new Keys(SecrecyParts.service(indexKeys, encryptionKeys)))
                .isInstanceOf(UnusableKeyset.class);
        KeysetFile absent = new KeysetFile(folder.resolve("absent"));
        assertThatThrownBy(() -> new Keys(SecrecyParts.service(absent, indexKeys)))
                .isInstanceOf(UnusableKeyset.class)
                .hasMessageContaining("absent");
    }

    @Test
    void readsKeysetsThatAKeyServiceKeepsClosed() throws GeneralSecurityException, IOException {
        Aead atTheService = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        Encrypted before = new Encryption(keys()).encrypt("x", PLACE);
        close(encryptionKeys, atTheService);
        close(indexKeys, atTheService);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("service", new ServiceForTests(atTheService));

        Encryption encryption =
                new Encryption(new Keys(SecrecyParts.service(encryptionKeys, indexKeys, "test-kms://keys/1", beans)));

        assertThat(encryption.openText(before.ciphertext(), PLACE)).isEqualTo("x");
        assertThatThrownBy(this::keys).isInstanceOf(UnusableKeyset.class);
    }

    @Test
    void onlyTheOwnerMayReadAKeysetAndNoneIsWrittenOver() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(encryptionKeys.path())))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> encryptionKeys.make(KeysetFile.Kind.ENCRYPTION))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        encryptionKeys.drop(encryptionKeys.keys().getFirst().id()))
                .hasMessageContaining("promote another one first");
    }

    private Keys keys() {
        return new Keys(SecrecyParts.service(encryptionKeys, indexKeys));
    }

    private static void close(KeysetFile file, Aead atTheService) throws GeneralSecurityException, IOException {
        KeysetHandle clear =
                TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file.path()), InsecureSecretKeyAccess.get());
        Files.writeString(
                file.path(), TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(clear, atTheService, new byte[0]));
    }

    /** A key service with one key. */
    private record ServiceForTests(Aead key) implements KmsClient {
        @Override
        public boolean doesSupport(String uri) {
            return uri.startsWith("test-kms:");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String uri) {
            return key;
        }
    }
}
