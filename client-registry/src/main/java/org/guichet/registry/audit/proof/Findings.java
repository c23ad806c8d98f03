package org.guichet.registry.audit.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What does not hold, in the order it was met. Neighbours of one kind are one finding. Of very many the first of each
 * kind is kept and the others are counted: a log that is wrong throughout is verified in the same memory.
 */
final class Findings {
    static final int MOST = 500;
    private static final int NEIGHBOURS = 4;

    private final List<Finding> found = new ArrayList<>();
    private final Map<Finding.Kind, Finding> lastCounted = new EnumMap<>(Finding.Kind.class);
    private long more;

    void add(Finding.Kind kind, long from, long to, ExportLine.@Nullable Seal seal, @Nullable String detail) {
        Finding finding = seal == null
                ? new Finding(kind, from, to, null, null, detail)
                : new Finding(kind, from, to, seal.number(), seal.sealedAt(), detail);
        for (int index = found.size() - 1; index >= 0 && index >= found.size() - NEIGHBOURS; index--) {
            if (found.get(index).goesOnWith(finding)) {
                found.set(index, found.get(index).upTo(finding));
                return;
            }
        }
        if (found.size() < MOST || !anyOf(kind)) {
            found.add(finding);
        } else {
            count(finding);
        }
    }

    private void count(Finding finding) {
        Finding before = lastCounted.put(finding.kind(), finding);
        if (before == null || !before.goesOnWith(finding)) {
            more++;
        }
    }

    boolean anyOf(Finding.Kind kind) {
        return found.stream().anyMatch(finding -> finding.kind() == kind);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    /** How many there are beside those. */
    long more() {
        return more;
    }
}
