package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

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

    /** Of two records with one name the description would keep one, and show it in the place of both. */
    @Test
    void noTwoRecordsOfTheApiHaveOneName() {
        Set<Class<?>> records = new HashSet<>();
        mapping.getHandlerMethods().forEach((path, method) -> {
            if (path.getPatternValues().stream().anyMatch(pattern -> pattern.startsWith("/api/"))) {
                collect(method.getReturnType().getGenericParameterType(), records);
                Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .forEach(parameter -> collect(parameter.getGenericParameterType(), records));
            }
        });
        Map<String, List<Class<?>>> named = records.stream().collect(Collectors.groupingBy(OpenApiIT::name));

        assertThat(records).hasSizeGreaterThan(50);
        assertThat(named.values()).allSatisfy(several -> assertThat(several).hasSize(1));
    }

    private static String name(Class<?> record) {
        Schema schema = record.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? record.getSimpleName() : schema.name();
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType several) {
            collect(several.getRawType(), records);
            Arrays.stream(several.getActualTypeArguments()).forEach(one -> collect(one, records));
        } else if (type instanceof Class<?> one && one.isRecord() && records.add(one)) {
            Arrays.stream(one.getRecordComponents()).forEach(part -> collect(part.getGenericType(), records));
        }
    }
}
