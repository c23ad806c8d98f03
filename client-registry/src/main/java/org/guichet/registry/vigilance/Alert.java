package org.guichet.registry.vigilance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks of one member of staff that need explaining: at one client, or of one day.
 *
 * @param agent whose looks they are
 * @param clientId whom they were at; null where they are of a day
 * @param day null where they are at a client
 * @param score what its findings say together
 * @param thresholds the version of the thresholds it was raised by
 * @param lookedAt the newest look it rests on
 * @param version which version of it this is; a review names the one it is of
 */
public record Alert(
        UUID id,
        String agent,
        String office,
        @Nullable UUID clientId,
        @Nullable LocalDate day,
        Instant raisedAt,
        Instant lookedAt,
        double score,
        int thresholds,
        State state,
        List<Finding> findings,
        long version) {
    public Alert {
        findings = List.copyOf(findings);
    }

    /** How far it is. */
    public enum State {
        OPEN,
        /** Somebody reviewed it, and it is still to be explained. */
        UNCLEAR,
        EXPLAINED,
        MISCONDUCT;

        boolean waits() {
            return this == OPEN || this == UNCLEAR;
        }
    }

    /** What a privacy officer found. */
    public enum Outcome {
        EXPLAINED,
        MISCONDUCT,
        UNCLEAR
    }

    /** What was said of it, oldest first. */
    public record Reviewed(Instant at, String reviewer, String office, Outcome outcome, String reason) {}

    /** The rules that speak against the looks, the strongest first. */
    public List<Finding> against() {
        return findings.stream().filter(one -> one.points() > 0).toList();
    }

    /** What speaks for them. */
    public List<Finding> inFavour() {
        return findings.stream().filter(one -> one.points() < 0).toList();
    }
}
