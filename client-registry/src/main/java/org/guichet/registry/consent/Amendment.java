package org.guichet.registry.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody proposes to change about a purpose or an authority: another version of it, or its end.
 *
 * @param version what is proposed; null where it shall end
 * @param lastDay the last day of what shall end; null where it ends at once, and for a version
 * @param comparedWith number of the version it is compared with; null for a code that is new
 * @param reason why it is proposed
 * @param decided who decided, or took it back; null while it waits
 * @param decidedWhy why it was decided so
 */
public record Amendment(
        UUID id,
        GroundKind ground,
        String code,
        Declared.@Nullable Ground version,
        @Nullable LocalDate lastDay,
        @Nullable Integer comparedWith,
        String reason,
        State state,
        Act proposed,
        @Nullable Act decided,
        @Nullable String decidedWhy) {

    /** Only PROPOSED waits; the others are for good. */
    public enum State {
        PROPOSED,
        IN_FORCE,
        REJECTED,
        WITHDRAWN
    }

    /**
     * Who proposed or decided, and when.
     *
     * @param by account
     */
    public record Act(Instant at, String by, String office) {}

    /** Whether a version that is to come would not come, were it put in force before. */
    boolean takesThePlaceOf(GroundVersion coming) {
        LocalDate first = coming.said().firstDay();
        if (version == null) {
            return lastDay == null || first.isAfter(lastDay);
        }
        LocalDate last = version.lastDay();
        return !first.isBefore(version.firstDay()) && (last == null || !first.isAfter(last));
    }

    /** Whether it would end what there is. */
    public boolean ends() {
        return version == null;
    }
}
