package org.guichet.demo.programme;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the demo programme needs of the platform: keys, a token, and an ear for outcomes. */
final class StandInForGuichet implements AutoCloseable {
    /** An outcome as it came in. */
    record Heard(
            byte[] body,
            @Nullable String signature,
            @Nullable String token,
            @Nullable String idempotencyKey) {}

    final List<Heard> outcomes = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    private final ECKey key;
    private final HttpServer server;

    StandInForGuichet() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(
                "/api/v1/message-keys", e -> Exchanges.answer(e, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/oauth2/token", e -> Exchanges.answer(e, 200, "{\"access_token\":\"a-token\",\"expires_in\":60}"));
        server.createContext("/api/v1/programmes/oas/outcomes", e -> {
            outcomes.add(new Heard(
                    Exchanges.body(e),
                    Exchanges.header(e, "X-JWS-Signature"),
                    Exchanges.header(e, "Authorization"),
                    Exchanges.header(e, "Idempotency-Key")));
            Exchanges.answer(e, refusals.getAndDecrement() > 0 ? 503 : 202, "{}");
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String signature(String body) throws JOSEException {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new Payload(body.getBytes(StandardCharsets.UTF_8)));
        jws.sign(new ECDSASigner(key));
        return jws.serialize(true);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
