package org.guichet.registry.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text and who signed it, in the form of <a href="https://c2sp.org/signed-note">C2SP signed-note</a>.
 *
 * @param text ends with a newline
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final String BEFORE_NAME = "\u2014 ";
    private static final int KEY_ID = Integer.BYTES;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new IllegalArgumentException("A note is lines of text");
        }
    }

    /**
     * A signature line.
     *
     * @param value base64 of the key's id and the signature
     */
    public record Line(String name, String value) {
        public Line {
            if (!name.matches("[^\\s+]+") || Base64.getDecoder().decode(value).length <= KEY_ID) {
                throw new IllegalArgumentException("Not a signature line");
            }
        }

        static Line of(String name, int keyId, byte[] signature) {
            byte[] both = ByteBuffer.allocate(KEY_ID + signature.length)
                    .putInt(keyId)
                    .put(signature)
                    .array();
            return new Line(name, Base64.getEncoder().encodeToString(both));
        }

        int keyId() {
            return ByteBuffer.wrap(Base64.getDecoder().decode(value)).getInt();
        }

        byte[] signature() {
            byte[] both = Base64.getDecoder().decode(value);
            return java.util.Arrays.copyOfRange(both, KEY_ID, both.length);
        }

        /** As it stands in a note, with its end. */
        @Override
        public String toString() {
            return BEFORE_NAME + name + ' ' + value + '\n';
        }
    }

    /** The same with one more signature. */
    public SignedNote with(Line signature) {
        List<Line> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** @throws IllegalArgumentException where it is not exactly one note */
    public static SignedNote parse(String written) {
        List<SignedNote> notes = parseAll(written);
        if (notes.size() != 1 || !notes.getFirst().toString().equals(written)) {
            throw new IllegalArgumentException("Not one signed note");
        }
        return notes.getFirst();
    }

    /**
     * The notes of a file that holds one after the other; empty lines between them do not matter.
     *
     * @throws IllegalArgumentException where something in it is not a note
     */
    public static List<SignedNote> parseAll(String written) {
        List<SignedNote> notes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Line> signatures = new ArrayList<>();
        for (String line : written.split("\n", -1)) {
            if (line.startsWith(BEFORE_NAME) && text.toString().endsWith("\n\n")) {
                signatures.add(signature(line));
                continue;
            }
            if (!signatures.isEmpty()) {
                notes.add(new SignedNote(text.substring(0, text.length() - 1), signatures));
                text.setLength(0);
                signatures.clear();
            }
            if (!line.isEmpty() || !text.isEmpty()) {
                text.append(line).append('\n');
            }
        }
        if (!text.toString().isBlank()) {
            throw new IllegalArgumentException("A note without a signature");
        }
        return notes;
    }

    private static Line signature(String line) {
        String[] parts = line.substring(BEFORE_NAME.length()).split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a signature line");
        }
        return new Line(parts[0], parts[1]);
    }

    /** What is signed. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole note as it is published. */
    @Override
    public String toString() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(whole::append);
        return whole.toString();
    }
}
