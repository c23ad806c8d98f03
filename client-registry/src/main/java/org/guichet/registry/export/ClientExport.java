package org.guichet.registry.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** An export that is made and waits, encrypted, to be handed over once; whoever asked for it closes it. */
public final class ClientExport implements Closeable {
    static final String JSON = "export.json";
    static final String HTML = "export.html";
    static final String SCHEMA = "export.schema.json";
    static final String MANIFEST = "manifest.json";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final UUID id;
    private final Instant at;
    private final List<ExportPart> parts;

    ClientExport(UUID id, Instant at, List<ExportPart> parts) {
        this.id = id;
        this.at = at;
        this.parts = List.copyOf(parts);
    }

    public UUID id() {
        return id;
    }

    /** What a browser calls the file: it says nothing of whose it is. */
    public String fileName() {
        return "guichet-export-" + id + ".zip";
    }

    /** Writes the ZIP, piece by piece: the manifest with the hash of each file, the files, and what their JSON means. */
    public void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        begin(zip, MANIFEST);
        zip.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest()));
        zip.closeEntry();
        for (ExportPart part : parts) {
            begin(zip, part.name());
            try (InputStream in = part.spool().reading()) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        begin(zip, SCHEMA);
        zip.write(schema());
        zip.closeEntry();
        zip.finish();
    }

    private void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
    }

    private Map<String, Object> manifest() {
        return Map.of(
                "version",
                "1",
                "exportId",
                id.toString(),
                "madeAt",
                at.toString(),
                "files",
                parts.stream()
                        .map(part -> Map.of("name", part.name(), "bytes", part.bytes(), "sha256", part.sha256()))
                        .toList());
    }

    static byte[] schema() {
        try (InputStream in = Objects.requireNonNull(ClientExport.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Deletes what waits. */
    @Override
    public void close() {
        parts.forEach(part -> part.spool().close());
    }
}
