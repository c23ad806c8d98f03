package org.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {
    @TempDir
    Path path;

    @Test
    void drawsAPasswordOnceAndKeepsItForItsOwnerAlone() throws IOException {
        String drawn = new DataFolder(path).password(null);

        assertThat(new DataFolder(path).password(null)).isEqualTo(drawn);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takesTheGivenPasswordAndThenEntersTheAccountsAgain() {
        DataFolder folder = new DataFolder(path);
        folder.markSeededWith(folder.password(null));

        String given = folder.password("given-by-hand");

        assertThat(new DataFolder(path).password(null)).isEqualTo("given-by-hand");
        assertThat(folder.seededWith(given)).isFalse();
    }

    @Test
    void drawsTheSigningKeysOnceAndKeepsThemForTheirOwnerAlone() throws IOException {
        new DataFolder(path).signingKeys();
        String drawn = Files.readString(path.resolve("signing-keys.json"));

        new DataFolder(path).signingKeys();

        assertThat(path.resolve("signing-keys.json")).content().isEqualTo(drawn);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("signing-keys.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void drawsTheWitnesssKeyOnceAndKeepsItForItsOwnerAlone() throws IOException {
        String drawn = new DataFolder(path).witnessKey();

        assertThat(drawn).startsWith("witness.localhost+");
        assertThat(new DataFolder(path).witnessKey()).isEqualTo(drawn);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        new DataFolder(path).witness().resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void throwsEverythingAwayWhenReset() {
        DataFolder folder = new DataFolder(path);
        String before = folder.password(null);
        folder.markSeededWith(before);

        folder.reset();

        assertThat(folder.seededWith(before)).isFalse();
        assertThat(folder.password(null)).isNotEqualTo(before);
    }

    @Test
    void neverTakesAFolderWithSomethingElseInIt() throws IOException {
        Files.writeString(path.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> new DataFolder(path)).isInstanceOf(DataFolder.NotOurs.class);
    }
}
