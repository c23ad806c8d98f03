package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RequiredSettingsTests {
    private static final Map<String, Object> ALL = Map.of(
            "spring.datasource.url", "jdbc:x",
            "guichet.security.issuer", "https://issuer.example",
            "guichet.secrecy.keyset", "file:keys",
            "guichet.secrecy.index-keyset", "file:others",
            "guichet.signature.keys", "file:signing",
            "guichet.receipt.controller.name-en", "Department");

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, SPRING_DATASOURCE_URL",
        "guichet.security.issuer, GUICHET_SECURITY_ISSUER",
        "guichet.secrecy.keyset, GUICHET_SECRECY_KEYSET",
        "guichet.secrecy.index-keyset, GUICHET_SECRECY_INDEXKEYSET",
        "guichet.signature.keys, GUICHET_SIGNATURE_KEYS",
        "guichet.receipt.controller.name-en, GUICHET_RECEIPT_CONTROLLER_NAMEEN"
    })
    void theMissingOneIsNamedInOneSentence(String missing, String variable) {
        Map<String, Object> rest = new HashMap<>(ALL);
        rest.remove(missing);
        assertThatThrownBy(() -> prepare(rest)).isInstanceOfSatisfying(MissingSetting.class, stop -> {
            FailureAnalysis told = new MissingSettingAnalyzer().analyze(stop, stop);
            assertThat(told.getDescription())
                    .contains(missing, variable)
                    .doesNotContain("\n")
                    .doesNotContain(rest.keySet());
        });
    }

    @Test
    void allGivenStarts() {
        prepare(ALL);
    }

    private static void prepare(Map<String, Object> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new RequiredSettings()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }
}
