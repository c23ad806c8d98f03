package org.guichet.channel.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guichet.GuichetApplication;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** The rules of the API and its endpoints are one list: no endpoint without a rule, no rule without an endpoint. */
@SpringBootTest(classes = GuichetApplication.class, properties = "guichet.security.issuer=https://issuer.example")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresServer.class)
class ApiRulesIT {

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    private record Endpoint(HttpMethod method, String path) {}

    private record Opening(ApiRules.Rule rule, String path) {
        boolean fits(Endpoint endpoint) {
            return (rule.methods().isEmpty() || rule.methods().contains(endpoint.method()))
                    && PathPatternParser.defaultInstance.parse(path).matches(PathContainer.parsePath(endpoint.path()));
        }
    }

    @Test
    void everyEndpointHasARule() {
        assertThat(endpoints().filter(endpoint -> endpoint.path().startsWith("/api/")))
                .hasSizeGreaterThan(20)
                .allSatisfy(endpoint -> assertThat(opening(endpoint)).isPresent());
    }

    /** A rule that others before it leave nothing to decide is as idle as one for a path that is not there. */
    @Test
    void everyRuleDecidesForAnEndpoint() {
        List<Opening> deciding =
                endpoints().flatMap(endpoint -> opening(endpoint).stream()).toList();

        assertThat(openings())
                .isNotEmpty()
                .allSatisfy(opening -> assertThat(deciding).contains(opening));
    }

    private static Optional<Opening> opening(Endpoint endpoint) {
        return openings().filter(opening -> opening.fits(endpoint)).findFirst();
    }

    private static Stream<Opening> openings() {
        return ApiRules.IN_ORDER.stream().flatMap(rule -> rule.paths().stream().map(path -> new Opening(rule, path)));
    }

    private Stream<Endpoint> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(ApiRulesIT::endpoints);
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapped) {
        Set<RequestMethod> methods = mapped.getMethodsCondition().getMethods();
        return mapped.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]+}", "x").replace("**", "x"))
                .flatMap(path -> methods.stream().map(method -> new Endpoint(method.asHttpMethod(), path)));
    }
}
