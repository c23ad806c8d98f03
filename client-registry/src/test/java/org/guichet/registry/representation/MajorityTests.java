package org.guichet.registry.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.json.JsonMapper;

class MajorityTests {
    private static final LocalDate BORN = LocalDate.of(2008, 2, 29);

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({"QC, 2026-02-28", "ON, 2026-02-28", "NS, 2027-02-28", "BC, 2027-02-28", "YT, 2027-02-28"})
    void followsTheProvince(String province, LocalDate comesOfAge) {
        assertThat(shipped().comesOfAge(BORN, province)).isEqualTo(comesOfAge);
    }

    @Test
    void takesTheLowestAgeWhereTheProvinceIsNotKnown() {
        assertThat(shipped().comesOfAge(BORN, null)).isEqualTo("2026-02-28");
        assertThat(shipped().comesOfAge(BORN, "ZZ")).isEqualTo("2026-02-28");
    }

    @Test
    void takesTheEarliestDayOfAllTheProvincesHeld() {
        Map<String, List<String>> held = Map.of(
                "dateOfBirth", List.of("2008-02-29"),
                "residence.province", List.of("NS", "QC"),
                "address.province", List.of("BC"));

        assertThat(shipped().comesOfAge(code -> held.getOrDefault(code, List.of())))
                .contains(LocalDate.of(2026, 2, 28));
        assertThat(shipped().comesOfAge(code -> code.equals("residence.province") ? List.of("QC") : List.of()))
                .isEmpty();
    }

    @Test
    void aLowerAgeMakesEverybodyOfItAnAdultOnItsFirstDay() throws IOException {
        Majority changed = of("""
                [{"province": "NS", "age": 19, "from": "2000-01-01"}, {"province": "NS", "age": 18, "from": "2030-07-01"},
                 {"province": "*", "age": 18, "from": "2000-01-01"}]
                """);

        assertThat(changed.comesOfAge(LocalDate.of(2010, 1, 1), "NS")).isEqualTo("2029-01-01");
        assertThat(changed.comesOfAge(LocalDate.of(2012, 1, 1), "NS")).isEqualTo("2030-07-01");
        assertThat(changed.comesOfAge(LocalDate.of(2014, 1, 1), "NS")).isEqualTo("2032-01-01");
    }

    @Test
    void aHigherAgeCountsForWhoeverIsNoAdultYet() throws IOException {
        Majority changed = of("""
                [{"province": "QC", "age": 18, "from": "2000-01-01"}, {"province": "QC", "age": 19, "from": "2030-07-01"},
                 {"province": "*", "age": 18, "from": "2000-01-01"}]
                """);

        assertThat(changed.comesOfAge(LocalDate.of(2012, 1, 1), "QC")).isEqualTo("2030-01-01");
        assertThat(changed.comesOfAge(LocalDate.of(2012, 9, 1), "QC")).isEqualTo("2031-09-01");
    }

    private static Majority shipped() {
        return new Majority(
                new DefaultResourceLoader(), JsonMapper.shared(), "classpath:registry/ages-of-majority.json");
    }

    private Majority of(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("ages.json"), json, StandardCharsets.UTF_8);
        return new Majority(
                new DefaultResourceLoader(), JsonMapper.shared(), file.toUri().toString());
    }
}
