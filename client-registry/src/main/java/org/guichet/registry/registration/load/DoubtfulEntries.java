package org.guichet.registry.registration.load;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who came in one by one, with nobody there to look, of whom more may be meant than could be compared: they wait
 * with the rows of files, as though each day of a source were a file.
 */
@Component
public class DoubtfulEntries {
    private static final String ONE_BY_ONE = "one by one";

    private final LoadRows rows;
    private final Clock clock;

    DoubtfulEntries(LoadRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @param source who told of her: a programme's code, or {@code portal} */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String source, ClientId client) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        UUID day = rows.begin(source + " " + today, ONE_BY_ONE);
        int row = rows.next(day);
        rows.record(
                day, row, List.of(new Outcome(row, Kind.DOUBTFUL, client, List.of(), List.of(Recognizing.TOO_MANY))));
    }
}
