package org.guichet.demo.seeding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The synthetic people, read from the file. */
final class People {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private People() {}

    static List<Person> all() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("demo/people/people.csv").getInputStream(), StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return parser.stream().map(People::person).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Person person(CSVRecord line) {
        Map<String, String> values = new HashMap<>(line.toMap());
        values.values().removeIf(String::isEmpty);
        return new Person((int) line.getRecordNumber(), values);
    }
}
