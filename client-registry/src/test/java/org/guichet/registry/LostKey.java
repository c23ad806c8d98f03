package org.guichet.registry;

import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Values whose key is lost. Whoever keeps one forgets it again: people of other tests are read beside it. */
public final class LostKey {
    private LostKey() {}

    /** Gives a client a Social Insurance Number that nobody can open. */
    public static void keepANumber(JdbcClient jdbc, ClientId client) {
        jdbc.sql("""
                insert into registry.fact (id, record_id, attribute, ciphertext, key_id, source_kind, source_code,
                                           verification, collected_at, recorded_at, basis, actor_kind, actor_id)
                select gen_random_uuid(), record_id, 'identifier.sin', '\\x0102', 'lost', source_kind, source_code,
                       verification, collected_at, now(), basis, actor_kind, actor_id
                from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and f.attribute = 'givenName'
                """).param(client.value()).update();
    }

    public static void forgetAll(JdbcClient jdbc, TransactionOperations transactions) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("delete from registry.fact where key_id = 'lost'").update();
        });
    }
}
