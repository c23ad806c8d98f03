package org.guichet.catalog.maturity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Period;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped capabilities and the proposed indicators, read once. */
@Component
class Framework {
    private final JsonNode capabilities;
    private final JsonNode indicators;
    private final String thresholdSet;

    Framework(JsonMapper json) {
        byte[] proposal = read("seven-c/indicators.json");
        capabilities = json.readTree(read("seven-c/capabilities.json"));
        indicators = json.readTree(proposal).path("capabilities");
        thresholdSet = "proposal-" + HexFormat.of().formatHex(sha256(proposal), 0, 4);
    }

    /** Names the thresholds in use; another set of thresholds has another name. */
    String thresholdSet() {
        return thresholdSet;
    }

    String category(String capability) {
        return StreamSupport.stream(capabilities.spliterator(), false)
                .filter(node -> capability.equals(node.path("id").asString()))
                .map(node -> node.path("category").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Indicators of a capability by id, in the order of the proposal. */
    Map<String, Indicator> indicators(String capability) {
        Map<String, Indicator> found = new LinkedHashMap<>();
        for (JsonNode node : indicators) {
            if (capability.equals(node.path("capability").asString())) {
                node.path("indicators")
                        .forEach(each -> found.put(each.path("id").asString(), indicator(each)));
            }
        }
        return found;
    }

    private static Indicator indicator(JsonNode node) {
        Map<Level, BigDecimal> thresholds = new EnumMap<>(Level.class);
        for (Level level : Level.REACHABLE) {
            JsonNode threshold = node.path("thresholds").path(level.name().toLowerCase(Locale.ROOT));
            if (threshold.isNumber()) {
                thresholds.put(level, threshold.decimalValue());
            }
        }
        return new Indicator(
                node.path("id").asString(),
                node.path("name").asString(),
                "channel".equals(node.path("scope").asString()),
                "lower".equals(node.path("direction").asString()),
                thresholds,
                node.path("thresholdSource").asString(),
                Period.parse(node.path("window").asString()),
                node.path("minDenominator").asLong(),
                "sample".equals(node.path("basis").asString()));
    }

    private static byte[] read(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
