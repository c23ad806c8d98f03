package org.guichet.registry.matching.linkage;

/** The pairs to compare: those sharing a block, and, where there are two files, lying in different ones. */
final class Candidates {
    private final Blocks blocks;
    private final int people;
    private final int border;

    Candidates(Blocks blocks, int people, int border) {
        this.blocks = blocks;
        this.people = people;
        this.border = border;
    }

    @FunctionalInterface
    interface Visit {
        void pair(int a, int b);
    }

    /** @param seen one number a record, belonging to the caller and reused between calls */
    void each(int from, int to, int[] seen, Visit visit) {
        for (int index = from; index < to; index++) {
            int a = index;
            blocks.partners(a, seen, b -> {
                if (mayPair(a, b)) {
                    visit.pair(a, b);
                }
            });
        }
    }

    boolean mayPair(int a, int b) {
        return a != b && (border == people || a < border != b < border);
    }

    double allPairs() {
        return border == people ? people * (people - 1.0) / 2 : (double) border * (people - border);
    }
}
