package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed description of the API is the running one. After a change that is meant, write it anew: {@code mvn verify
 * -pl channel-api -am -Dit.test=OpenApiIT -Dguichet.openapi.write=true}.
 */
@SpringBootTest(classes = GuichetApplication.class, properties = "guichet.security.issuer=https://issuer.example")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class OpenApiIT {
    private static final Path COMMITTED = Path.of("openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theCommittedDescriptionIsTheRunningOne() throws IOException {
        String running = JSON.writeValueAsString(JSON.readTree(
                        mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString(UTF_8)))
                + "\n";
        if (Boolean.getBoolean("guichet.openapi.write")) {
            Files.writeString(COMMITTED, running);
        }

        assertThat(running).contains("\"openapi\" : \"3.1.0\"", "/api/v1/clients");
        assertThat(Files.readString(COMMITTED))
                .as("channel-api/openapi.json; if the change is meant, see the class comment")
                .isEqualTo(running);
    }
}
