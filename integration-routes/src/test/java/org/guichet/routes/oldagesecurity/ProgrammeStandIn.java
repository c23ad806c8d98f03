package org.guichet.routes.oldagesecurity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A programme that hears everything and answers what it was told to answer, then 202. */
final class ProgrammeStandIn implements AutoCloseable {
    /** Instead of a status: the connection breaks before the answer. */
    static final int LOST = 0;

    record Heard(String key, String signature, String contentType, byte[] body) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    ProgrammeStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/applications", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        heard.add(new Heard(
                header(exchange, "Idempotency-Key"),
                header(exchange, "X-JWS-Signature"),
                header(exchange, "Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        Integer told = answers.poll();
        int status = told == null ? 202 : told;
        if (status != LOST) {
            byte[] answer = "{\"receipt\":\"OAS-1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
