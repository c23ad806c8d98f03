package org.guichet.catalog.maturity;

import java.util.List;
import java.util.Map;

/**
 * A capability as computed.
 *
 * @param enterprise the level of the whole
 * @param channels levels of the channels; empty where the capability is measured for the whole alone
 * @param reused events in which held data were reused, and of these those whose basis is on record
 */
public record Measured(
        String id,
        String category,
        Standing enterprise,
        Map<String, Standing> channels,
        List<Reading> readings,
        Window window,
        String thresholdSet,
        Guardrail reused) {

    /** Something that must hold in every case; below that the capability stays at Developing. */
    public record Guardrail(long kept, long of) {
        static final Guardrail NONE = new Guardrail(0, 0);
    }
}
