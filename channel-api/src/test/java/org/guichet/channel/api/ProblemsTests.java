package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.channel.security.Tokens.anAgent;
import static org.guichet.channel.security.Tokens.marie;

import apart.Trying;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiSlice(Trying.class)
@Import(Trying.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTests {
    private static final String TRYING = "/api/v1/clients/trying";

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource({
        "not-found, 404, /problems/not-found, not-found",
        "contact, 403, /problems/disclosure-refused, contact-required",
        "too-many, 429, /problems/slow-down, too-many-reads",
        "grounds, 503, /problems/try-later, grounds-unreadable",
        "state, 409, /problems/state-changed, state-changed",
        "version, 412, /problems/state-changed, stale-version",
        "key, 422, /problems/key-reused, key-reused",
        "input, 400, /problems/invalid-input, invalid-input",
        "down, 503, /problems/try-later, try-later",
        "not-yet, 503, /problems/try-later, try-later",
        "surprise, 500, about:blank, unexpected"
    })
    void answersWhatRoomsThrowAsAProblem(String what, int status, String type, String reason) {
        MvcTestResult answer =
                mvc.get().uri(TRYING + "/" + what).with(anAgent()).exchange();

        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.type", value -> assertThat(value).isEqualTo(type))
                .hasPathSatisfying("$.reason", value -> assertThat(value).isEqualTo(reason))
                .hasPathSatisfying("$.status", value -> assertThat(value).isEqualTo(status))
                .hasPathSatisfying(
                        "$.title", value -> assertThat(value).asString().isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"too-many, 30", "down, 30", "not-yet, 30", "state,"})
    void saysWhenToComeBackWhereThatHelps(String what, @Nullable String seconds) {
        MvcTestResult answer =
                mvc.get().uri(TRYING + "/" + what).with(anAgent()).exchange();

        assertThat(answer.getResponse().getHeader("Retry-After")).isEqualTo(seconds);
    }

    @Test
    void tellsThePresentStateAndVersion() {
        assertThat(mvc.get().uri(TRYING + "/state").with(anAgent())).bodyText().contains("SUBMITTED");
        assertThat(mvc.get().uri(TRYING + "/version").with(anAgent()))
                .bodyText()
                .contains("\"currentState\":\"7\"");
    }

    @Test
    void saysHowToOpenAContact() {
        assertThat(mvc.get().uri(TRYING + "/contact").with(anAgent()))
                .bodyText()
                .contains("POST /api/v1/contacts");
    }

    @Test
    void speaksTheCallersLanguage() {
        assertThat(mvc.get().uri(TRYING + "/not-found").with(anAgent()).header("Accept-Language", "fr-CA"))
                .bodyText()
                .contains("rien ici");
        assertThat(mvc.get().uri(TRYING + "/not-found").with(anAgent()).header("Accept-Language", "de, fr;q=0.5"))
                .bodyText()
                .contains("rien ici");
        assertThat(mvc.get().uri(TRYING + "/not-found").with(anAgent()).header("Accept-Language", "de"))
                .bodyText()
                .contains("nothing here");
    }

    @Test
    void keepsValuesOutOfAnswersAndLogs(CapturedOutput output) {
        MvcTestResult answer =
                mvc.get().uri(TRYING + "/surprise").with(anAgent()).exchange();

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.id")
                .asString()
                .satisfies(id -> assertThat(output).containsOnlyOnce(id));
        assertThat(answer).bodyText().doesNotContain("marie", "1955");
        assertThat(output).contains("IllegalStateException").doesNotContain("marie", "1955");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"extra\":1}|extra",
                "{\"name\":\"a\",\"facts\":[{\"attribute\":\"x\",\"on\":\"31/03/2024\"}]}|facts[0].on",
                "{\"name\":\"a\",\"count\":\"many\"}|count",
                "{\"name\":\"a\",\"facts\":7}|facts",
                "{\"name\":\"\"}|name",
                "{\"name\":\"a name that is longer than allowed\"}|name",
                "{\"name\":\"a\",\"facts\":[{}]}|facts[0].attribute",
                "{\"name\":|body",
                "[]|body",
                "''|body"
            })
    void namesTheWrongField(String body, String field) {
        MvcTestResult answer = post(body);

        assertThat(answer)
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        assertThat(post("""
                        {"name": "", "nickname": {"a": [1]}, "count": "many",
                         "facts": [{"attribute": "x", "on": "31/03/2024"}, {"on": "2024-03-31"}, 7]}
                        """))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "name", "nickname", "count", "facts[0].on", "facts[1].attribute", "facts[2]");
    }

    @Test
    void neverEchoesAValue(CapturedOutput output) {
        assertThat(post("{\"name\":\"Marie Tremblay Gagnon-Bouchard\",\"facts\":[{\"on\":\"1955-13-44\"}]}"))
                .hasStatus(400)
                .bodyText()
                .doesNotContain("Marie", "1955");
        assertThat(output).doesNotContain("Marie", "1955");
    }

    @Test
    void refusesABodyOverOneMegabyte() {
        assertThat(post("{\"name\":\"" + "a".repeat(1_048_577) + "\"}"))
                .hasStatus(413)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("/problems/unreadable");
    }

    @Test
    void refusesOtherMediaTypesAndMethods() {
        assertThat(mvc.post()
                        .uri(TRYING)
                        .with(anAgent())
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("a"))
                .hasStatus(415)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.delete().uri(TRYING).with(anAgent()))
                .hasStatus(405)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri(TRYING + "/errand").with(anAgent()).accept("text/csv"))
                .hasStatus(406)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void namesAWrongParameter() {
        assertThat(mvc.get().uri(TRYING + "/number?limit=many").with(anAgent()))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"limit\"")
                .doesNotContain("many");
        assertThat(mvc.get().uri(TRYING + "/number").with(anAgent()))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"limit\"");
    }

    @Test
    void answersPeopleWithAPage() {
        assertThat(mvc.get().uri("/desk/trying").with(anAgent()).accept(MediaType.TEXT_HTML))
                .hasStatus(404)
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                .bodyText()
                .contains("There is nothing here for you</h1>");
    }

    @Test
    void answersAnUnknownPathOfTheApiAsAProblem() {
        assertThat(mvc.get().uri("/api/v1/clients/trying/a/b/c").with(marie(new UUID(0, 5))))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(TRYING)
                .with(anAgent())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
