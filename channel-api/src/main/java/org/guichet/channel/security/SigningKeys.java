package org.guichet.channel.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys the authorization server signs with, shared by all nodes. A new key is published before it signs, and an old
 * one stays published until the last token it signed has expired. In the database they are ciphertext.
 */
class SigningKeys implements JWKSource<SecurityContext> {
    static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);
    static final Duration PUBLISHED_AFTER = Duration.ofHours(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int BITS = 3072;
    private static final int ONE_ROTATION_AT_A_TIME = 0x6B657973;
    /** What a ciphertext of a key is bound to, with the key's own id. */
    static final String WHAT = "signing.key";

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Encryption encryption;
    private final Clock clock;
    private final Duration rotation;
    private volatile @Nullable Snapshot snapshot;

    SigningKeys(
            JdbcClient jdbc, TransactionOperations transaction, Encryption encryption, Clock clock, Duration rotation) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.encryption = encryption;
        this.clock = clock;
        this.rotation = rotation;
    }

    private record Snapshot(JWKSet keys, Instant readAt) {}

    /** The key that signs now. */
    JWK signing() {
        return published().getKeys().getFirst();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(published());
    }

    /** Makes the next key when the newest is old enough, and forgets those no token needs any more. */
    void rotate() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_ROTATION_AT_A_TIME)
                    .query((row, number) -> number)
                    .list();
            List<Instant> newest = jdbc.sql("select active_from from channel.signing_key order by active_from desc")
                    .query((row, number) -> row.getTimestamp(1).toInstant())
                    .list();
            if (newest.isEmpty()) {
                add(clock.instant());
            } else if (newest.getFirst().plus(rotation).isBefore(clock.instant())) {
                add(clock.instant().plus(PUBLISHED_BEFORE));
            }
            forgetReplaced();
        });
        snapshot = null;
    }

    private void add(Instant activeFrom) {
        String kid = UUID.randomUUID().toString();
        try {
            JWK key = new RSAKeyGenerator(BITS)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            Encrypted encrypted = encryption.encrypt(key.toJSONString(), place(kid));
            jdbc.sql("insert into channel.signing_key (kid, ciphertext, key_id, active_from) values (?, ?, ?, ?)")
                    .params(kid, encrypted.ciphertext(), encrypted.keyId(), Timestamp.from(activeFrom))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("No key could be made", e);
        }
        LOG.atInfo()
                .setMessage("Signing key made")
                .addKeyValue("kid", kid)
                .addKeyValue("activeFrom", activeFrom)
                .log();
    }

    private static Place place(String kid) {
        return new Place(WHAT, kid);
    }

    private void forgetReplaced() {
        jdbc.sql("""
                        delete from channel.signing_key old where exists (
                          select 1 from channel.signing_key newer
                          where newer.active_from > old.active_from and newer.active_from < ?)
                        """)
                .param(Timestamp.from(clock.instant().minus(PUBLISHED_AFTER)))
                .update();
    }

    private JWKSet published() {
        Snapshot known = snapshot;
        if (known == null || known.readAt().plus(REMEMBERED).isBefore(clock.instant())) {
            known = new Snapshot(new JWKSet(read()), clock.instant());
            snapshot = known;
        }
        return known.keys();
    }

    /** The key that signs now comes first. */
    private List<JWK> read() {
        return jdbc.sql("""
                        select kid, jwk, ciphertext from channel.signing_key order by active_from > ?, active_from desc
                        """)
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> parsed(row.getString(2), row.getString(1), row.getBytes(3)))
                .list();
    }

    /** One made before keys were encrypted lies in clear until it is replaced. */
    private JWK parsed(@Nullable String clear, String kid, byte @Nullable [] ciphertext) {
        try {
            return JWK.parse(ciphertext == null ? clear : encryption.openText(ciphertext, place(kid)));
        } catch (ParseException e) {
            throw new IllegalStateException("A stored key cannot be read", e);
        }
    }
}
