package org.guichet.demo.programme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes applications: signed by Guichet, each idempotency key once. */
final class Intake implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Executor AFTER_A_WHILE = CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS);

    private final Effects effects;
    private final GuichetSignature signature;
    private final Answering answering;
    private final Switch mode;
    private final JsonMapper json;
    private final Clock clock;

    Intake(
            Effects effects,
            GuichetSignature signature,
            Answering answering,
            Switch mode,
            JsonMapper json,
            Clock clock) {
        this.effects = effects;
        this.signature = signature;
        this.answering = answering;
        this.mode = mode;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Mode now = mode.now();
        if (now == Mode.DOWN) {
            Exchanges.refuse(exchange, 503, "out-of-order");
            return;
        }
        byte[] body = Exchanges.body(exchange);
        String key = Exchanges.header(exchange, "Idempotency-Key");
        if (!"POST".equals(exchange.getRequestMethod()) || !Exchanges.meantForUs(exchange)) {
            Exchanges.refuse(exchange, 405, "not-allowed");
        } else if (key == null) {
            Exchanges.refuse(exchange, 400, "idempotency-key-missing");
        } else if (!signature.isOver(body, Exchanges.header(exchange, "X-JWS-Signature"))) {
            Exchanges.refuse(exchange, 401, "signature-not-valid");
        } else {
            take(exchange, now, key, body);
        }
    }

    private void take(HttpExchange exchange, Mode now, String key, byte[] body) throws IOException {
        String hash = sha256(body);
        if (effects.find(key).filter(before -> !before.bodyHash().equals(hash)).isPresent()) {
            Exchanges.refuse(exchange, 422, "key-reused");
            return;
        }
        ReceivedApplication application;
        try {
            application = read(body);
        } catch (JacksonException | IllegalArgumentException e) {
            Exchanges.refuse(exchange, 400, "unreadable");
            return;
        }
        Effects.Effect effect = effects.take(key, application, hash, clock.instant());
        LOG.atInfo()
                .addKeyValue("application", application.applicationId())
                .log("The demo programme took an application");
        answering.soon(effect);
        answer(exchange, now, effect);
    }

    private void answer(HttpExchange exchange, Mode now, Effects.Effect effect) throws IOException {
        String receipt = json.writeValueAsString(Map.of("receipt", effect.receipt()));
        switch (now) {
            case LOSE_ANSWER -> exchange.close();
            case SLOW -> CompletableFuture.runAsync(() -> answerLate(exchange, receipt), AFTER_A_WHILE);
            case UP, DOWN -> Exchanges.answer(exchange, 202, receipt);
        }
    }

    private static void answerLate(HttpExchange exchange, String receipt) {
        try {
            Exchanges.answer(exchange, 202, receipt);
        } catch (IOException e) {
            LOG.debug("Nobody waited for the late answer");
        }
    }

    private ReceivedApplication read(byte[] body) {
        JsonNode message = json.readTree(body);
        JsonNode answers = message.path("answers");
        @SuppressWarnings("unchecked")
        Map<String, Object> values =
                json.convertValue(answers.isObject() ? answers : json.createObjectNode(), Map.class);
        values.values().removeIf(java.util.Objects::isNull);
        return new ReceivedApplication(
                message.path("applicationId").asString(""),
                message.path("serviceCode").asString(""),
                values);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
