package org.guichet.registry.representation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Source;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to a client, seen from the client.
 *
 * @param kind what the other is to the client
 * @param other under the id it was recorded with
 * @param name as the client named the other; null where it was the other who told it
 * @param basis the authority it is held under
 * @param endedOn the last day; null while it holds
 */
public record Relation(
        UUID id,
        Kind kind,
        ClientId other,
        @Nullable String name,
        LocalDate startsOn,
        @Nullable LocalDate endedOn,
        String basis,
        Source source,
        Instant recordedAt) {

    /** What the other is to the client. */
    public enum Kind {
        SPOUSE,
        COMMON_LAW_PARTNER,
        PARENT,
        CHILD,
        SAME_HOUSEHOLD,
        /** The organization that employs the client. */
        EMPLOYER,
        /** Somebody the client, an organization, employs. */
        EMPLOYEE;

        /** Those that hold between people. */
        public static final Set<Kind> OF_PEOPLE =
                Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(EMPLOYER, EMPLOYEE)));

        /** Whether it can hold between a client and another. */
        boolean isBetween(ClientKind client, ClientKind other) {
            return switch (this) {
                case EMPLOYER -> client == ClientKind.PERSON && other == ClientKind.ORGANIZATION;
                case EMPLOYEE -> client == ClientKind.ORGANIZATION && other == ClientKind.PERSON;
                default -> client == ClientKind.PERSON && other == ClientKind.PERSON;
            };
        }

        /** What the client is to the other. */
        public Kind seenFromOther() {
            return switch (this) {
                case PARENT -> CHILD;
                case CHILD -> PARENT;
                case EMPLOYER -> EMPLOYEE;
                case EMPLOYEE -> EMPLOYER;
                default -> this;
            };
        }
    }

    /** Enough of the name to tell two people apart, no more. */
    public @Nullable String maskedName() {
        if (name == null) {
            return null;
        }
        int family = name.lastIndexOf(' ');
        return family < 0
                ? name.substring(0, name.offsetByCodePoints(0, 1)) + "."
                : name.substring(0, family + 1)
                        + name.substring(family + 1, name.offsetByCodePoints(family + 1, 1))
                        + ".";
    }
}
