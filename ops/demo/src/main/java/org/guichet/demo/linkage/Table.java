package org.guichet.demo.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of records: a header, then a row a record, its id in the first column, of its own. UTF-8, with or without a byte order
 * mark; separated by commas, or by semicolons or tabs where the header has no comma.
 */
record Table(List<String> columns, List<List<String>> rows) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LOOK_AHEAD = 1 << 16;

    static Table read(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                LOOK_AHEAD)) {
            skipMark(reader);
            return read(file, reader);
        } catch (NoSuchFileException absent) {
            throw new Unreadable(file + ": there is no such file.");
        } catch (CharacterCodingException otherEncoding) {
            throw new Unreadable(file + ": this is not UTF-8. Save it as UTF-8 and try again.");
        } catch (IOException unreadable) {
            throw new Unreadable(file + ": this cannot be read.");
        }
    }

    private static Table read(Path file, BufferedReader reader) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(reader))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        try (CSVParser parser = CSVParser.parse((Reader) reader, format)) {
            for (CSVRecord row : parser) {
                if (!rows.isEmpty()) {
                    check(row, rows.getFirst().size(), parser.getCurrentLineNumber(), lines)
                            .ifPresent(why -> {
                                throw new Unreadable(
                                        "%s, line %d: %s".formatted(file, parser.getCurrentLineNumber(), why));
                            });
                }
                rows.add(row.toList());
            }
        } catch (UncheckedIOException malformed) {
            if (malformed.getCause() instanceof CharacterCodingException coding) {
                throw coding;
            }
            throw new Unreadable(
                    file + ": after line " + rows.size() + " a quoted value is not closed as it should be.");
        }
        if (rows.isEmpty()) {
            throw new Unreadable(file + ": this is empty; a header was expected.");
        }
        return new Table(rows.getFirst(), rows.subList(1, rows.size()));
    }

    /** Pairs are told by the ids: two rows of one id, or a row without, could not be told. */
    private static Optional<String> check(CSVRecord row, int columns, long line, Map<String, Long> lines) {
        if (row.size() != columns) {
            return Optional.of("%d values where the header has %d.".formatted(row.size(), columns));
        }
        if (row.get(0).isEmpty()) {
            return Optional.of("no id in the first column.");
        }
        Long earlier = lines.putIfAbsent(row.get(0), line);
        return earlier == null
                ? Optional.empty()
                : Optional.of("the id in the first column is that of line %d already.".formatted(earlier));
    }

    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD / 2];
        int length = reader.read(start);
        reader.reset();
        String header = length <= 0
                ? ""
                : new String(start, 0, length).lines().findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    }
}
