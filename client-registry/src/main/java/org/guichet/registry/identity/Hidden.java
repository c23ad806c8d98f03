package org.guichet.registry.identity;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.Known.Standing;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.protection.Encounters.Met;

/**
 * Sealed clients among those compared, of whom whoever acts may not know. Everybody is read and compared, and only then
 * are they left out: neither the answer nor the time it takes tells.
 *
 * @param met those whom the person told of is or may be
 */
record Hidden(Set<ClientId> clients, List<Met> met) {
    Hidden {
        clients = Set.copyOf(clients);
        met = List.copyOf(met);
    }

    static <T> Hidden among(List<T> compared, Function<T, Known> known, Function<T, Likeness> likeness) {
        if (Acting.errand().cleared()) {
            return new Hidden(Set.of(), List.of());
        }
        List<T> sealed = compared.stream()
                .filter(one -> known.apply(one).standing() == Standing.SEALED)
                .toList();
        return new Hidden(
                sealed.stream().map(one -> known.apply(one).client()).collect(Collectors.toSet()),
                sealed.stream()
                        .filter(one -> !(likeness.apply(one) instanceof Likeness.None))
                        .map(one -> met(known.apply(one).client(), likeness.apply(one)))
                        .toList());
    }

    boolean hides(Known known) {
        return clients.contains(known.client());
    }

    private static Met met(ClientId client, Likeness likeness) {
        return new Met(
                client,
                likeness instanceof Likeness.Certain,
                likeness.score(),
                likeness.reasons().stream()
                        .filter(reason -> reason.level().agrees())
                        .map(reason -> ComparedAs.attribute(reason.attribute()))
                        .filter(Descriptions.SHOWN::contains)
                        .distinct()
                        .toList());
    }
}
