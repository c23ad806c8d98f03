package org.guichet.demo.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is declared is called by a name on the pages, and not by its code. */
class GroundWordsTests {
    private final JsonNode grounds = grounds();

    @ParameterizedTest
    @ValueSource(strings = {"pages.properties", "pages_fr.properties"})
    void everyPurposeHasOne(String language) {
        assertThat(keys(language))
                .containsAll(texts("purposes", "code", "purpose.").toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages.properties", "pages_fr.properties"})
    void everyPartyHasOne(String language) {
        List<String> parties = Stream.of("fromParty", "toParty")
                .flatMap(field -> texts("authorities", field, "party."))
                .filter(key -> !key.equals("party.*"))
                .toList();

        assertThat(keys(language)).containsAll(parties);
    }

    private Stream<String> texts(String of, String field, String prefix) {
        return StreamSupport.stream(grounds.path(of).spliterator(), false)
                .map(one -> prefix + one.path(field).asString());
    }

    private static JsonNode grounds() {
        try (var stream = new ClassPathResource("demo/grounds.json").getInputStream()) {
            return JsonMapper.builder().build().readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> keys(String language) {
        Properties texts = new Properties();
        try (var reader =
                new InputStreamReader(new ClassPathResource(language).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(texts.stringPropertyNames());
    }
}
