package org.guichet.demo.programme;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The back end of Old Age Security, for trying: {@code POST /applications} takes an application signed by Guichet,
 * {@code POST /corrections} a notice of a correction, {@code POST /withdrawals} one of a consent withdrawn,
 * {@code GET /jwks.json} tells its keys, {@code POST /control {"mode": …}} switches faults on and
 * {@code GET /control/effects}, {@code /control/corrections} and {@code /control/withdrawals} say what it has taken in.
 * {@code POST /messages} stands in for a gateway of text messages and e-mail; {@code GET /control/messages} shows them.
 * Reachable from this machine only.
 */
public final class DemoProgramme implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Signing signing;
    private final Switch mode = new Switch();
    private final Answering answering;

    private DemoProgramme(int port, Path folder, URI guichet) throws IOException {
        Files.createDirectories(folder);
        JsonMapper json = JsonMapper.builder().build();
        Clock clock = Clock.systemUTC();
        signing = new Signing(KeyFile.kept(folder.resolve("key.json")), clock);
        Effects effects = new Effects(folder.resolve("effects.jsonl"), json);
        answering = new Answering(effects, new OutcomeSender(guichet, signing, json), mode);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setExecutor(workers);
        GuichetSignature signature = new GuichetSignature(guichet.resolve("/api/v1/message-keys"));
        server.createContext("/applications", new Intake(effects, signature, answering, mode, json, clock));
        NoticesTaken corrections = new NoticesTaken(
                folder.resolve("corrections.jsonl"),
                "OAS-C",
                List.of("correctionId", "attribute"),
                signature,
                mode,
                json);
        NoticesTaken withdrawals = new NoticesTaken(
                folder.resolve("withdrawals.jsonl"),
                "OAS-W",
                List.of("consentId", "withdrawnAt"),
                signature,
                mode,
                json);
        server.createContext("/corrections", corrections);
        server.createContext("/withdrawals", withdrawals);
        Messages messages = new Messages(signature, mode, json);
        server.createContext("/messages", messages);
        server.createContext("/control", new Control(effects, corrections, withdrawals, messages, mode, json));
        server.createContext("/jwks.json", exchange -> Exchanges.answer(exchange, 200, signing.publicKeys()));
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param folder where its key and what it took in are kept
     * @param guichet where the platform is
     */
    public static DemoProgramme start(int port, Path folder, URI guichet) {
        try {
            DemoProgramme programme = new DemoProgramme(port, folder, guichet);
            programme.server.start();
            programme.answering.resume();
            return programme;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its public keys, as Guichet is told them when the programme is declared. */
    public String publicKeys() {
        return signing.publicKeys();
    }

    @Override
    public void close() {
        server.stop(0);
        answering.close();
        workers.shutdownNow();
    }
}
