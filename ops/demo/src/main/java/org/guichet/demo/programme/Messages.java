package org.guichet.demo.programme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the gateway that carries text messages and e-mail: takes them from Guichet alone and delivers them to nobody.
 * The newest are kept in memory, for whoever tries to read what the client would.
 */
final class Messages implements HttpHandler {
    private static final int KEPT = 20;

    private final GuichetSignature signature;
    private final Switch mode;
    private final JsonMapper json;
    private final Deque<Message> newest = new ArrayDeque<>();

    /** A message as it would have been delivered. */
    record Message(String idempotencyKey, JsonNode message) {}

    Messages(GuichetSignature signature, Switch mode, JsonMapper json) {
        this.signature = signature;
        this.mode = mode;
        this.json = json;
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

    /** Newest first. */
    synchronized List<Message> all() {
        return List.copyOf(newest);
    }

    private void take(HttpExchange exchange, String key, byte[] body) throws IOException {
        JsonNode message;
        try {
            message = json.readTree(body);
        } catch (JacksonException e) {
            Exchanges.refuse(exchange, 400, "unreadable");
            return;
        }
        for (String field : List.of("to", "text", "kind")) {
            if (message.path(field).asString("").isEmpty()) {
                Exchanges.refuse(exchange, 400, "unreadable");
                return;
            }
        }
        keep(new Message(key, message));
        Exchanges.answer(exchange, 202, "{}");
    }

    /** One that comes again is delivered once. */
    private synchronized void keep(Message message) {
        Set<String> keys = new HashSet<>();
        newest.forEach(one -> keys.add(one.idempotencyKey()));
        if (keys.add(message.idempotencyKey())) {
            newest.addFirst(message);
        }
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
    }
}
