package org.guichet.catalog.programme;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The programmes, as data, and whether each of them answers. */
@Component
public class Programmes {
    private final ProgrammeRows rows;
    private final Clock clock;

    Programmes(ProgrammeRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Enters a programme or brings it up to date; saying the same twice changes nothing. */
    @Transactional
    public void declare(Programme programme) {
        rows.put(programme);
        rows.begin(ProgrammeStatus.up(programme.code(), clock.instant()));
    }

    @Transactional(readOnly = true)
    public Optional<Programme> find(String code) {
        return rows.find(code);
    }

    @Transactional(readOnly = true)
    public List<Programme> all() {
        return rows.all();
    }

    /** Whether it answers just now; empty for an unknown programme. */
    @Transactional(readOnly = true)
    public Optional<ProgrammeStatus> status(String code) {
        return rows.status(code);
    }

    /** Every programme's status, by code. */
    @Transactional(readOnly = true)
    public List<ProgrammeStatus> statuses() {
        return rows.statuses();
    }

    /** It answered. Writes only where it was thought not to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(String code) {
        if (rows.status(code).filter(ProgrammeStatus::answers).isEmpty()) {
            rows.lockStatus(code)
                    .filter(status -> !status.answers())
                    .ifPresent(status -> rows.update(ProgrammeStatus.up(code, clock.instant())));
        }
    }

    /** It did not answer, or could not serve. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void silent(String code, String error) {
        rows.lockStatus(code).ifPresent(status -> rows.update(status.silent(error, clock.instant())));
    }
}
