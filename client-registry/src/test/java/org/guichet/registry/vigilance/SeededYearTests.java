package org.guichet.registry.vigilance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.vigilance.year.SeededYear;
import org.junit.jupiter.api.Test;

/** That the seeded year is a year of its own. */
class SeededYearTests {
    @Test
    void theYearKnowsNothingOfTheRules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/org/guichet/registry/vigilance/year"))) {
            List<Path> sources = files.toList();
            assertThat(sources).hasSizeGreaterThan(4);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source))
                        .filteredOn(line -> line.startsWith("import"))
                        .noneMatch(line -> line.matches(".*org\\.guichet\\.registry\\.(?!vigilance\\.year\\.).*"));
                assertThat(Files.readString(source)).doesNotContain("registry/vigilance.json");
            }
        }
    }

    @Test
    void theSameSeedIsTheSameYear() {
        assertThat(SeededYear.small(7).events()).isEqualTo(SeededYear.small(7).events());
    }
}
