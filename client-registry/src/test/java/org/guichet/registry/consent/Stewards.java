package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;

/** Two people who keep the authorities, and what they write. */
public final class Stewards {
    public static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("America/Toronto"));

    private Stewards() {}

    public static <T> T officer(Supplier<T> work) {
        return as("privacy-unlike", work, Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD);
    }

    public static <T> T manager(Supplier<T> work) {
        return as("manager-unlike", work, Role.MANAGER, Role.AUTHORITY_STEWARD);
    }

    static <T> T as(String account, Supplier<T> work, Role... roles) {
        return Acting.as(errand(account, roles), work);
    }

    static Errand errand(String account, Role... roles) {
        return new Errand(
                new Actor.Person(account, Set.of(roles), "privacy-office"),
                null,
                "BACK_OFFICE",
                null,
                "privacy-review",
                Assurance.HIGH,
                null);
    }

    /** A code nobody else has; as a party too. */
    public static String aCode() {
        return "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    static Declared.OfAuthority authority(String code, String recipient) {
        return new Declared.OfAuthority(
                code,
                Authority.Kind.STATUTE,
                "CA",
                "Unlike Act",
                "Loi Unlike",
                "s. 1",
                "guichet",
                recipient,
                List.of("identity"),
                List.of("service-delivery"),
                "Notice",
                "Avis",
                LocalDate.of(2000, 1, 1),
                null,
                null);
    }

    public static AuthorityDraft draft(String recipient, LocalDate from, String... categories) {
        return new AuthorityDraft(
                "AGREEMENT",
                "CA-ON",
                "Unlike Agreement",
                "Accord Unlike",
                "s. 2",
                "guichet",
                recipient,
                List.of(categories),
                List.of("service-delivery"),
                "Notice",
                "Avis",
                "Only what is needed",
                "Seulement le nécessaire",
                null,
                null,
                from.toString(),
                null,
                TODAY.plusYears(1).toString(),
                "the agreement was signed anew");
    }
}
