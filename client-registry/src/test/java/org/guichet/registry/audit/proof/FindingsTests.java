package org.guichet.registry.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTests {
    private final Findings findings = new Findings();

    @Test
    void keepsTheFirstOfEachKindAndCountsTheOthers() {
        for (int position = 0; position < Findings.MOST + 3; position++) {
            findings.add(Finding.Kind.EDITED, 10L * position, 10L * position, null, null);
        }
        for (int position = 0; position < 3; position++) {
            findings.add(Finding.Kind.CUT, 7 + 10L * position, 7 + 10L * position, null, null);
        }

        assertThat(findings.all()).hasSize(Findings.MOST + 1);
        assertThat(findings.all().getLast().kind()).isEqualTo(Finding.Kind.CUT);
        assertThat(findings.more()).isEqualTo(3 + 2);
    }

    @Test
    void countsNeighboursOnce() {
        for (int position = 0; position < Findings.MOST; position++) {
            findings.add(Finding.Kind.EDITED, 10L * position, 10L * position, null, null);
        }
        for (int position = 10_000; position < 10_500; position++) {
            findings.add(Finding.Kind.EDITED, position, position, null, null);
        }

        assertThat(findings.more()).isEqualTo(1);
    }
}
