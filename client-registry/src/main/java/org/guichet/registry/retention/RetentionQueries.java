package org.guichet.registry.retention;

import java.util.List;
import org.guichet.registry.auditpack.PackQuery;
import org.guichet.registry.auditpack.PackSource;
import org.springframework.stereotype.Component;

/** What the audit pack asks of retention: the rules, what stops them, and what they disposed of. */
@Component
class RetentionQueries implements PackSource {
    private static final int INVENTORY = 1;

    @Override
    public List<PackQuery> queries() {
        return List.of(
                PackQuery.counting(INVENTORY, "retention-rules", RetentionQueries.class),
                PackQuery.counting(INVENTORY, "retention-holds", RetentionQueries.class),
                PackQuery.counting(INVENTORY, "disposals", RetentionQueries.class));
    }
}
