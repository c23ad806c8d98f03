package org.guichet.registry.representation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may act for a client.
 *
 * @param client the represented client, under the id it was recorded with
 * @param clientName as the proof names the represented client
 * @param name as the proof names the representative
 * @param endsOn the last day; null where the proof names none
 * @param office where the proof was seen
 * @param ending how it ended before its date; null while it did not
 */
public record Representation(
        UUID id,
        ClientId client,
        ClientId representative,
        RepresentationKind kind,
        String clientName,
        String name,
        Scope scope,
        Proof proof,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        Instant recordedAt,
        String office,
        @Nullable Ending ending) {

    /** Who acts for a client is a matter of the client alone, but where the kind says so. */
    private static final String BY_NAME_ALONE = "representation";

    /** Where it stands on a day. */
    public enum State {
        NOT_BEGUN,
        IN_FORCE,
        EXPIRED,
        ENDED,
        OF_AGE,
        /** She has died, and it was for the living. */
        CLIENT_DIED,
        /** It is for her estate, and neither a document nor a register says that she has died. */
        DEATH_UNPROVEN
    }

    /** Who ended it before its date. */
    public enum EndedBy {
        CLIENT,
        REPRESENTATIVE,
        STAFF
    }

    /** The document that proves it, and how to find it again. */
    public record Proof(String kind, String reference) {}

    public record Ending(Instant at, EndedBy by, @Nullable String reason) {}

    /** Whether it extends to a category of the attribute dictionary. */
    public boolean coversCategory(String category) {
        return scope.coversCategory(category) && (!category.equals(BY_NAME_ALONE) || kind.names(category));
    }

    /**
     * As {@link #stateOn(LocalDate)}; of a minor it holds only while it is known that she is one, and with her life every
     * one ends but that for her estate.
     *
     * @param died whether a document or a register says that the represented client has died
     */
    public State stateOn(LocalDate day, @Nullable LocalDate comesOfAge, boolean died) {
        State recorded = stateOn(day);
        if (recorded != State.IN_FORCE && recorded != State.NOT_BEGUN) {
            return recorded;
        }
        if (died != kind.ofDeceased()) {
            return died ? State.CLIENT_DIED : State.DEATH_UNPROVEN;
        }
        boolean minor = comesOfAge != null && comesOfAge.isAfter(day);
        return recorded == State.IN_FORCE && kind.ofMinors() && !minor ? State.OF_AGE : recorded;
    }

    /** By what was recorded, whatever is known of the represented client. */
    public State stateOn(LocalDate day) {
        if (ending != null) {
            return State.ENDED;
        }
        if (day.isBefore(startsOn)) {
            return State.NOT_BEGUN;
        }
        return endsOn != null && day.isAfter(endsOn) ? State.EXPIRED : State.IN_FORCE;
    }

    /**
     * The last day it holds.
     *
     * @param comesOfAge the day the represented minor comes of age; null where unknown
     */
    public @Nullable LocalDate lastDay(@Nullable LocalDate comesOfAge) {
        LocalDate lastAsMinor = kind.ofMinors() && comesOfAge != null ? comesOfAge.minusDays(1) : null;
        if (endsOn == null || lastAsMinor == null) {
            return endsOn == null ? lastAsMinor : endsOn;
        }
        return endsOn.isBefore(lastAsMinor) ? endsOn : lastAsMinor;
    }
}
