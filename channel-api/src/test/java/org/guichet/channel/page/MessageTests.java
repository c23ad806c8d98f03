package org.guichet.channel.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English and French say the same things. */
class MessageTests {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)");

    private static final Pattern WRONG = Pattern.compile("\"(input\\.[a-z.-]+)\"");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            List<String> names = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith("_fr.properties"))
                    .map(name -> name.replace("_fr.properties", ""))
                    .toList();
            assertThat(names).contains("pages");
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameKeysInBothLanguages(String bundle) throws IOException {
        assertThat(keys(bundle + "_fr")).isEqualTo(keys(bundle)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void takesTheSameArgumentsInBothLanguages(String bundle) throws IOException {
        Properties english = load(bundle);
        Properties french = load(bundle + "_fr");

        assertThat(keys(bundle))
                .allSatisfy(key -> assertThat(arguments(french.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @Test
    void findsEveryKeyATemplateNames() throws IOException {
        Set<String> said = new TreeSet<>();
        for (String bundle : bundles().toList()) {
            said.addAll(keys(bundle));
        }

        assertThat(namedInTemplates()).isNotEmpty().isSubsetOf(said);
    }

    @Test
    void findsEveryKeyOfAWrongField() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String storey : List.of("client-registry", "service-catalog", "channel-api")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", storey, "src", "main", "java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    WRONG.matcher(Files.readString(source))
                            .results()
                            .map(match -> match.group(1))
                            .forEach(named::add);
                }
            }
        }

        assertThat(named).isNotEmpty().isSubsetOf(keys("messages"));
    }

    private static Set<String> namedInTemplates() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(template))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(named::add);
            }
        }
        return named;
    }

    private static Set<String> keys(String bundle) throws IOException {
        return new TreeSet<>(load(bundle).stringPropertyNames());
    }

    private static List<String> arguments(String text) {
        new MessageFormat(text);
        return Pattern.compile("\\{\\d")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static Properties load(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(bundle + ".properties"), UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
