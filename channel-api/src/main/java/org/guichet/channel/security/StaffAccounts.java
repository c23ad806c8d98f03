package org.guichet.channel.security;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.StaffRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which clients staff are, where the platform keeps their accounts; of whoever signs in elsewhere nothing is known. */
@Component
class StaffAccounts implements StaffRecords {
    private final JdbcClient jdbc;

    StaffAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Member> of(Collection<String> offices) {
        return jdbc.sql("""
                select a.name, a.office, a.client_id from channel.account a
                where a.office = any(?) and a.client_id is not null
                  and exists (select from channel.account_role r where r.account = a.name and r.role <> 'CITIZEN')
                """)
                .param(offices.toArray(String[]::new))
                .query((row, number) -> new Member(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }
}
