package org.guichet.registry.registration.unattended;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.OwnAccounts;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose the accounts are whose citizens registered themselves, and those that wait for a counter. */
@Repository
class AccountRows implements OwnAccounts {
    /** Nothing that is taken for something else when it is read out. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789";

    private static final int HALF = 4;
    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z0-9]");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<UUID> clientOf(String account) {
        return jdbc.sql("select client_id from registry.own_account where account = ? and client_id is not null")
                .param(account)
                .query(UUID.class)
                .optional();
    }

    /** What whoever has the account was told when she asked. */
    Optional<SelfRegistered> find(String account) {
        return jdbc.sql("select client_id, code from registry.own_account where account = ?")
                .param(account)
                .query((row, number) -> {
                    UUID client = row.getObject("client_id", UUID.class);
                    return client == null
                            ? new SelfRegistered.OfficeNeeded(row.getString("code"))
                            : (SelfRegistered) new SelfRegistered.Entered(new ClientId(client));
                })
                .optional();
    }

    /** False where the account has asked before; a call that is still asking is waited for. */
    boolean ask(String account) {
        return jdbc.sql("""
                insert into registry.own_account (account, code, asked_at) values (?, ?, ?)
                on conflict (account) do nothing
                """).params(account, half() + "-" + half(), now()).update() == 1;
    }

    void bindHerself(String account, ClientId client) {
        jdbc.sql("""
                update registry.own_account set client_id = :client, bound_at = :now
                where account = :account and client_id is null
                """)
                .param("client", client.value())
                .param("now", now())
                .param("account", account)
                .update();
    }

    /** @return whether an account waits with the code */
    boolean bind(String code, ClientId client, Actor by) {
        String letters = NO_LETTERS.matcher(code.toUpperCase(Locale.ROOT)).replaceAll("");
        return jdbc.sql("""
                update registry.own_account
                set client_id = :client, bound_at = :now, bound_by = :by, bound_office = :office
                where replace(code, '-', '') = :letters and client_id is null
                """)
                        .param("client", client.value())
                        .param("now", now())
                        .param("by", by.id())
                        .param("office", by.office())
                        .param("letters", letters)
                        .update()
                == 1;
    }

    /** Whoever bound an account to one of the clients by what she typed has to be identified before it opens anything. */
    void letGoOfSelfBound(Collection<ClientId> clients) {
        jdbc.sql("""
                update registry.own_account set client_id = null, bound_at = null
                where client_id = any(?) and bound_by is null
                """)
                .param(clients.stream().map(ClientId::value).toArray(UUID[]::new))
                .update();
    }

    private static String half() {
        return RANDOM.ints(HALF, 0, LETTERS.length())
                .collect(StringBuilder::new, (word, at) -> word.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
