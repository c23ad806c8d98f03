package org.guichet.registry.retention;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.holding.Keeping;
import org.guichet.registry.holding.Keepings;
import org.springframework.stereotype.Component;

/** Every kind the rooms can dispose of, by code. */
@Component
class Kinds {
    private final List<Keeping> all;

    Kinds(List<Keepings> rooms) {
        this.all = rooms.stream()
                .flatMap(room -> room.keepings().stream())
                .sorted(Comparator.comparing(Keeping::code))
                .toList();
        if (all.stream().map(Keeping::code).distinct().count() != all.size()) {
            throw new IllegalStateException("Two rooms name a kind alike");
        }
    }

    List<Keeping> all() {
        return all;
    }

    Optional<Keeping> find(String code) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
