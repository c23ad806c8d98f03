package org.guichet.registry.auditpack;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pack says, in one language: it is read where the platform's pages are not. */
final class PackWords {
    private final Properties words = new Properties();
    private final Locale language;

    private PackWords(Locale language) {
        this.language = language;
    }

    static PackWords in(Locale language) {
        PackWords read = new PackWords(language);
        String name = "words_" + language.getLanguage() + ".properties";
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(PackWords.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            read.words.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }

    Properties all() {
        return words;
    }

    /** @throws NullPointerException where nothing is written under the key */
    String of(String key, Object... arguments) {
        String text = Objects.requireNonNull(words.getProperty(key), key);
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    /** A cell of a table, for people. */
    String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Boolean yes -> of(yes ? "yes" : "no");
            case Number number -> NumberFormat.getInstance(language).format(number);
            case List<?> list -> list.stream().map(this::cell).collect(Collectors.joining(", "));
            default ->
                find("value." + cell).map(text -> text + " (" + cell + ")").orElse(cell.toString());
        };
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }
}
