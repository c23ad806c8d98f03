package org.guichet.registry.enquiry;

import java.util.List;
import org.guichet.registry.auditpack.PackQuery;
import org.guichet.registry.auditpack.PackSource;
import org.springframework.stereotype.Component;

/** What the audit pack asks of enquiries: how many of each kind, how soon they were answered, and which are late. */
@Component
class EnquiryQueries implements PackSource {
    private static final int RIGHTS = 7;

    @Override
    public List<PackQuery> queries() {
        return List.of(
                PackQuery.counting(RIGHTS, "requests", EnquiryQueries.class),
                PackQuery.findingNone(RIGHTS, "requests-late", EnquiryQueries.class));
    }
}
