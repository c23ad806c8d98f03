package org.guichet.registry.disclosure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.disclosure.Disclosure.Behalf;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Scope;
import org.jspecify.annotations.Nullable;

/** What whoever acts is to the client asked about. */
sealed interface Standing {

    /** Neither kin nor representative: staff, a programme, a duty. */
    record Unrelated() implements Standing {}

    /**
     * The account of the client herself.
     *
     * @param died she has died, and somebody else uses it
     */
    record Self(boolean died) implements Standing {}

    /** Another client, or a partner she did not name, who learns nothing, not even that the one she asked about exists. */
    record Stranger() implements Standing {}

    /** A member of staff asking about herself, her household or somebody she acts for. */
    record Family() implements Standing {}

    /** Somebody who acted for the client and may not now. */
    record Lapsed(Disclosure.Reason why) implements Standing {}

    /**
     * Somebody who may act for the client today.
     *
     * @param inForce newest first, at least one
     * @param comesOfAge the day the client comes of age, where it is known when she was born
     */
    record OnBehalf(List<Representation> inForce, @Nullable LocalDate comesOfAge) implements Standing {
        public OnBehalf {
            inForce = List.copyOf(inForce);
        }

        Behalf permitted(List<Representation> extending, Collection<Attribute> attributes) {
            List<Scope> scopes = extending.stream().map(Representation::scope).toList();
            List<LocalDate> lastDays = extending.stream()
                    .map(one -> one.lastDay(comesOfAge))
                    .filter(Objects::nonNull)
                    .toList();
            LocalDate last = lastDays.size() < extending.size()
                    ? null
                    : lastDays.stream().max(LocalDate::compareTo).orElse(null);
            boolean byAge = last != null && comesOfAge != null && last.equals(comesOfAge.minusDays(1));
            return new Behalf(
                    extending.stream().map(Representation::id).toList(),
                    extending.getFirst().kind(),
                    scopes,
                    attributes.stream().collect(Collectors.toMap(Attribute::code, one -> services(extending, one))),
                    last,
                    byAge ? comesOfAge : null);
        }

        private static Set<String> services(List<Representation> extending, Attribute attribute) {
            return extending.stream()
                    .filter(one -> one.coversCategory(attribute.category()))
                    .flatMap(one -> one.scope().services().stream())
                    .collect(Collectors.toSet());
        }
    }
}
