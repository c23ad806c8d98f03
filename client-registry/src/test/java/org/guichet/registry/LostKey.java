package org.guichet.registry;

import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.secrecy.BlindIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Values whose key is lost. Whoever keeps one forgets it again: people of other tests are read beside it. */
public final class LostKey {
    private static final String SIN = SocialInsuranceNumber.ATTRIBUTE;

    private LostKey() {}

    /** Gives a client a Social Insurance Number that nobody can open; the index of numbers finds her by it. */
    public static void keepANumber(JdbcClient jdbc, BlindIndex index, ClientId client) {
        BlindIndex.Entry entry = index.entry(SIN, SocialInsuranceNumbers.any());
        jdbc.sql("""
                with lost as (
                    insert into registry.fact (id, record_id, attribute, ciphertext, key_id, source_kind, source_code,
                                               verification, collected_at, recorded_at, basis, actor_kind, actor_id)
                    select gen_random_uuid(), record_id, :sin, '\\x0102', 'lost', source_kind, source_code,
                           verification, collected_at, now(), basis, actor_kind, actor_id
                    from registry.fact f join registry.source_record r on r.id = f.record_id
                    where r.client_id = :client and f.attribute = 'givenName'
                    returning record_id
                )
                insert into registry.search_key (kind, key, key_id, record_id)
                select distinct :sin, :entry, :key, record_id from lost
                """)
                .param("sin", SIN)
                .param("client", client.value())
                .param("entry", entry.value())
                .param("key", entry.keyId())
                .update();
    }

    /** As though the key of the index were lost too: nobody finds the client by her number any more. */
    public static void loseTheIndex(JdbcClient jdbc, ClientId client) {
        jdbc.sql("""
                update registry.search_key set key_id = 'lost'
                where kind = ? and record_id in (select id from registry.source_record where client_id = ?)
                """).params(SIN, client.value()).update();
    }

    public static void forgetAll(JdbcClient jdbc, TransactionOperations transactions) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                    delete from registry.search_key
                    where kind = ? and record_id in (select record_id from registry.fact where key_id = 'lost')
                    """).param(SIN).update();
            jdbc.sql("delete from registry.fact where key_id = 'lost'").update();
        });
    }
}
