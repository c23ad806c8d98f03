package org.guichet.registry.disclosure;

import java.time.LocalDate;
import org.guichet.registry.client.Death;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What of a client's life decides who may act for her, as pages show it and as decisions count with it. */
@Component
public class Lives {
    private final ComingOfAge comingOfAge;
    private final Deaths deaths;

    Lives(ComingOfAge comingOfAge, Deaths deaths) {
        this.comingOfAge = comingOfAge;
        this.deaths = deaths;
    }

    /**
     * One client's.
     *
     * @param comesOfAge null where it is not known when she was born
     * @param died whether a document or a register says so
     */
    public record Life(@Nullable LocalDate comesOfAge, boolean died) {}

    /** As far as whoever holds the permit may see when she was born and whether she has died. Two statements. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Life of(Permit permit) {
        return new Life(
                comingOfAge.of(permit).orElse(null), permit.covers(Death.ATTRIBUTE) && deaths.known(permit.client()));
    }
}
