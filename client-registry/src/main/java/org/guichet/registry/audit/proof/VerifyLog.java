package org.guichet.registry.audit.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.WitnessKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ops/verify-log [--checkpoint FILE] [--keys FILE] EXPORT}, or {@code --proof FILE} for one entry: needs no platform,
 * no database and no network. Ends with 0 where everything holds, with 1 where something does not, with 2 where it could not
 * be looked at, or not be compared with what was given for that.
 */
public final class VerifyLog {
    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int NOT_LOOKED_AT = 2;
    private static final String USAGE = """
            Usage: verify-log [--checkpoint FILE] [--witness VKEY] [--keys FILE] EXPORT
                   verify-log [--checkpoint FILE] [--witness VKEY] [--keys FILE] --proof FILE
              EXPORT             what ops/export-log wrote
              --proof FILE       the proof of one entry, as its client got it from her ledger
              --checkpoint FILE  checkpoints kept elsewhere: signed notes one after the other, as a witness keeps them, or
                                 an answer of GET /api/v1/privacy/log/checkpoints; without one a cut tail cannot be seen
              --witness VKEY     a witness's public key, as ops/witness prints it: the proof, and each checkpoint kept elsewhere,
                                 has to be co-signed with it
              --keys FILE        public keys kept elsewhere: an answer of GET /api/v1/signature-keys; without it
                                 signatures are not verified
            """;

    private final List<Checkpoint> kept = new ArrayList<>();
    private PublishedKeys keys = PublishedKeys.NONE;
    private @Nullable WitnessKey witness;
    private @Nullable Path checkpoints;
    private @Nullable Path export;
    private @Nullable Path proof;

    private VerifyLog() {}

    /** What keeps it from looking. */
    private static final class Stopped extends RuntimeException {
        Stopped(String why) {
            super(why);
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    public static boolean asks(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("verify-log");
    }

    /** @return how the command ends */
    public static int run(List<String> arguments, PrintStream screen) {
        try {
            VerifyLog command = new VerifyLog();
            return command.understood(arguments.iterator()).verify(screen);
        } catch (Stopped stopped) {
            screen.println(stopped.getMessage());
        } catch (ExportFile.Unreadable unreadable) {
            screen.println(unreadable.getMessage() + ". Nothing more was looked at.");
        } catch (IOException unreadable) {
            screen.println("Cannot be read: " + unreadable.getMessage());
        } catch (RuntimeException unexpected) {
            screen.println("Cannot be looked at: " + unexpected);
        }
        return NOT_LOOKED_AT;
    }

    private VerifyLog understood(Iterator<String> left) throws IOException {
        while (left.hasNext()) {
            String word = left.next();
            if (word.equals("--checkpoint") && left.hasNext()) {
                checkpoints = file(left.next());
            } else if (word.equals("--keys") && left.hasNext()) {
                keys = keys(file(left.next()));
            } else if (word.equals("--witness") && left.hasNext()) {
                witness = witness(left.next());
            } else if (word.equals("--proof") && left.hasNext()) {
                proof = file(left.next());
            } else if (word.startsWith("--") || export != null) {
                throw new Stopped(USAGE);
            } else {
                export = file(word);
            }
        }
        if (checkpoints != null) {
            read(checkpoints);
        }
        return this;
    }

    private int verify(PrintStream screen) throws IOException {
        if ((export == null) == (proof == null) || witness != null && proof == null && checkpoints == null) {
            throw new Stopped(USAGE);
        }
        return proof == null ? verifyExport(Objects.requireNonNull(export), screen) : verifyEntry(proof, screen);
    }

    private int verifyEntry(Path given, PrintStream screen) throws IOException {
        try {
            EntryProof entry = EntryProof.read(given);
            List<String> faults = entry.faults(keys, witness, kept);
            screen.println(entry);
            if (keys.isEmpty()) {
                screen.println("The signature was not verified, for want of --keys.");
            }
            if (witness == null) {
                screen.println("Whether a witness co-signed was not looked at, for want of --witness.");
            }
            faults.forEach(screen::println);
            if (!faults.isEmpty()) {
                screen.println("It does not hold.");
                return DOES_NOT_HOLD;
            }
            if (checkpoints != null && !entry.isComparedWith(kept)) {
                screen.println("No checkpoint of " + checkpoints
                        + " is of a tree of that size: the proof was compared with none."
                        + " What was looked at holds.");
                return NOT_LOOKED_AT;
            }
            screen.println("Everything holds.");
            return HOLDS;
        } catch (IllegalArgumentException malformed) {
            throw new Stopped(given + " does not hold a proof.");
        }
    }

    private int verifyExport(Path export, PrintStream screen) throws IOException {
        try (ExportFile file = ExportFile.open(export)) {
            LogProof.Report report = LogProof.elsewhere(keys, kept).check(file);
            tell(report, screen);
            return report.holds() ? HOLDS : DOES_NOT_HOLD;
        }
    }

    private void tell(LogProof.Report report, PrintStream screen) {
        screen.printf(
                "%,d entries under %,d seals, %,d of them signed; %,d entries under no seal yet.%n",
                report.leaves(), report.seals(), report.signed(), report.loose());
        if (report.signed() > 0 && !report.unsigned().isEmpty()) {
            screen.printf("Seals without a checkpoint of their own: %s.%n", report.unsigned());
        }
        if (kept.isEmpty()) {
            screen.println("Whether the tail was cut off cannot be told without --checkpoint.");
        } else {
            screen.printf("%,d of %,d checkpoints kept elsewhere fit.%n", report.fitting(), kept.size());
        }
        if (keys.isEmpty()) {
            screen.println("Signatures were not verified, for want of --keys.");
        }
        report.findings().forEach(screen::println);
        if (report.more() > 0) {
            screen.printf("and %,d more.%n", report.more());
        }
        screen.println(report.holds() ? "Everything holds." : "It does not hold.");
    }

    private void read(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            for (SignedNote note : notes(text)) {
                Checkpoint checkpoint = Checkpoint.of(note);
                if (!keys.isEmpty()
                        && (!checkpoint.isOf(keys) || !(keys.verify(note) instanceof PublishedKeys.Verdict.Signed))) {
                    throw new Stopped("A checkpoint of " + file + " is not signed with a published key.");
                }
                if (witness != null && witness.cosigned(note).isEmpty()) {
                    throw new Stopped(
                            "A checkpoint of " + file + " is not co-signed by " + witness.name() + " with that key.");
                }
                kept.add(checkpoint);
            }
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw new Stopped(file + " does not hold checkpoints.");
        }
        if (kept.isEmpty()) {
            throw new Stopped(file + " does not hold checkpoints.");
        }
    }

    /** As they are kept one after the other, or as the API answers them. */
    private static List<SignedNote> notes(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return SignedNote.parseAll(text);
        }
        List<SignedNote> notes = new ArrayList<>();
        for (JsonNode item : JsonMapper.shared().readTree(text).path("items")) {
            if (item.path("note").isString()) {
                notes.add(SignedNote.parse(item.path("note").stringValue()));
            }
        }
        return notes;
    }

    private static PublishedKeys keys(Path file) throws IOException {
        try {
            return PublishedKeys.parse(Files.readString(file));
        } catch (IllegalArgumentException malformed) {
            throw new Stopped(file + " does not hold published keys.");
        }
    }

    private static WitnessKey witness(String vkey) {
        try {
            return WitnessKey.parse(vkey);
        } catch (IllegalArgumentException malformed) {
            throw new Stopped(vkey + " is not the public key of a witness.");
        }
    }

    /** The script changes the folder; what a person typed is meant from where she stood. */
    private static Path file(String name) {
        return Path.of(System.getProperty("guichet.called-from", "")).resolve(name);
    }
}
