package org.guichet.registry.registration.load;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.PlannerStatistics;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.guichet.registry.secrecy.Keys;
import org.springframework.stereotype.Component;

/**
 * Enters the people of a file, as the duty {@code import-clients}. A load that was cut short and is begun again, with
 * the same file and mapping, goes on after the last portion that was committed; one that is finished changes nothing.
 */
@Component
public class BulkLoading {
    /** People of an earlier release are still being given the keys by which they are found. */
    public static final String KEYS_ARE_DUE = "KEYS_ARE_DUE";

    private static final int PORTION = 500;

    private final LoadRows rows;
    private final Portions portions;
    private final Keys keys;
    private final PlannerStatistics statistics;

    BulkLoading(LoadRows rows, Portions portions, Keys keys, PlannerStatistics statistics) {
        this.rows = rows;
        this.portions = portions;
        this.keys = keys;
        this.statistics = statistics;
    }

    /** How a load ended: rows by outcome. */
    public record Report(UUID load, Map<Kind, Integer> counts) {
        public Report {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * Loads the lines that are not done yet.
     *
     * @param sha256 of the file, in hex: the load is known by it
     * @param lines all lines, in the order of the file
     * @param progress told how many rows are done, after every portion
     * @throws StateChanged with {@link #KEYS_ARE_DUE} where somebody could not be found yet; begin again later
     */
    public Report load(String sha256, Mapping mapping, Iterator<Line> lines, IntConsumer progress) {
        UUID load = portions.begin(sha256, mapping);
        int done = rows.done(load);
        for (int skipped = 0; skipped < done && lines.hasNext(); skipped++) {
            lines.next();
        }
        progress.accept(done);
        int counted = 0;
        List<Line> portion = new ArrayList<>(PORTION);
        while (lines.hasNext()) {
            portion.add(lines.next());
            if (portion.size() == PORTION || !lines.hasNext()) {
                keys.reload();
                int entered = portions.enter(load, mapping, portion);
                progress.accept(entered);
                portion.clear();
                counted = countedAgain(counted, entered - done);
            }
        }
        portions.finish(load);
        return new Report(load, rows.counts(load));
    }

    /** Each time this load has doubled. */
    private int countedAgain(int counted, int entered) {
        if (entered < 2 * counted) {
            return counted;
        }
        statistics.refresh();
        return entered;
    }

    /** What became of the rows after one, at most {@code most}. */
    public List<Outcome> outcomes(UUID load, int after, int most) {
        return rows.outcomes(load, after, most);
    }
}
