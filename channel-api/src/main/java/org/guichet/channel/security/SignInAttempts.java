package org.guichet.channel.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How often somebody may try to sign in. An attempt is recorded before the password is looked at, so that many at once
 * gain nothing; names that belong to no account count alike.
 */
class SignInAttempts {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecuritySettings.AuthorizationServer settings;

    SignInAttempts(JdbcClient jdbc, Clock clock, SecuritySettings.AuthorizationServer settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Records an attempt; false where there were too many by this name or from this address. */
    boolean admit(String name, String address) {
        jdbc.sql("insert into channel.sign_in_attempt (account_hash, address_hash, attempted_at) values (?, ?, ?)")
                .params(hash(name), hash(address), Timestamp.from(clock.instant()))
                .update();
        return count("account_hash", hash(name)) <= settings.attemptsPerAccount()
                && count("address_hash", hash(address)) <= settings.attemptsPerAddress();
    }

    /** The right password: earlier attempts by this name from this address no longer count. */
    void succeeded(String name, String address) {
        jdbc.sql("delete from channel.sign_in_attempt where account_hash = ? and address_hash = ?")
                .params(hash(name), hash(address))
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from channel.sign_in_attempt where attempted_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private int count(String column, String hash) {
        return jdbc.sql("select count(*) from channel.sign_in_attempt where " + column + " = ? and attempted_at > ?")
                .params(hash, Timestamp.from(clock.instant().minus(settings.attemptWindow())))
                .query(Integer.class)
                .single();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
