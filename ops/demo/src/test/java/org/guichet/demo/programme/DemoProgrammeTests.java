package org.guichet.demo.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoProgrammeTests {
    private static final String APPLICATION = """
            {"applicationId":"a-1","serviceCode":"gis","answers":{"maritalStatus":"WIDOWED","income.net":8400}}""";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private StandInForGuichet guichet;
    private DemoProgramme programme;

    @BeforeEach
    void start() throws Exception {
        guichet = new StandInForGuichet();
        programme = DemoProgramme.start(0, folder, guichet.address());
    }

    @AfterEach
    void stop() {
        programme.close();
        guichet.close();
    }

    @Test
    void takesASignedApplicationOnceHoweverOftenItComes() throws Exception {
        HttpResponse<String> first = apply("key-1", APPLICATION, guichet.signature(APPLICATION));
        HttpResponse<String> second = apply("key-1", APPLICATION, guichet.signature(APPLICATION));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        JsonNode effect = effects().path("effects").path(0);
        assertThat(effect.path("effects").asInt()).isEqualTo(1);
        assertThat(effect.path("deliveries").asInt()).isEqualTo(2);
    }

    @Test
    void answersWithAnOutcomeSignedWithItsPublishedKey() throws Exception {
        apply("key-1", APPLICATION, guichet.signature(APPLICATION));

        StandInForGuichet.Heard heard = nextOutcome(1);
        JWSObject jws = JWSObject.parse(heard.signature(), new Payload(heard.body()));
        JWKSet keys = JWKSet.parse(programme.publicKeys());
        assertThat(jws.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(jws.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(heard.token()).isEqualTo("Bearer a-token");
        assertThat(JSON.readTree(heard.body()).path("outcome").asString()).isEqualTo("GRANTED");
    }

    @Test
    void tellsTheSameOutcomeAgainUntilItIsHeard() throws Exception {
        guichet.refusals.set(1);
        apply("key-1", APPLICATION, guichet.signature(APPLICATION));

        nextOutcome(2);
        assertThat(guichet.outcomes.get(1).body())
                .isEqualTo(guichet.outcomes.get(0).body());
        assertThat(guichet.outcomes.get(1).idempotencyKey())
                .isEqualTo(guichet.outcomes.get(0).idempotencyKey());
    }

    @Test
    void refusesWhatGuichetDidNotSign() throws Exception {
        assertThat(apply("key-1", APPLICATION, guichet.signature("{}")).statusCode())
                .isEqualTo(401);
        assertThat(apply("key-1", APPLICATION, "no-signature").statusCode()).isEqualTo(401);
        assertThat(effects().path("total").asInt()).isZero();
    }

    @Test
    void refusesAnotherApplicationUnderTheSameKey() throws Exception {
        apply("key-1", APPLICATION, guichet.signature(APPLICATION));
        String other = APPLICATION.replace("a-1", "a-2");

        assertThat(apply("key-1", other, guichet.signature(other)).statusCode()).isEqualTo(422);
    }

    @Test
    void takesNothingWhileItIsDown() throws Exception {
        turn("DOWN");

        assertThat(apply("key-1", APPLICATION, guichet.signature(APPLICATION)).statusCode())
                .isEqualTo(503);
        assertThat(effects().path("total").asInt()).isZero();
    }

    @Test
    void takesEffectThoughTheAnswerIsLost() throws Exception {
        turn("LOSE_ANSWER");

        assertThatThrownBy(() -> apply("key-1", APPLICATION, guichet.signature(APPLICATION)))
                .isInstanceOf(IOException.class);
        assertThat(effects().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void remembersAcrossARestartWhatItTookAndWhatItOwes() throws Exception {
        turn("DOWN");
        turn("UP");
        apply("key-1", APPLICATION, guichet.signature(APPLICATION));
        programme.close();

        programme = DemoProgramme.start(0, folder, guichet.address());

        nextOutcome(1);
        assertThat(effects().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAnUnknownMode() throws Exception {
        assertThat(turn("SIDEWAYS").statusCode()).isEqualTo(400);
    }

    private StandInForGuichet.Heard nextOutcome(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> guichet.outcomes.size() >= count);
        return guichet.outcomes.getFirst();
    }

    @Test
    void takesASignedCorrectionOnceAndShowsItAfterARestart() throws Exception {
        String notice = "{\"correctionId\":\"c-1\",\"attribute\":\"address.line\",\"value\":\"2 Main Street\"}";
        HttpResponse<String> first = send("/corrections", "key-c", notice, guichet.signature(notice));
        HttpResponse<String> second = send("/corrections", "key-c", notice, guichet.signature(notice));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        String other = notice.replace("2 Main", "3 Main");
        assertThat(send("/corrections", "key-c", other, guichet.signature(other))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("/corrections", "key-d", notice, guichet.signature(other))
                        .statusCode())
                .isEqualTo(401);
        programme.close();
        programme = DemoProgramme.start(0, folder, guichet.address());
        JsonNode taken = JSON.readTree(http.send(to("/control/corrections").build(), BodyHandlers.ofString())
                .body());
        assertThat(taken.path("total").asInt()).isEqualTo(1);
        assertThat(taken.path("corrections")
                        .path(0)
                        .path("notice")
                        .path("value")
                        .asString())
                .isEqualTo("2 Main Street");
    }

    @Test
    void takesASignedWithdrawalOnceAndKeepsItApartFromCorrections() throws Exception {
        String notice = "{\"consentId\":\"w-1\",\"withdrawnAt\":\"2026-11-02T15:00:00Z\"}";
        HttpResponse<String> first = send("/withdrawals", "key-w", notice, guichet.signature(notice));
        send("/withdrawals", "key-w", notice, guichet.signature(notice));
        String half = "{\"consentId\":\"w-2\"}";

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.body()).contains("OAS-W-000001");
        assertThat(send("/withdrawals", "key-h", half, guichet.signature(half)).statusCode())
                .isEqualTo(400);
        JsonNode taken = JSON.readTree(http.send(to("/control/withdrawals").build(), BodyHandlers.ofString())
                .body());
        assertThat(taken.path("total").asInt()).isEqualTo(1);
        assertThat(taken.path("withdrawals").path(0).path("deliveries").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(http.send(to("/control/corrections").build(), BodyHandlers.ofString())
                                .body())
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void showsTheMessagesAClientWouldGet() throws Exception {
        String message = """
                {"kind":"TEXT_MESSAGE","to":"819-555-0142","text":"123456: your code"}""";
        for (int sent = 0; sent < 2; sent++) {
            assertThat(send("/messages", "key-m", message, guichet.signature(message))
                            .statusCode())
                    .isEqualTo(202);
        }
        for (int sent = 0; sent < 30; sent++) {
            send("/messages", "key-" + sent, message, guichet.signature(message));
        }
        String other = message.replace("123456", "654321");
        assertThat(send("/messages", "key-n", message, guichet.signature(other)).statusCode())
                .isEqualTo(401);
        assertThat(send("/messages", "key-o", "{}", guichet.signature("{}")).statusCode())
                .isEqualTo(400);

        JsonNode shown = JSON.readTree(http.send(to("/control/messages").build(), BodyHandlers.ofString())
                .body());

        assertThat(shown.path("messages").size()).isEqualTo(20);
        assertThat(shown.at("/messages/0/message/text").asString()).isEqualTo("123456: your code");
        assertThat(shown.at("/messages/0/idempotencyKey").asString()).isEqualTo("key-29");
    }

    private HttpResponse<String> apply(String key, String body, String signature)
            throws IOException, InterruptedException {
        return send("/applications", key, body, signature);
    }

    private HttpResponse<String> send(String path, String key, String body, String signature)
            throws IOException, InterruptedException {
        return http.send(
                to(path).header("Idempotency-Key", key)
                        .header("X-JWS-Signature", signature)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> turn(String mode) throws IOException, InterruptedException {
        return http.send(
                to("/control")
                        .POST(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode effects() throws IOException, InterruptedException {
        return JSON.readTree(http.send(to("/control/effects").build(), BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder to(String path) {
        URI address = programme.address().resolve(path);
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
    }
}
