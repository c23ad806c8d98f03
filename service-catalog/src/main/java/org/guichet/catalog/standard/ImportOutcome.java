package org.guichet.catalog.standard;

import java.util.List;
import org.guichet.catalog.publicservice.inventory.ImportReport.Finding;
import org.guichet.catalog.publicservice.inventory.ImportReport.Rejected;

/** How an import ended. */
public sealed interface ImportOutcome {
    /** Rows nobody could read. */
    List<Rejected> rejected();

    /** Doubts about readable rows; they never stop an import. */
    List<Finding> findings();

    /**
     * The readable rows are in the catalogue.
     *
     * @param services rows accepted from the services file
     * @param standards rows accepted from the standards file
     */
    record Taken(int services, int standards, List<Rejected> rejected, List<Finding> findings)
            implements ImportOutcome {
        public int accepted() {
            return services + standards;
        }
    }

    /** Nothing changed: some rows could not be read. */
    record Refused(List<Rejected> rejected, List<Finding> findings) implements ImportOutcome {}
}
