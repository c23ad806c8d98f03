package org.guichet.registry.audit.proof;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** An export as it lies in a file: read line by line, however long it is. */
public final class ExportFile implements Closeable {
    private static final ObjectWriter WRITER = JsonMapper.shared().writerFor(ExportLine.class);
    private static final ObjectReader READER = JsonMapper.shared().readerFor(ExportLine.class);

    private final BufferedReader lines;
    private long number;

    private ExportFile(InputStream bytes) {
        this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
    }

    /** A line that is none of an export. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(long number) {
            super("Line " + number + " is not one of an export");
        }
    }

    public static ExportFile open(Path file) throws IOException {
        return new ExportFile(Files.newInputStream(file));
    }

    public static void write(ExportLine line, OutputStream out) throws IOException {
        out.write(WRITER.writeValueAsBytes(line));
        out.write('\n');
    }

    /**
     * The next line.
     *
     * @throws Unreadable where there is something else
     */
    public Optional<ExportLine> next() throws IOException {
        @Nullable String line = lines.readLine();
        if (line == null) {
            return Optional.empty();
        }
        number++;
        @Nullable ExportLine said;
        try {
            said = READER.readValue(line);
        } catch (JacksonException malformed) {
            throw unreadable();
        }
        if (said == null) {
            throw unreadable();
        }
        return Optional.of(said);
    }

    /** That the line read last does not belong where it stands. */
    Unreadable unreadable() {
        return new Unreadable(number);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
