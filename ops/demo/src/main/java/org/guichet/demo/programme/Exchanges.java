package org.guichet.demo.programme;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every answer of the little server has in common. */
final class Exchanges {
    private static final Pattern HERE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");
    private static final int MOST_BYTES = 1_000_000;

    private Exchanges() {}

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
        answer(exchange, status, "{\"reason\":\"" + reason + "\"}");
    }

    /** A page of some other site, opened in a browser here, must not reach the demo by a name that points at it. */
    static boolean meantForUs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && HERE.matcher(host).matches();
    }

    static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(MOST_BYTES);
    }

    static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}
