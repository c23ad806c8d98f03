package org.guichet.registry.representation;

import java.time.LocalDate;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/** Powers of attorney as staff tell of them, proof in hand. */
public final class PowersOfAttorney {
    private PowersOfAttorney() {}

    /** For everything the kind may extend to. */
    public static NewRepresentation forProperty(ClientId representative) {
        return forProperty(representative, Set.of("*"), Set.of("*"), true);
    }

    public static NewRepresentation forProperty(
            ClientId representative, Set<String> categories, Set<String> services, boolean act) {
        return forProperty(representative, categories, services, act, null, null);
    }

    public static NewRepresentation between(
            ClientId representative, @Nullable LocalDate from, @Nullable LocalDate until) {
        return forProperty(representative, Set.of("*"), Set.of("*"), true, from, until);
    }

    /** Not of attorney, but as told at the same counter: a parent's. */
    public static NewRepresentation guardian(ClientId representative) {
        return new NewRepresentation(
                representative,
                "Paul Tremblay",
                "GUARDIAN",
                Set.of("*"),
                Set.of("*"),
                true,
                "BIRTH_CERTIFICATE",
                "act of birth 88",
                null,
                null);
    }

    /** Not of attorney either: a will's. */
    public static NewRepresentation executor(ClientId representative, @Nullable LocalDate until) {
        return new NewRepresentation(
                representative,
                "Paul Tremblay",
                "ESTATE",
                Set.of("*"),
                Set.of("*"),
                true,
                "WILL",
                "will 9, notary Roy",
                null,
                until);
    }

    private static NewRepresentation forProperty(
            ClientId representative,
            Set<String> categories,
            Set<String> services,
            boolean act,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return new NewRepresentation(
                representative,
                "Paul Tremblay",
                "POWER_OF_ATTORNEY_PROPERTY",
                categories,
                services,
                act,
                "POWER_OF_ATTORNEY",
                "deed 12, notary Roy",
                from,
                until);
    }
}
