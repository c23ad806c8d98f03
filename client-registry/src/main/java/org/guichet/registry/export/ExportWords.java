package org.guichet.registry.export;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What an export says, in one language: it is read where the platform's pages are not. */
final class ExportWords {
    static final ExportWords EN = in(Locale.ENGLISH);
    static final ExportWords FR = in(Locale.FRENCH);

    private final Properties words = new Properties();
    private final Locale language;

    private ExportWords(Locale language) {
        this.language = language;
    }

    static ExportWords of(Locale language) {
        return "fr".equals(language.getLanguage()) ? FR : EN;
    }

    private static ExportWords in(Locale language) {
        ExportWords read = new ExportWords(language);
        String name = "words_" + language.getLanguage() + ".properties";
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(ExportWords.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            read.words.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }

    Locale language() {
        return language;
    }

    Properties all() {
        return words;
    }

    /** @throws NullPointerException where nothing is written under the key */
    String of(String key, Object... arguments) {
        String text = Objects.requireNonNull(words.getProperty(key), key);
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    /** What is written under a key, by language. */
    static Map<String, String> both(String key) {
        return Map.of("en", EN.of(key), "fr", FR.of(key));
    }
}
