package org.guichet.demo.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.guichet.registry.matching.linkage.Febrl;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEBRL as the command reads and answers it, without the number that identifies everybody. */
class FebrlIT {
    private static final double CERTAIN = 0.90;
    private static final double FOUND = 0.99;
    private static final double WRONG_AMONG_A_HUNDRED = 5;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void findsThePairsOfADataSet(int number) throws IOException {
        Febrl febrl = Febrl.dataset(number);
        List<String> told = new ArrayList<>();
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        LinkRecords.run(
                written, told::add, "--ignore", "soc_sec_id", file(number).toString());

        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("id_a,id_b,score,verdict");
        List<String[]> pairs =
                lines.stream().skip(1).map(line -> line.split(",")).toList();
        assertThat(pairs).allSatisfy(pair -> assertThat(pair[3]).isIn("CERTAIN", "POSSIBLE"));
        assertThat(pairs.stream().map(pair -> pair[0] + " " + pair[1])).doesNotHaveDuplicates();
        assertThat(told)
                .anyMatch(line -> line.endsWith("not looked at: soc_sec_id, true_entity"))
                .anyMatch(line -> line.endsWith("date_of_birth is dateOfBirth"));
        double all = febrl.links().size();
        assertThat(count(pairs, febrl, true, "CERTAIN") / all).isGreaterThanOrEqualTo(CERTAIN);
        assertThat(count(pairs, febrl, false, "CERTAIN")).isZero();
        assertThat((count(pairs, febrl, true, "CERTAIN") + count(pairs, febrl, true, "POSSIBLE")) / all)
                .isGreaterThanOrEqualTo(FOUND);
        assertThat(100 * count(pairs, febrl, false, "POSSIBLE") / all).isLessThanOrEqualTo(WRONG_AMONG_A_HUNDRED);
    }

    private static long count(List<String[]> pairs, Febrl febrl, boolean right, String verdict) {
        return pairs.stream()
                .filter(pair -> pair[3].equals(verdict) && febrl.isOnePerson(pair[0], pair[1]) == right)
                .count();
    }

    private Path file(int number) throws IOException {
        String name = "febrl_dataset" + number + ".csv";
        try (InputStream file = Objects.requireNonNull(Febrl.class.getResourceAsStream("/record-linkage/" + name))) {
            Path copy = folder.resolve(name);
            Files.copy(file, copy);
            return copy;
        }
    }
}
