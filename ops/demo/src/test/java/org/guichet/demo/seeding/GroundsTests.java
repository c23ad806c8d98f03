package org.guichet.demo.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A purpose that is not declared is not live: whatever is granted or authorised for it is refused. */
class GroundsTests {
    private final JsonNode grounds = read("demo/grounds.json");

    @Test
    void everyPurposeOfAGrantIsDeclared() {
        assertThat(declared()).containsAll(texts(read("registry/grants.json"), "purposes"));
    }

    @Test
    void everyPurposeOfAnAuthorityAndOfANoticeIsDeclared() {
        assertThat(declared())
                .isNotEmpty()
                .containsAll(texts(grounds.path("authorities"), "purposes"))
                .containsAll(grounds.path("notices")
                        .valueStream()
                        .map(notice -> notice.path("purpose").asString())
                        .toList());
    }

    /** Granted, and never to be had: for some purpose there is no authority that covers a category of a grant. */
    @Test
    void everyCategoryGrantedToStaffAloneIsAuthorised() {
        for (String purpose : List.of("emergency", "emergency-review", "privacy-request")) {
            assertThat(texts(of(grounds.path("authorities"), purpose), "dataCategories"))
                    .as(purpose)
                    .isNotEmpty()
                    .containsAll(texts(of(read("registry/grants.json"), purpose), "categories"));
        }
    }

    private List<String> declared() {
        return grounds.path("purposes")
                .valueStream()
                .map(purpose -> purpose.path("code").asString())
                .toList();
    }

    private static JsonNode of(JsonNode rows, String purpose) {
        var some = JsonMapper.shared().createArrayNode();
        rows.valueStream()
                .filter(row -> row.path("purposes")
                        .valueStream()
                        .anyMatch(one -> one.asString().equals(purpose)))
                .forEach(some::add);
        return some;
    }

    private static List<String> texts(JsonNode rows, String field) {
        return rows.valueStream()
                .flatMap(row -> row.path(field).valueStream())
                .map(JsonNode::asString)
                .distinct()
                .toList();
    }

    private static JsonNode read(String file) {
        try (var stream = new ClassPathResource(file).getInputStream()) {
            return JsonMapper.shared().readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
