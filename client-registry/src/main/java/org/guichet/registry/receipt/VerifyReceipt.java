package org.guichet.registry.receipt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.guichet.registry.signature.PublishedKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ops/verify-receipt FILE --keys FILE}: needs no platform, no database and no network. Ends with 0 where the receipt
 * holds, with 1 where it does not, with 2 where it could not be looked at.
 */
public final class VerifyReceipt {
    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int NOT_LOOKED_AT = 2;
    private static final long LARGEST = 1_000_000;
    private static final String USAGE = """
            Usage: verify-receipt FILE --keys FILE
              FILE         a signed receipt: GET /api/v1/consents/{id}/receipt with Accept: application/jose
              --keys FILE  public keys kept elsewhere: an answer of GET /api/v1/signature-keys
            """;

    private @Nullable Path receipt;
    private @Nullable Path keys;

    private VerifyReceipt() {}

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
        return arguments.length > 0 && arguments[0].equals("verify-receipt");
    }

    /** @return how the command ends */
    public static int run(List<String> arguments, PrintStream screen) {
        try {
            return new VerifyReceipt().understood(arguments.iterator()).verify(screen);
        } catch (Stopped stopped) {
            screen.println(stopped.getMessage());
        } catch (IOException unreadable) {
            screen.println("Cannot be read: " + unreadable.getMessage());
        }
        return NOT_LOOKED_AT;
    }

    private VerifyReceipt understood(Iterator<String> left) {
        while (left.hasNext()) {
            String word = left.next();
            if (word.equals("--keys") && left.hasNext() && keys == null) {
                keys = file(left.next());
            } else if (word.startsWith("--") || receipt != null) {
                throw new Stopped(USAGE);
            } else {
                receipt = file(word);
            }
        }
        return this;
    }

    private int verify(PrintStream screen) throws IOException {
        if (receipt == null || keys == null) {
            throw new Stopped(USAGE);
        }
        SignedReceipt.Finding finding = SignedReceipt.check(text(receipt).strip(), keys(keys));
        return switch (finding) {
            case SignedReceipt.Finding.Refused refused -> {
                screen.println("The receipt does not hold: " + refused.why() + ".");
                yield DOES_NOT_HOLD;
            }
            case SignedReceipt.Finding.Holds holds -> {
                screen.printf(
                        "The receipt holds: signed at %s with the key %s.%n",
                        Instant.ofEpochSecond(holds.jws().iat()), holds.jws().kid());
                tell(holds.jws().payload(), screen);
                yield HOLDS;
            }
        };
    }

    /** What it says, for whoever has only the line of letters. */
    private static void tell(String payload, PrintStream screen) {
        JsonNode content = JsonMapper.shared().readTree(payload);
        JsonNode record = content.path("record");
        screen.printf(
                "Receipt %s of the consent %s, issued at %s.%n",
                ReceiptText.text(content, "receipt_id"),
                ReceiptText.text(record, "record_id"),
                ReceiptText.text(content, "issued"));
        record.path("events")
                .forEach(event -> screen.printf(
                        "  %s %s%n", ReceiptText.text(event, "event_time"), ReceiptText.text(event, "event_state")));
    }

    private static PublishedKeys keys(Path file) throws IOException {
        try {
            return PublishedKeys.parse(text(file));
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw new Stopped(file + " holds no public keys as GET /api/v1/signature-keys answers them.");
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new Stopped(file + " is too large to be one.");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** As whoever called it wrote the path, wherever the script has gone since. */
    private static Path file(String name) {
        Path file = Path.of(System.getProperty("guichet.called-from", "")).resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new Stopped("There is no file " + name + ".");
        }
        return file;
    }
}
