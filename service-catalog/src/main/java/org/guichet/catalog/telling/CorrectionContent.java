package org.guichet.catalog.telling;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchContent;
import org.guichet.catalog.programme.Programme;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/**
 * What a recipient is told of a correction: the value held at the moment of sending, under the permit of the sending, or that it
 * was withdrawn where none is known any more.
 */
@Component
class CorrectionContent implements DispatchContent {
    static final String KIND = "correction-notice";

    private final NoticeRows rows;

    CorrectionContent(NoticeRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String purpose() {
        return CorrectionNotices.PURPOSE;
    }

    /** It tells again what the programme was told before, and nothing else. */
    @Override
    public Set<String> categories(Programme programme) {
        return Set.of();
    }

    @Override
    public Map<String, Object> content(UUID aboutId, Permit permit) {
        FactCorrected corrected = rows.find(aboutId).orElseThrow(NotFound::new);
        Map<String, Object> content = new HashMap<>(Map.of(
                "correctionId", corrected.correction().toString(),
                "clientId", permit.client().toString(),
                "attribute", corrected.attribute(),
                "correctedAt", corrected.at().toString()));
        permit.fact(corrected.attribute())
                .ifPresentOrElse(held -> content.put("value", held.value()), () -> content.put("withdrawn", true));
        return content;
    }
}
