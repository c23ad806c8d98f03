package org.guichet.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No table of a storey needs one of another. */
class StoreysIT {
    @ParameterizedTest
    @ValueSource(strings = {"registry", "catalog", "channel"})
    void migratesAloneOnAnEmptyDatabase(String storey) {
        PostgresServer.Database database = PostgresServer.freshDatabase();

        int migrations = Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .schemas("public", storey)
                .locations("classpath:db/migration/" + storey)
                .load()
                .migrate()
                .migrationsExecuted;

        assertThat(migrations).isPositive();
    }
}
