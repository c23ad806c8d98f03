package org.guichet.registry.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row in an export.
 *
 * @param basis what it was opened on; null where it is withheld
 * @param columns names, in their order; none where it is withheld
 * @param omissions why something of it is left out
 * @param withheld why all of it is; null where it is not
 */
record Section(
        String code,
        String attribute,
        @Nullable String basis,
        List<String> columns,
        List<String> omissions,
        @Nullable String withheld) {
    Section {
        columns = List.copyOf(columns);
        omissions = List.copyOf(omissions);
    }
}
