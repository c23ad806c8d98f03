package org.guichet.demo.programme;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An application as Guichet sends it; what is not needed to decide is not read. */
record ReceivedApplication(String applicationId, String serviceCode, Map<String, Object> answers) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

    ReceivedApplication {
        if (applicationId.isBlank() || serviceCode.isBlank()) {
            throw new IllegalArgumentException("An application names itself and its service");
        }
        answers = Map.copyOf(answers);
    }

    @Nullable
    BigDecimal number(String attribute) {
        String value = text(attribute);
        return value != null && NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
    }

    @Nullable
    String text(String attribute) {
        Object value = answers.get(attribute);
        return value == null ? null : value.toString();
    }
}
