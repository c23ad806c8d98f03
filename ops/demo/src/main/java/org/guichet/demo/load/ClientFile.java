package org.guichet.demo.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.guichet.registry.registration.load.Line;

/**
 * A CSV file of people (RFC 4180, UTF-8 with or without a byte order mark), its first row naming the columns. Empty lines
 * are no rows.
 */
final class ClientFile implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    private static final int MARK = 0xFEFF;

    private final CSVParser parser;

    private ClientFile(CSVParser parser) {
        this.parser = parser;
    }

    /** The file cannot be read as one of rows and columns. */
    static final class UnusableFile extends IllegalArgumentException {
        UnusableFile(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** What one pass over the bytes tells. */
    record Measure(String sha256, int rows) {}

    /** @throws UnusableFile where its first row does not name the columns */
    static ClientFile open(Path path) {
        try {
            InputStreamReader reader =
                    new InputStreamReader(new BufferedInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8);
            java.io.BufferedReader text = new java.io.BufferedReader(reader);
            text.mark(1);
            if (text.read() != MARK) {
                text.reset();
            }
            return new ClientFile(CSVParser.parse(text, FORMAT));
        } catch (IllegalArgumentException nameless) {
            throw new UnusableFile("its first row must name every column, each by a name of its own", nameless);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws UnusableFile where it is broken somewhere; nothing of it has been entered then */
    static Measure measure(Path path) {
        try (InputStream bytes = new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(path)), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
            String sha256 = HexFormat.of()
                    .formatHex(((DigestInputStream) bytes).getMessageDigest().digest());
            try (ClientFile file = open(path)) {
                int rows = 0;
                for (Iterator<Line> lines = file.lines(); lines.hasNext(); lines.next()) {
                    rows++;
                }
                return new Measure(sha256, rows);
            }
        } catch (UncheckedIOException broken) {
            throw new UnusableFile(
                    "a quotation mark is never closed, or text follows a closed one: "
                            + Objects.requireNonNull(broken.getCause()).getMessage(),
                    broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    List<String> header() {
        return parser.getHeaderNames();
    }

    Iterator<Line> lines() {
        Iterator<CSVRecord> records = parser.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Line next() {
                CSVRecord record = records.next();
                return new Line((int) record.getRecordNumber(), record.toMap(), record.isConsistent());
            }
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
