package org.guichet.registry.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedDigestTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isOfEveryByteOfWhatItIsOfAndOfTheKey() {
        KeyedDigest digest = KeysetsForTests.aKeyedDigest();
        String answer = digest.of("answer", bytes("4-1 1"));

        assertThat(answer).hasSize(64).isEqualTo(digest.of("answer", bytes("4-1 1")));
        assertThat(answer)
                .isNotEqualTo(digest.of("answer", bytes("411")))
                .isNotEqualTo(digest.of("question", bytes("4-1 1")))
                .isNotEqualTo(underAnotherKey().of("answer", bytes("4-1 1")));
    }

    @Test
    void knowsWhatWasSaidUnderTheKeyBeforeUntilThatOneIsDropped() {
        KeysetFile encryption = new KeysetFile(folder.resolve("keyset"));
        KeysetFile index = new KeysetFile(folder.resolve("index-keyset"));
        encryption.make(KeysetFile.Kind.ENCRYPTION);
        index.make(KeysetFile.Kind.INDEX);
        Keys keys = new Keys(SecrecyParts.service(encryption, index));
        KeyedDigest digest = new KeyedDigest(keys);
        String before = digest.of("answer", bytes("411"));
        String oldKey = index.keys().getFirst().id();
        index.promote(index.add());
        keys.reload();

        assertThat(digest.of("answer", bytes("411"))).isNotEqualTo(before);
        assertThat(digest.is(before, "answer", bytes("411"))).isTrue();
        assertThat(digest.is(digest.of("answer", bytes("411")), "answer", bytes("411")))
                .isTrue();
        assertThat(digest.is(before, "answer", bytes("412"))).isFalse();
        assertThat(digest.is(before, "question", bytes("411"))).isFalse();
        assertThat(digest.is("", "answer", bytes("411"))).isFalse();

        index.drop(oldKey);
        keys.reload();
        assertThat(digest.is(before, "answer", bytes("411"))).isFalse();
    }

    private KeyedDigest underAnotherKey() {
        KeysetFile encryption = new KeysetFile(folder.resolve("keyset"));
        KeysetFile index = new KeysetFile(folder.resolve("index-keyset"));
        encryption.make(KeysetFile.Kind.ENCRYPTION);
        index.make(KeysetFile.Kind.INDEX);
        return new KeyedDigest(new Keys(SecrecyParts.service(encryption, index)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
