package org.guichet.registry.audit.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not hold, in the order it was met. Neighbours of one kind are one finding. */
final class Findings {
    private static final int MOST = 500;

    private final List<Finding> found = new ArrayList<>();

    void add(Finding.Kind kind, long from, long to, ExportLine.@Nullable Seal seal, @Nullable String detail) {
        Finding finding = seal == null
                ? new Finding(kind, from, to, null, null, detail)
                : new Finding(kind, from, to, seal.number(), seal.sealedAt(), detail);
        for (int index = found.size() - 1; index >= 0 && index >= found.size() - 4; index--) {
            if (found.get(index).goesOnWith(finding)) {
                found.set(index, found.get(index).upTo(finding));
                return;
            }
        }
        if (found.size() < MOST) {
            found.add(finding);
        }
    }

    boolean anyOf(Finding.Kind kind) {
        return found.stream().anyMatch(finding -> finding.kind() == kind);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
