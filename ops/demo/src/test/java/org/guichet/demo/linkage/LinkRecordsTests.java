package org.guichet.demo.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkRecordsTests {
    private static final String PEOPLE = """
            id,first_name,surname,dob,street_number,address_1,suburb,postcode,true_entity
            a1,Zofia,Kowalczyk,1964-03-07,27,Birch Lane,Winnipeg,R3C 4T2,1
            a2,Sofia,Kowalczyk,1964-03-07,27,Birch Ln,Winnipeg,R3C 4T2,1
            a3,Ahmed,Benali,1984-03-02,4410,avenue du Parc,Montréal,H2J 3K5,2
            """;

    @TempDir
    Path folder = Path.of("");

    private final List<String> told = new ArrayList<>();

    @Test
    void printsEachPairOnceWithScoreAndVerdict() {
        assertThat(link(file("people.csv", PEOPLE))).hasSize(2).first().isEqualTo("id_a,id_b,score,verdict");
        assertThat(link(file("people.csv", PEOPLE)).getLast()).matches("a1,a2,\\d+\\.\\d\\d,(CERTAIN|POSSIBLE)");
        assertThat(told).anyMatch(line -> line.endsWith("not looked at: true_entity"));
    }

    @Test
    void pairsTwoFilesEvenWhereTheirColumnsHaveOtherNames() {
        String french = """
                \uFEFFno;Prénom;Nom de famille;Date de naissance;Adresse;Ville;Code postal
                b1;ZOFIA;KOWALCZYK;07/03/1964;27 Birch Lane;Winnipeg;R3C4T2
                b2;Rose;Roy;25/12/1958;9 rue du Lac;Québec;G1R 2B5
                """;
        assertThat(link(file("people.csv", PEOPLE), file("clients.csv", french)))
                .anyMatch(line -> line.startsWith("a1,b1,") && line.endsWith("CERTAIN"))
                .noneMatch(line -> line.contains("a1,a2"));
    }

    @Test
    void looksAtNoIgnoredColumn() {
        link("--ignore", "Postcode,suburb", file("people.csv", PEOPLE));
        assertThat(told)
                .contains("people.csv: not looked at: suburb, postcode, true_entity")
                .noneMatch(line -> line.contains("postcode is"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "surname=ignore | not looked at: surname, true_entity",
                "'surname,givenName' | surname is givenName",
                "true_entity=text | true_entity is text.trueentity",
                "true_entity=identifier.entity | true_entity is identifier.entity",
            })
    void takesAMappingsWord(String line, String note) {
        link("--mapping", file("mapping", line), file("people.csv", PEOPLE));
        assertThat(told).anyMatch(said -> said.endsWith(note));
    }

    @Test
    void refusesAMappingToWhatNobodyKnows() {
        assertThatThrownBy(() -> link("--mapping", file("mapping", "surname=shoeSize"), file("people.csv", PEOPLE)))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("shoeSize is none of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'id,surname\\n1,\"Roy' | is not closed",
                "'id,surname\\n1' | line 2: 1 values where the header has 2",
                "'id,surname\\n1,Roy\\n2,Côté\\n1,Gagnon' | line 4: the id in the first column is that of line 2 already",
                "'id,surname\\n1,\"Roy\\nTremblay\"\\n 1 ,Gagnon' | line 4: the id in the first column is that of line 3 already",
                "'id,surname\\n1,Roy\\n,Gagnon' | line 3: no id in the first column",
                "'' | this is empty",
                "'id,a,b\\n1,2,3' | no column is known",
            })
    void refusesAFileItCannotReadAndSaysWhere(String text, String why) {
        assertThatThrownBy(() -> link(file("bad.csv", text.replace("\\n", "\n"))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("bad.csv")
                .hasMessageContaining(why);
    }

    @Test
    void takesOneIdInEachOfTwoFilesForTwoRecords() {
        assertThat(link(file("people.csv", PEOPLE), file("again.csv", PEOPLE)))
                .anyMatch(line -> line.startsWith("a3,a3,") && line.endsWith("CERTAIN"));
    }

    /** Each is written down once more with a slip elsewhere, beside somebody who has nothing of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pairsWhateverIsWrittenInAName(String what, String given, String family) {
        String file = file("odd.csv", """
                id,first_name,surname,dob,street_number,address_1,suburb,postcode
                o1,"%1$s","%2$s",1964-03-07,27,Birch Lane,Winnipeg,R3C 4T2
                o2,"%1$s","%2$s",1964-03-07,27,Birch Ln,Winnipeg,R3C 4T2
                o3,Ahmed,Benali,1984-03-02,4410,avenue du Parc,Montréal,H2J 3K5
                """.formatted(given, family));

        assertThat(link(file).subList(1, 2)).as(what).allMatch(line -> line.matches("o1,o2,.*,CERTAIN"));
        assertThat(link(file)).as(what).hasSize(2);
    }

    static Stream<Arguments> pairsWhateverIsWrittenInAName() {
        return Stream.of(
                Arguments.of("ten kilobytes", "Zofia", "Kowalczyk".repeat(1_200)),
                Arguments.of("emoji", "Zofia \uD83D\uDE42", "Kowalczyk \uD83D\uDC69\u200D\uD83D\uDC67"),
                Arguments.of("right to left", "\u05DE\u05E8\u05D9\u05DD", "\u0628\u0646\u0639\u0644\u064A"),
                Arguments.of("marks of direction", "\u202BZofia\u202C", "\u200FKowalczyk"),
                Arguments.of("control characters", "Zo\u0007fia", "Kowal\u0000czyk\u001B"),
                Arguments.of("line breaks and quotes", "Zofia\r\nAnne", "\"\"Kowalczyk\"\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29 February | 1964-02-29 | 29/02/1964 | CERTAIN",
                "29 February of a year without one | 1900-02-29 | 1900-02-29 | POSSIBLE",
                "1900 | 1900-01-01 | 01/01/1900 | CERTAIN",
                "the thirteenth month | 1964-13-07 | 1964-13-07 | POSSIBLE",
                "no number at all | soon | soon | POSSIBLE"
            })
    void readsADateTheCalendarHasAndIsNeverCertainByAnother(String what, String date, String again, String verdict) {
        String file = file("born.csv", """
                id,first_name,surname,dob,street_number,address_1,suburb,postcode
                b1,Zofia,Kowalczyk,%s,27,Birch Lane,Winnipeg,R3C 4T2
                b2,Zofia,Kowalczyk,%s,27,Birch Ln,Winnipeg,R3C 4T2
                b3,Ahmed,Benali,1984-03-02,4410,avenue du Parc,Montréal,H2J 3K5
                """.formatted(date, again));

        assertThat(link(file)).as(what).hasSize(2).last().asString().endsWith(verdict);
    }

    @Test
    void refusesAnotherEncoding() {
        String file = file("latin.csv", "id,surname\n1,Côté\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> link(file)).isInstanceOf(Unreadable.class).hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesAFileThatIsNotThereAndAnOptionNobodyKnows() {
        assertThatThrownBy(() -> link(folder.resolve("none.csv").toString())).hasMessageContaining("no such file");
        assertThatThrownBy(() -> link("--fuzzy", "x")).hasMessageContaining("What is --fuzzy?");
        assertThatThrownBy(() -> link("--ignore")).hasMessageContaining("needs a value");
        assertThatThrownBy(this::link).hasMessageContaining("Usage");
    }

    @Test
    void tellsMonthFirstFromDayFirstByWhatCannotBeAMonth() {
        assertThat(Dates.in(List.of("03/07/1964", "12/25/1958")).read("03/07/1964"))
                .isEqualTo("1964-03-07");
        assertThat(Dates.in(List.of("03/07/1964", "25/12/1958")).read("03/07/1964"))
                .isEqualTo("1964-07-03");
        assertThat(Dates.in(List.of("1964-03-07")).read("1964-03-07")).isEqualTo("1964-03-07");
    }

    private List<String> link(String... arguments) {
        ByteArrayOutputStream pairs = new ByteArrayOutputStream();
        LinkRecords.run(pairs, told::add, arguments);
        return pairs.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private String file(String name, String text, Charset encoding) {
        try {
            return Files.writeString(folder.resolve(name), text, encoding).toString();
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }
}
