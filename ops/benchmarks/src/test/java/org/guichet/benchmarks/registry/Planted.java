package org.guichet.benchmarks.registry;

import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.registration.load.BulkLoading;
import org.guichet.registry.registration.load.Outcome;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.jspecify.annotations.Nullable;

/** Counts what became of the planted duplicates, reading the outcomes of the loads portion by portion. */
final class Planted {
    private static final int PORTION = 5_000;

    private final Population population;
    private final @Nullable ClientId[] clients;
    private int planted;
    private int matched;
    private int doubtful;
    private int wrong;
    private int rejected;

    Planted(Population population, int most) {
        this.population = population;
        clients = new ClientId[most];
    }

    /** What was found of those planted: as the person herself, or as somebody she may be, for a human to tell. */
    double recall() {
        return (matched + doubtful) / (double) planted;
    }

    int count() {
        return planted;
    }

    int wrong() {
        return wrong;
    }

    /** Reads the outcomes of a load whose first line is {@code first}, from 0. */
    void count(BulkLoading loading, UUID load, int first) {
        int after = 0;
        for (var some = loading.outcomes(load, after, PORTION);
                !some.isEmpty();
                some = loading.outcomes(load, after, PORTION)) {
            some.forEach(outcome -> count(outcome, first + outcome.row() - 1));
            after = some.getLast().row();
        }
    }

    private void count(Outcome outcome, int row) {
        clients[row] = outcome.client();
        int original = population.original(row);
        ClientId first = clients[original];
        rejected += outcome.kind() == Kind.REJECTED ? 1 : 0;
        if (original == row) {
            wrong += outcome.kind() == Kind.MATCHED ? 1 : 0;
        } else if (first != null) {
            planted++;
            boolean same = first.equals(outcome.client());
            matched += same ? 1 : 0;
            doubtful += !same && outcome.resembles().contains(first) ? 1 : 0;
            wrong += !same && outcome.kind() == Kind.MATCHED ? 1 : 0;
        }
    }

    String shown() {
        return "%,d planted, %,d matched, %,d doubtful with the right one among them, %,d missed; %,d wrongly matched, %,d rejected"
                .formatted(planted, matched, doubtful, planted - matched - doubtful, wrong, rejected);
    }

    /** Whose a row is; null where it was rejected. */
    @Nullable
    ClientId client(int row) {
        return clients[row];
    }
}
