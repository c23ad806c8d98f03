package org.guichet.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guichet.demo.load.ClientFile.UnusableFile;
import org.guichet.registry.registration.load.Mapping.UnusableMapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with the files people really have. */
class LoadClientsIT {
    @TempDir
    static Path folder;

    @BeforeEach
    void nobody() {
        OpenRegistry.forgetEverybody();
    }

    @Test
    void entersARowRightlyOrRefusesItWithItsField() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        add(bytes, UTF_8, "\uFEFFno,givenName,familyName,dateOfBirth,phone");
        add(bytes, Charset.forName("windows-1252"), "1,Ève,Zwicker,1950-01-01,");
        add(bytes, UTF_8, "2,Nul\u0000a,Ypres,1950-01-01,");
        add(bytes, UTF_8, "3," + "x".repeat(10_240) + ",Xu,1950-01-01,");
        add(bytes, UTF_8, "4,Noémie 😀,Wolfe,1951-01-02,");
        add(bytes, UTF_8, "5,محمد,الأحمد,1952-02-03,");
        add(bytes, UTF_8, "6,Zoe\u0301,Vandal,1953-03-04,");
        add(bytes, UTF_8, "7,Ulla,Urquhart,2000-02-29,");
        add(bytes, UTF_8, "");
        add(bytes, UTF_8, "8,Tom,Tremaine,2023-02-29,");
        add(bytes, UTF_8, "9,Sven,Soto,1900-02-29,");
        add(bytes, UTF_8, "10,Rita,Quist,1900-02-28,");
        add(bytes, UTF_8, "11,Paul");
        add(bytes, UTF_8, "12,Paul,Pike,1950-01-01,418-555-0199,one more");
        add(bytes, UTF_8, "13,\"Anne\nMarie\",Otter,1950-01-01,");
        add(bytes, UTF_8, "14,\u202Eevil,Nash,1950-01-01,");
        add(bytes, UTF_8, "15,\"Mo \"\"the Elder\"\", Jr\",Lum,1955-05-06,");
        add(bytes, UTF_8, ",Kim,Kurz,1750-01-01,");
        Path file = OpenRegistry.written(folder, "odd", bytes.toByteArray(), "");

        assertThat(OpenRegistry.load(file)).isEqualTo(1);

        assertThat(report(file, "reasons"))
                .containsExactly(
                        "1 REJECTED givenName:input.encoding",
                        "2 REJECTED givenName:input.text",
                        "3 REJECTED givenName:input.too-long:200",
                        "4 ACCEPTED ",
                        "5 ACCEPTED ",
                        "6 ACCEPTED ",
                        "7 ACCEPTED ",
                        "8 REJECTED dateOfBirth:input.date",
                        "9 REJECTED dateOfBirth:input.date",
                        "10 ACCEPTED ",
                        "11 REJECTED row:input.columns",
                        "12 REJECTED row:input.columns",
                        "13 REJECTED givenName:input.text",
                        "14 REJECTED givenName:input.text",
                        "15 ACCEPTED ",
                        "16 REJECTED no:input.missing; dateOfBirth:input.date-range");
        assertThat(report(file, "in_words"))
                .contains(
                        "3 REJECTED givenName must have at most 200 characters",
                        "8 REJECTED dateOfBirth must be a date such as 2024-03-31",
                        "11 REJECTED has more or fewer cells than the first row names columns",
                        "16 REJECTED no is needed; dateOfBirth is too early or too late");
        assertThat(OpenRegistry.database().sql("""
                                select r.reference || ' ' || (f.value #>> '{}') from registry.fact f
                                join registry.source_record r on r.id = f.record_id
                                where f.attribute = 'givenName' order by r.reference::int
                                """).query(String.class).list())
                .containsExactly("4 Noémie 😀", "5 محمد", "6 Zo\u00E9", "7 Ulla", "10 Rita", "15 Mo \"the Elder\", Jr");
    }

    @Test
    void saysWhatToDoWhereAFileCannotBeUsed() throws IOException {
        Path broken = OpenRegistry.written(folder, "broken", "no,givenName\n1,Ann\n2,\"Bea\n".getBytes(UTF_8), "");
        Path twice = OpenRegistry.written(
                folder, "twice", "no,phone,tel\n".getBytes(UTF_8), "column.tel = phone\nverified = yes\n");
        LoadProcess absent = LoadProcess.start(OpenRegistry.ENVIRONMENT, folder.resolve("absent.csv"));

        assertThatThrownBy(() -> OpenRegistry.load(broken))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContainingAll("a quotation mark is never closed", "line 3");
        assertThatThrownBy(() -> OpenRegistry.load(twice))
                .isInstanceOf(UnusableMapping.class)
                .hasMessageContainingAll("several columns are read as phone", "verified is not a setting of a mapping");
        assertThat(absent.end()).isEqualTo(2);
        assertThat(absent.screen()).contains("absent.csv cannot be read", "ops/load-clients --help");
        assertThat(OpenRegistry.database()
                        .sql("select count(*) from registry.client")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void add(ByteArrayOutputStream bytes, Charset encoding, String line) {
        bytes.writeBytes((line + "\r\n").getBytes(encoding));
    }

    private static List<String> report(Path file, String column) throws IOException {
        try (Reader reader = Files.newBufferedReader(file.resolveSibling(file.getFileName() + ".report.csv"));
                CSVParser parser = CSVParser.parse(
                        reader,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return parser.stream()
                    .map((CSVRecord row) -> row.get("row") + " " + row.get("outcome") + " " + row.get(column))
                    .toList();
        }
    }
}
