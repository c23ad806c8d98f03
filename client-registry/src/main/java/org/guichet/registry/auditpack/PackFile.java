package org.guichet.registry.auditpack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guichet.registry.signature.SignatureKeys;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The file of a pack: what was found, for programs and for people in both languages, and a signed note of their hashes. */
@Component
class PackFile {
    static final String NOTE = "audit-pack";
    static final String NOTE_FILE = "pack.note";
    static final String MADE = "made";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SignatureKeys keys;

    PackFile(SignatureKeys keys) {
        this.keys = keys;
    }

    /** @param sha256 of the ZIP, in hexadecimal */
    record Made(byte[] zip, String sha256, long findings) {}

    byte[] written(Found found) {
        return JSON.writeValueAsBytes(found);
    }

    /** @param points as {@link #written} writes them, in their order */
    Made made(AuditPack pack, List<byte[]> points, Instant at) {
        List<Found> found =
                points.stream().map(one -> JSON.readValue(one, Found.class)).toList();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("pack.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(PackJson.of(pack, found, at)));
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            String page = new PackHtml(PackWords.in(language), language).page(pack, found, at);
            files.put("pack." + language + ".html", page.getBytes(StandardCharsets.UTF_8));
        }
        files.put(NOTE_FILE, note(pack, files, at).getBytes(StandardCharsets.UTF_8));
        byte[] zip = zip(files, at);
        return new Made(
                zip, sha256(zip), found.stream().mapToLong(Found::findings).sum());
    }

    private String note(AuditPack pack, Map<String, byte[]> files, Instant at) {
        List<String> lines = new ArrayList<>(
                List.of("pack " + pack.id(), "period " + pack.from() + " " + pack.to(), MADE + " " + at));
        files.forEach((name, content) -> lines.add("sha256 " + sha256(content) + " " + name));
        return keys.note(NOTE, lines).toString();
    }

    private static byte[] zip(Map<String, byte[]> files, Instant at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(at.toEpochMilli());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
