package org.guichet.registry.audit;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.guichet.registry.signature.SigningKeyFile;
import org.guichet.registry.signature.SigningKeyFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class CheckpointsTests {
    @TempDir
    private Path folder;

    @Test
    void readsNoLeafWhereNoKeySigns() throws IOException {
        SigningKeyFile file = new SigningKeyFile(folder.resolve("keys"), Clock.systemUTC());
        file.make("guichet.example");
        Files.writeString(file.path(), file.published().json());
        JdbcClient jdbc = mock();

        new Checkpoints(jdbc, SigningKeyFixture.keys(file)).sign(1, 5, List.of(new byte[32]));

        verifyNoInteractions(jdbc);
    }
}
