package org.guichet.registry.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Something a client asked about her data, without her words. It names nobody.
 *
 * @param entryId the entry of her ledger it is about; null for a right that is about no entry
 * @param receivedOn the day its days are counted from
 * @param due the last day it is answered in time, with its extension where there is one
 * @param office where a member of staff took it; empty where the client asked herself
 * @param onBehalf whether somebody asked for her
 * @param extendedAt when it was said that it takes longer; null where it does not
 * @param answeredAt null where it waits
 */
public record Enquiry(
        UUID id,
        Kind kind,
        State state,
        @Nullable UUID entryId,
        @Nullable Instant entryAt,
        Instant at,
        LocalDate receivedOn,
        LocalDate due,
        String office,
        String channel,
        boolean onBehalf,
        @Nullable Instant extendedAt,
        @Nullable Instant answeredAt) {

    /** What is asked: of one entry of the ledger, or one of the rights the law gives. */
    public enum Kind {
        QUESTION,
        ACCESS,
        CORRECTION,
        PORTABILITY,
        OBJECTION;

        /** One of the rights, which are about no entry in particular. */
        static Optional<Kind> right(@Nullable String code) {
            return RIGHTS.stream().filter(kind -> kind.name().equals(code)).findFirst();
        }

        /** Whether it says nothing without words: what is wrong, or what is objected to. */
        boolean needsWords() {
            return this == QUESTION || this == CORRECTION || this == OBJECTION;
        }

        /** As pages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rights the law gives, as they are offered. */
    public static final List<Kind> RIGHTS = List.of(Kind.ACCESS, Kind.CORRECTION, Kind.PORTABILITY, Kind.OBJECTION);

    public enum State {
        OPEN,
        IN_REVIEW,
        ANSWERED;

        /** As pages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean waits() {
        return state != State.ANSWERED;
    }

    public boolean overdueOn(LocalDate today) {
        return waits() && due.isBefore(today);
    }

    /**
     * An enquiry with what was said in it.
     *
     * @param client who asked, after following merges
     * @param words hers; empty where the right needs none, and once they were disposed of
     * @param extension why it takes longer; null where it does not
     * @param answer what the privacy office answered; null before
     */
    public record Opened(
            Enquiry enquiry,
            ClientId client,
            String words,
            @Nullable String extension,
            @Nullable String answer) {
        /** Whether what was said is not kept any more. */
        public boolean disposedOf() {
            return !enquiry.waits() && answer == null;
        }
    }

    /**
     * An enquiry with what was answered, and without what was asked.
     *
     * @param answer null before, and once it was disposed of
     */
    public record Answered(Enquiry enquiry, @Nullable String answer) {
        /** Whether what was said is not kept any more. */
        public boolean disposedOf() {
            return !enquiry.waits() && answer == null;
        }
    }
}
