package org.guichet.catalog.dispatch;

import java.util.List;
import org.guichet.registry.auditpack.PackQuery;
import org.guichet.registry.auditpack.PackSource;
import org.springframework.stereotype.Component;

/** What the audit pack asks of deliveries: those that did not arrive, and why. */
@Component
class DispatchQueries implements PackSource {
    private static final int INCIDENTS = 12;

    @Override
    public List<PackQuery> queries() {
        return List.of(PackQuery.counting(INCIDENTS, "trouble", DispatchQueries.class));
    }
}
