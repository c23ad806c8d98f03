package org.guichet.registry.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.guichet.registry.signature.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not the log's own answer says nothing of the log: it raises no alarm, and keeps nobody waiting. */
class HttpLogTests {
    private static final String NOTE =
            "guichet.example/access-log\n1\nAAAA\n\n\u2014 guichet.example/access-log AAAAAAA=\n";
    private static final String PROBLEM = "application/problem+json";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final CountDownLatch over = new CountDownLatch(1);
    private ExecutorService threads;
    private HttpServer server;
    private HttpLog log;

    @BeforeEach
    void aServer() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        log = new HttpLog(URI.create("http://localhost:" + server.getAddress().getPort()), Duration.ofSeconds(2));
    }

    @AfterEach
    void stopped() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void takesTheLogsOwnAnswers() throws IOException {
        answers(200, TEXT, NOTE);
        assertThat(log.latest()).contains(SignedNote.parse(NOTE));
        answers(404, PROBLEM, "{}");
        assertThat(log.latest()).isEmpty();
        answers(200, "application/json", "{\"hashes\": [\"AAAA\"]}");
        assertThat(log.consistency(1, 2).orElseThrow()).hasSize(1);
        for (String none : new String[] {"nonsense", "{\"hashes\": [\"?\"]}"}) {
            answers(200, "application/json", none);
            assertThat(log.consistency(1, 2)).isEmpty();
        }
        answers(400, PROBLEM, "{}");
        assertThat(log.consistency(1, 2)).isEmpty();
    }

    @Test
    void takesNothingFromAProxyBeforeIt() {
        for (int status : new int[] {200, 400, 403, 404, 502}) {
            answers(status, "text/html", "<html>Not the log</html>");
            assertThatThrownBy(log::latest).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> log.consistency(1, 2)).isInstanceOf(IOException.class);
            assertThatThrownBy(log::keys).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> log.handBack(SignedNote.parse(NOTE)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered " + status);
        }
        answers(404, PROBLEM, "{}");
        assertThatThrownBy(() -> log.consistency(1, 2)).isInstanceOf(IOException.class);
    }

    @Test
    void tellsAnUnknownWitnessFromClocksThatDiffer() {
        answers(403, PROBLEM, "{}");
        assertThatThrownBy(() -> log.handBack(SignedNote.parse(NOTE)))
                .hasMessageContaining("does not know this witness");
        answers(400, PROBLEM, "{}");
        assertThatThrownBy(() -> log.handBack(SignedNote.parse(NOTE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("by its clock it was ")
                .hasMessageContaining("GMT");
    }

    @Test
    void readsNoLongAnswerToItsEnd() {
        answers(200, TEXT, "x".repeat(ShortText.MOST));
        assertThatThrownBy(log::latest).isInstanceOf(IllegalArgumentException.class);
        answers(200, TEXT, "x".repeat(ShortText.MOST + 1));
        assertThatThrownBy(log::latest).isInstanceOf(IOException.class).hasMessageContaining("more than 65536");
    }

    @Test
    void waitsForNoAnswerThatDoesNotEnd() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TEXT);
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(log::latest).isInstanceOf(IOException.class).hasMessageContaining("within 2 seconds");
    }

    /** Whatever is asked, from now on. */
    private void answers(int status, String type, String body) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException first) {
            assertThat(first).isNotNull();
        }
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
