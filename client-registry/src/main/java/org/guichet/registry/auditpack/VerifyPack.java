package org.guichet.registry.auditpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignedNote;

/** Verifies the file of an audit pack without the platform: nothing but the file and the published keys. */
public final class VerifyPack {
    private static final int HOLDS = 0;
    private static final int DOES_NOT = 1;
    private static final int NOT_LOOKED_AT = 2;

    private VerifyPack() {}

    /** {@code FILE.zip KEYS.json}; exits with 0 where it holds, 1 where it does not, 2 where it was not looked at. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 2) {
            out.println("Usage: ops/verify-pack FILE.zip KEYS.json");
            return NOT_LOOKED_AT;
        }
        try {
            List<String> faults = faults(path(arguments[0]), PublishedKeys.parse(Files.readString(path(arguments[1]))));
            faults.forEach(out::println);
            out.println(
                    faults.isEmpty() ? "The pack holds: every file is as it was signed." : "The pack does not hold.");
            return faults.isEmpty() ? HOLDS : DOES_NOT;
        } catch (IOException | IllegalArgumentException unreadable) {
            out.println("Cannot be read: " + unreadable.getMessage());
            return NOT_LOOKED_AT;
        }
    }

    private static Path path(String given) {
        return Path.of(System.getProperty("guichet.called-from", "")).resolve(given);
    }

    /** What does not hold, in plain words; none where all of it does. */
    static List<String> faults(Path zip, PublishedKeys keys) throws IOException {
        Map<String, byte[]> files = files(zip);
        byte[] written = files.remove(PackFile.NOTE_FILE);
        if (written == null) {
            return List.of("There is no " + PackFile.NOTE_FILE);
        }
        SignedNote note = SignedNote.parse(new String(written, StandardCharsets.UTF_8));
        List<String> faults = new ArrayList<>();
        String origin = keys.name() + "/" + PackFile.NOTE;
        if (!note.text().startsWith(origin + "\n")) {
            faults.add("The note is not one of " + origin);
        }
        switch (keys.verify(note)) {
            case Verdict.Signed signed -> {
                if (!made(note).filter(signed::isWithin).isPresent()) {
                    faults.add("The key did not sign at the time the note names");
                }
            }
            case Verdict.Forged forged -> faults.add("The signature does not verify");
            case Verdict.Unknown unknown -> faults.add("No published key signed it");
        }
        compare(note, files, faults);
        return faults;
    }

    /** When it was signed, as the note says. */
    private static Optional<Instant> made(SignedNote note) {
        return note.text()
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(parts -> parts.length == 2 && parts[0].equals(PackFile.MADE))
                .map(parts -> parts[1])
                .findFirst()
                .flatMap(VerifyPack::instant);
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static void compare(SignedNote note, Map<String, byte[]> files, List<String> faults) {
        Map<String, byte[]> left = new LinkedHashMap<>(files);
        for (String line : note.text().split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3 && parts[0].equals("sha256")) {
                byte[] content = left.remove(parts[2]);
                if (content == null) {
                    faults.add("Missing: " + parts[2]);
                } else if (!PackFile.sha256(content).equals(parts[1])) {
                    faults.add("Not as it was signed: " + parts[2]);
                }
            }
        }
        left.keySet().forEach(name -> faults.add("Not signed: " + name));
    }

    /** By the directory of the file, as everything that opens it reads it; what is no part of that directory is not there. */
    private static Map<String, byte[]> files(Path file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (files.put(entry.getName(), in.readAllBytes()) != null) {
                        throw new IllegalArgumentException("Twice in the file: " + entry.getName());
                    }
                }
            }
        }
        return files;
    }
}
