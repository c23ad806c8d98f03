package org.guichet.catalog.telling;

import java.util.List;
import org.guichet.registry.auditpack.PackQuery;
import org.guichet.registry.auditpack.PackSource;
import org.springframework.stereotype.Component;

/** What the audit pack asks of withdrawals and corrections, and of who has them. */
@Component
class TellingQueries implements PackSource {
    private static final int WITHDRAWAL = 6;
    private static final int RIGHTS = 7;

    @Override
    public List<PackQuery> queries() {
        return List.of(
                PackQuery.counting(WITHDRAWAL, "withdrawals-told", TellingQueries.class),
                PackQuery.findingNone(WITHDRAWAL, "withdrawals-untold", TellingQueries.class),
                PackQuery.counting(RIGHTS, "corrections-told", TellingQueries.class),
                PackQuery.findingNone(RIGHTS, "corrections-untold", TellingQueries.class));
    }
}
