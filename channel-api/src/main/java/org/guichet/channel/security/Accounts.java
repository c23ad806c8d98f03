package org.guichet.channel.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** The accounts of the platform's own authorization server: people's, and programmes' back ends. */
public class Accounts {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(JdbcClient jdbc, TransactionOperations transaction, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** As a token states it. */
    record Account(
            String name,
            String passwordHash,
            String office,
            @Nullable UUID clientId,
            Assurance assurance,
            boolean enabled) {}

    /** Opens the account, or makes the one of that name as described. Repeating it changes nothing. */
    public void open(NewAccount account) {
        transaction.executeWithoutResult(status -> {
            String hash = find(account.name())
                    .map(Account::passwordHash)
                    .filter(known -> passwords.matches(account.password(), known))
                    .orElseGet(() -> passwords.encode(account.password()));
            upsert(account, hash);
            jdbc.sql("delete from channel.account_role where account = ?")
                    .param(account.name())
                    .update();
            account.roles().forEach((client, roles) -> roles.forEach(role -> grant(account.name(), client, role)));
        });
    }

    /**
     * Registers a programme's back end, or replaces its keys.
     *
     * @param jwks its public keys as a JSON Web Key Set (RFC 7517)
     */
    public void registerProgramme(String code, String jwks) {
        try {
            JWKSet.parse(jwks);
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a JSON Web Key Set", e);
        }
        jdbc.sql("""
                        insert into channel.programme_client (code, jwks, registered_at) values (?, ?, ?)
                        on conflict (code) do update set jwks = excluded.jwks
                        """).params(code, jwks, now()).update();
    }

    Optional<String> programmeKeys(String code) {
        return jdbc.sql("select jwks from channel.programme_client where code = ?")
                .param(code)
                .query(String.class)
                .optional();
    }

    Optional<Account> find(String name) {
        return jdbc.sql("""
                        select name, password_hash, office, client_id, assurance, enabled
                        from channel.account where name = ?
                        """)
                .param(name)
                .query((row, number) -> new Account(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        Assurance.valueOf(row.getString(5)),
                        row.getBoolean(6)))
                .optional();
    }

    /** What the account may be for the OAuth client; nothing once it is closed. */
    List<Role> roles(String name, String oauthClient) {
        return jdbc.sql("""
                        select r.role from channel.account_role r join channel.account a on a.name = r.account
                        where a.enabled and r.account = ? and r.oauth_client = ? order by r.role
                        """)
                .params(name, oauthClient)
                .query((row, number) -> Role.valueOf(row.getString(1)))
                .list();
    }

    private void upsert(NewAccount account, String hash) {
        jdbc.sql("""
                        insert into channel.account (name, password_hash, office, client_id, assurance, opened_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (name) do update set password_hash = excluded.password_hash,
                          office = excluded.office, client_id = excluded.client_id, assurance = excluded.assurance
                        """)
                .param(account.name())
                .param(hash)
                .param(account.office())
                .param(account.clientId())
                .param(account.assurance().name())
                .param(now())
                .update();
    }

    private void grant(String account, PeoplesClient client, Role role) {
        jdbc.sql("insert into channel.account_role (account, oauth_client, role) values (?, ?, ?)")
                .params(account, client.id(), role.name())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
