package org.guichet.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command in a process of its own, killed as by {@code kill -9}. */
class LoadKillIT {
    private static final boolean LONG = Boolean.getBoolean("guichet.long");
    private static final int ROWS = 1_700;
    private static final int PORTION = 500;

    /** Statements of a portion, from the first to the last. */
    private static final List<String> MOMENTS = List.of(
            "select asked.key, kept.records%",
            "insert into registry.fact %",
            "insert into registry.client_load_row%",
            "select rows_done from registry.client_load%",
            "insert into registry.client %",
            "insert into registry.matching_key%",
            "insert into registry.source_record%",
            "update registry.client_load %",
            "insert into registry.search_key%",
            "%registry.access_log_subject%");

    @TempDir
    static Path folder;

    @BeforeEach
    void nobody() {
        OpenRegistry.forgetEverybody();
    }

    static IntStream rounds() {
        return IntStream.range(0, LONG ? MOMENTS.size() : 1);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void endsAsIfItHadNotBeenKilled(int round) throws IOException {
        Path file = people("people-" + round);
        assertThat(OpenRegistry.load(file)).isEqualTo(1);
        EndState undisturbed = EndState.of(OpenRegistry.database());
        OpenRegistry.forgetEverybody();

        LoadProcess.start(OpenRegistry.ENVIRONMENT, file).killWhen(() -> isAt(round, PORTION));
        nothingIsHalfDone();
        if (LONG) {
            LoadProcess.start(OpenRegistry.ENVIRONMENT, file).killWhen(() -> isAt(round + 1, 2 * PORTION));
            nothingIsHalfDone();
        }
        LoadProcess last = LoadProcess.start(OpenRegistry.ENVIRONMENT, file);

        assertThat(last.end()).isEqualTo(1);
        assertThat(last.screen()).contains("1,700 of 1,700 rows");
        assertThat(EndState.of(OpenRegistry.database()).differencesFrom(undisturbed))
                .isEmpty();
        assertThat(undisturbed.lines()).hasSizeGreaterThan(4 * ROWS);
    }

    /** At least so many rows are done, and the next portion has come to the statement of the moment. */
    private static boolean isAt(int moment, int rows) {
        return OpenRegistry.database()
                .sql("""
                        select exists (select from registry.client_load where rows_done >= :rows)
                           and exists (select from pg_stat_activity
                                       where datname = current_database() and pid <> pg_backend_pid()
                                         and xact_start is not null and ltrim(query, E' \\n') ilike :statement)
                        """)
                .param("rows", rows)
                .param("statement", MOMENTS.get(moment % MOMENTS.size()))
                .query(Boolean.class)
                .single();
    }

    private static void nothingIsHalfDone() {
        Map<String, Object> done = OpenRegistry.database().sql("""
                        select l.rows_done, (select count(*)::int from registry.client_load_row) as rows,
                               (select count(*) from registry.client c where not exists
                                    (select from registry.client_load_row w where w.client_id = c.id)) as strangers
                        from registry.client_load l
                        """).query().singleRow();
        assertThat(done.get("rows")).isEqualTo(done.get("rows_done"));
        assertThat((Integer) done.get("rows_done"))
                .isPositive()
                .isLessThan(ROWS)
                .matches(rows -> rows % PORTION == 0);
        assertThat(done).containsEntry("strangers", 0L);
    }

    /** People of whom every twelfth stands twice, some doubtful, and some rows cannot be entered. */
    private static Path people(String name) throws IOException {
        Random random = new Random(17);
        List<String> lines = new ArrayList<>(List.of("no,givenName,familyName,dateOfBirth,phone,identifier.sin"));
        while (lines.size() <= ROWS) {
            String given = word(random);
            String family = word(random);
            String sin = SocialInsuranceNumbers.any();
            int row = lines.size();
            String born =
                    "%d-%02d-%02d".formatted(1930 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String phone = "418%07d".formatted(2_000_000 + random.nextInt(8_000_000));
            lines.add(String.join(",", "R" + row, given, family, born, phone, sin));
            if (row % 12 == 0 && lines.size() <= ROWS) {
                lines.add(String.join(
                        ",",
                        "R" + lines.size(),
                        given,
                        row % 24 == 0 ? family : word(random),
                        born,
                        row % 36 == 0 ? "" : phone,
                        row % 48 == 0 ? sin : ""));
            }
            if (row % 70 == 0 && lines.size() <= ROWS) {
                lines.add("R" + lines.size() + "," + given + "," + family + "," + born.substring(0, 8) + "29,,");
            }
            if (row % 100 == 0 && lines.size() <= ROWS) {
                lines.add("R" + lines.size() + "," + given + "," + family + ",1900-02-29,,123");
            }
        }
        return OpenRegistry.written(folder, name, String.join("\r\n", lines).getBytes(UTF_8), "");
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int syllable = 0; syllable < 4; syllable++) {
            word.append("bcdfghjklmnprstvz".charAt(random.nextInt(17))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
