package org.guichet.demo.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.guichet.GuichetApplication;
import org.guichet.demo.programme.DemoProgramme;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The first start, cut short in the middle and begun again. */
@SpringBootTest(
        classes = {GuichetApplication.class, SeedingIT.BackEnd.class},
        properties = {
            "guichet.security.issuer=http://localhost:8080",
            "guichet.security.authorization-server.enabled=true",
            "guichet.demo.password=a-password",
            "guichet.duties.enabled=false"
        })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = PostgresServer.class)
class SeedingIT {
    @Autowired
    Seeding seeding;

    @Autowired
    JdbcClient jdbc;

    @TestConfiguration
    static class BackEnd {
        @Bean(destroyMethod = "close")
        DemoProgramme programme() throws IOException {
            return DemoProgramme.start(
                    0, Files.createTempDirectory("demo-programme"), URI.create("http://localhost:8080"));
        }
    }

    @Test
    void completesWhatWasCutShortAndEntersNobodyTwice() {
        assertThatThrownBy(() -> seeding.seed(SeedingIT::cutShort)).hasMessage("killed");
        assertThat(count("client")).isEqualTo(150);

        seeding.seed(said -> {});

        assertThat(count("client where kind = 'PERSON'")).isEqualTo(People.all().size());
        assertThat(count("client where kind = 'ORGANIZATION'")).isEqualTo(3);
        assertThat(count("representation where client_name = 'Boulangerie Exemple inc.'"))
                .isEqualTo(1);
        assertThat(count("representation where kind = 'TRUSTED_INTERMEDIARY'")).isEqualTo(1);
        long facts = count("fact");
        long consents = count("consent");
        assertThat(consents).isPositive();

        seeding.seed(said -> {});

        assertThat(count("client where kind = 'PERSON'")).isEqualTo(People.all().size());
        assertThat(count("client where kind = 'ORGANIZATION'")).isEqualTo(3);
        assertThat(count("representation where client_name = 'Boulangerie Exemple inc.'"))
                .isEqualTo(1);
        assertThat(count("representation where kind = 'TRUSTED_INTERMEDIARY'")).isEqualTo(1);
        assertThat(count("fact")).isEqualTo(facts);
        assertThat(count("consent")).isEqualTo(consents);
    }

    private static void cutShort(String said) {
        if (said.strip().equals("150 people")) {
            throw new IllegalStateException("killed");
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from registry." + table)
                .query(Long.class)
                .single();
    }
}
