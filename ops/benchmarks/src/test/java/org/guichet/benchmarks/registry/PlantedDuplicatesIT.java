package org.guichet.benchmarks.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code ops/bench registry} counts, without its clock: fifty thousand people, and a million in the long proofs. */
class PlantedDuplicatesIT {
    private static final int PEOPLE = Boolean.getBoolean("guichet.long") ? 1_000_000 : 50_000;
    private static final int LOOKED_FOR = 200;

    @TempDir
    private Path folder;

    @Test
    void areFoundInALoadAndSoIsWhoeverIsLookedForWithASlip() throws IOException {
        try (EmbeddedPostgres database = RegistryAlone.database(folder);
                ConfigurableApplicationContext registry = RegistryBenchmark.start(database)) {
            Growing growing = new Growing(registry, PEOPLE);
            growing.loadTo(PEOPLE, done -> {});

            assertThat(growing.planted().recall()).as(growing.planted().shown()).isGreaterThanOrEqualTo(0.95);
            assertThat(growing.planted().wrong()).as(growing.planted().shown()).isLessThanOrEqualTo(PEOPLE / 100_000);
            assertThat(growing.planted().count()).as(growing.planted().shown()).isGreaterThan(PEOPLE / 25);
            assertThat(IntStream.range(0, LOOKED_FOR)
                            .filter(growing::searchByName)
                            .count())
                    .isGreaterThanOrEqualTo(LOOKED_FOR * 9 / 10);
        }
    }
}
