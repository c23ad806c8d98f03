package org.guichet.registry.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.guichet.registry.OtherAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetCommandTests {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void replacesAKeyInThreeSteps() {
        assertThat(keyset("make", "encryption", file())).isZero();
        String old = ids().getFirst();
        assertThat(keyset("add", file())).isZero();
        String added = ids().stream().filter(id -> !id.equals(old)).findFirst().orElseThrow();
        assertThat(keyset("promote", file(), added)).isZero();
        assertThat(keyset("drop", file(), old)).isZero();

        assertThat(new KeysetFile(Path.of(file())).keys()).containsExactly(new KeysetFile.Key(added, true));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(added + " primary");
    }

    @Test
    void leavesTheFileToItsOwner() throws IOException {
        assertThat(keyset("make", "encryption", file())).isZero();
        UserPrincipal service = OtherAccount.given(Path.of(file()));

        assertThat(keyset("add", file())).isZero();

        assertThat(Files.getOwner(Path.of(file()))).isEqualTo(service);
        assertThat(folder).isDirectoryNotContaining(left -> !left.equals(Path.of(file())));
    }

    @Test
    void saysWhatCannotBeDone() {
        assertThat(keyset("make", "index", file())).isZero();
        assertThat(keyset("make", "index", file())).isEqualTo(1);
        assertThat(keyset("promote", file(), "12")).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("exists already", "There is no key 12");
    }

    @Test
    void explainsItselfWhereItIsNotUnderstood() {
        assertThat(keyset()).isEqualTo(2);
        assertThat(keyset("make", "coffee", file())).isEqualTo(2);
        assertThat(keyset("drop", file())).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("keyset add FILE");
        assertThat(KeysetCommand.asks(new String[] {"--server.port=1"})).isFalse();
    }

    private int keyset(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "keyset";
        System.arraycopy(words, 0, all, 1, words.length);
        assertThat(KeysetCommand.asks(all)).isTrue();
        return KeysetCommand.run(all, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String file() {
        return folder.resolve("keys.json").toString();
    }

    private List<String> ids() {
        return new KeysetFile(Path.of(file()))
                .keys().stream().map(KeysetFile.Key::id).toList();
    }
}
