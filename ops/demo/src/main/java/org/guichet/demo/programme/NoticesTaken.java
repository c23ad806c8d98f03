package org.guichet.demo.programme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes notices of one kind, corrections or withdrawals: signed by Guichet, each idempotency key once, kept before anything is answered. */
final class NoticesTaken implements HttpHandler {
    private final Path file;
    private final String receipts;
    private final List<String> needed;
    private final GuichetSignature signature;
    private final Switch mode;
    private final JsonMapper json;
    private final Map<String, Taken> byKey = new LinkedHashMap<>();

    /** A notice as it was taken in; {@code deliveries} counts how often it came since the start. */
    record Taken(String idempotencyKey, JsonNode notice, String receipt, int deliveries) {
        Taken cameAgain() {
            return new Taken(idempotencyKey, notice, receipt, deliveries + 1);
        }
    }

    /**
     * @param receipts how a receipt begins
     * @param needed fields without which a notice is unreadable
     */
    NoticesTaken(
            Path file, String receipts, List<String> needed, GuichetSignature signature, Switch mode, JsonMapper json) {
        this.file = file;
        this.receipts = receipts;
        this.needed = List.copyOf(needed);
        this.signature = signature;
        this.mode = mode;
        this.json = json;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::readAgain);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (mode.now() == Mode.DOWN) {
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
            take(exchange, key, body);
        }
    }

    synchronized List<Taken> all() {
        return List.copyOf(byKey.values());
    }

    private void take(HttpExchange exchange, String key, byte[] body) throws IOException {
        JsonNode notice;
        try {
            notice = json.readTree(body);
        } catch (JacksonException e) {
            Exchanges.refuse(exchange, 400, "unreadable");
            return;
        }
        if (needed.stream().anyMatch(field -> notice.path(field).asString("").isEmpty())) {
            Exchanges.refuse(exchange, 400, "unreadable");
            return;
        }
        Taken taken = kept(key, notice);
        if (!taken.notice().equals(notice)) {
            Exchanges.refuse(exchange, 422, "key-reused");
            return;
        }
        Exchanges.answer(exchange, 202, json.writeValueAsString(Map.of("receipt", taken.receipt())));
    }

    private synchronized Taken kept(String key, JsonNode notice) throws IOException {
        Taken before = byKey.get(key);
        if (before != null) {
            return byKey.merge(key, before.cameAgain(), (old, now) -> now);
        }
        Taken taken = new Taken(key, notice, receipts + "-%06d".formatted(byKey.size() + 1), 1);
        Files.writeString(
                file,
                json.writeValueAsString(taken) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        byKey.put(key, taken);
        return taken;
    }

    /** A last line cut short by a kill was never answered for, so it is left out. */
    private void readAgain(String line) {
        try {
            Taken taken = json.readValue(line, Taken.class);
            byKey.put(taken.idempotencyKey(), taken);
        } catch (JacksonException cutShort) {
            return;
        }
    }
}
