package org.guichet.catalog.publicservice.inventory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.core.io.InputStreamSource;

/** Reads a published file row by row: UTF-8, comma separated, with or without a byte order mark. */
public final class InventoryFile {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final File file;
    private final List<String> columns;

    public InventoryFile(File file, List<String> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /**
     * Hands every row to {@code each}, with rows nobody can split among them.
     *
     * @throws InvalidInput where the file is not such a file: a column is missing, it is not UTF-8 or not CSV
     */
    public void read(InputStreamSource source, Consumer<InventoryRow> each) {
        try (Reader reader = open(source);
                CSVParser parser = FORMAT.parse(reader)) {
            requireColumns(parser.getHeaderNames());
            for (CSVRecord values : parser) {
                each.accept(new InventoryRow(file, values));
            }
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw notReadable(e);
        }
    }

    /** Whether the file's header has the columns only a services file, or only a standards file, has. */
    public static File kindOf(InputStreamSource source) {
        try (Reader reader = open(source);
                CSVParser parser = FORMAT.parse(reader)) {
            return parser.getHeaderNames().contains("service_standard_id") ? File.STANDARDS : File.SERVICES;
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw wrong(Stream.of(Wrong.of("file", "import.csv")), e);
        }
    }

    private void requireColumns(List<String> header) {
        List<String> missing = new ArrayList<>(columns);
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw wrong(missing.stream().map(column -> Wrong.of(name() + "." + column, "import.column")), null);
        }
    }

    private InvalidInput notReadable(Exception cause) {
        if (cause instanceof CSVException || cause.getCause() instanceof CSVException) {
            return wrong(Stream.of(Wrong.of(name(), "import.csv")), cause);
        }
        return wrong(Stream.of(Wrong.of(name(), "import.encoding")), cause);
    }

    private String name() {
        return file.name().toLowerCase(Locale.ROOT);
    }

    private static InvalidInput wrong(Stream<Wrong> fields, @org.jspecify.annotations.Nullable Exception cause) {
        InvalidInput wrong = new InvalidInput(fields.toList());
        if (cause != null) {
            wrong.initCause(cause);
        }
        return wrong;
    }

    private static Reader open(InputStreamSource source) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(new BufferedInputStream(source.getInputStream()), 3);
        byte[] start = stream.readNBytes(MARK.length);
        if (!java.util.Arrays.equals(start, MARK)) {
            stream.unread(start);
        }
        return new InputStreamReader((InputStream) stream, StandardCharsets.UTF_8.newDecoder());
    }
}
