package org.guichet.registry.vigilance;

import java.util.Comparator;
import java.util.List;

/** What the rules say together, the strongest first. */
record Verdict(double score, List<Finding> findings) {
    Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict of(List<Finding> findings) {
        List<Finding> strongest = findings.stream()
                .filter(one -> one.points() != 0)
                .sorted(Comparator.comparingDouble(Finding::points).reversed())
                .toList();
        return new Verdict(strongest.stream().mapToDouble(Finding::points).sum(), strongest);
    }
}
