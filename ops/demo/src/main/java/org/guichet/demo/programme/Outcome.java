package org.guichet.demo.programme;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the programme decided, in the form Guichet takes outcomes. */
record Outcome(
        String applicationId,
        String outcome,
        String decidedAt,
        @Nullable Amount amount,
        Map<String, String> explanation,
        String law) {

    /** Money a month, in Canadian dollars. */
    record Amount(BigDecimal amount, String currency, String per) {
        static Amount monthly(BigDecimal dollars) {
            return new Amount(dollars, "CAD", "month");
        }
    }
}
