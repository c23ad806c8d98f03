package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.PostgresServer.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Notices and consents the release before wrote are ordered, dated and due as this one has it. */
class EarlierNoticesIT {

    @Test
    void ordersVersionsByTheNumbersInThemAndKeepsTextsAndEnds() throws SQLException {
        Database database = PostgresServer.freshDatabase();
        migrations(database).target("01.65").load().migrate();
        try (Connection connection = database.connect()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (String version : new String[] {"2026-10", "2026-9", "draft"}) {
                jdbc.sql("""
                        insert into registry.consent_notice values ('p', ?, '{income}', '{guichet}', 'May we?', 'Oui ?')
                        """).param(version).update();
            }
            UUID consent = UUID.randomUUID();
            jdbc.sql("""
                    insert into registry.consent values (?, ?, 'p', '{income}', '{guichet}', '2026-9', 'fr', '2026-03-01T12:00Z')
                    """).params(consent, UUID.randomUUID()).update();
            jdbc.sql("""
                    insert into registry.consent_event values
                    (?, 1, 'GIVEN', '2026-03-01T12:00Z', '2026-04-01T12:00Z', 'PHONE_SCRIPT', 'HIGH', 'PERSON', 'agent', 'PHONE')
                    """).param(consent).update();

            migrations(database).load().migrate();

            assertThat(jdbc.sql("select version from registry.consent_notice order by number")
                            .query(String.class)
                            .list())
                    .containsExactly("2026-9", "2026-10", "draft");
            assertThat(jdbc.sql("select shown_from::text from registry.consent_notice where version = '2026-9'")
                            .query(String.class)
                            .single())
                    .isEqualTo("2026-03-01");
            assertThat(jdbc.sql(
                                    "select count(*) from registry.consent_notice where material and shown_from < current_date")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
            assertThat(jdbc.sql("""
                            select string_agg(language || ' ' || text, ', ' order by language)
                            from registry.consent_notice_text where version = '2026-9'
                            """).query(String.class).single()).isEqualTo("en May we?, fr Oui ?");
            assertThat(jdbc.sql("select expires_at = '2026-04-01T12:00Z' from registry.consent")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(jdbc.sql("""
                            select state || ' ' || method || ' ' || assurance || ' ' || notice_version || ' '
                                   || (given_at = since) || ' ' || (withdrawn_at is null)
                            from registry.consent_standing
                            """).query(String.class).single())
                    .isEqualTo("GIVEN PHONE_SCRIPT HIGH 2026-9 true true");
        }
    }

    private static FluentConfiguration migrations(Database database) {
        return Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/migration/registry")
                .schemas("public", "registry")
                .defaultSchema("public")
                .outOfOrder(true);
    }
}
