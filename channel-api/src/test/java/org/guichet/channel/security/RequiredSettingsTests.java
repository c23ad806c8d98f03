package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @ParameterizedTest
    @CsvSource({
        "guichet.security.issuer, spring.datasource.url, SPRING_DATASOURCE_URL",
        "spring.datasource.url, guichet.security.issuer, GUICHET_SECURITY_ISSUER"
    })
    void theMissingOneIsNamedInOneSentence(String given, String missing, String variable) {
        assertThatThrownBy(() -> prepare(Map.of(given, "something")))
                .isInstanceOfSatisfying(MissingSetting.class, stop -> {
                    FailureAnalysis told = new MissingSettingAnalyzer().analyze(stop, stop);
                    assertThat(told.getDescription())
                            .contains(missing, variable)
                            .doesNotContain(given, "\n");
                });
    }

    @Test
    void bothGivenStarts() {
        prepare(Map.of("guichet.security.issuer", "https://issuer.example", "spring.datasource.url", "jdbc:x"));
    }

    private static void prepare(Map<String, Object> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new RequiredSettings()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }
}
