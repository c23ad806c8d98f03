package org.guichet.catalog.clientview;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.clientview.OtherSide.Tie;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Behalf;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Lives;
import org.guichet.registry.representation.Majority;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.State;
import org.guichet.registry.representation.Representations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who speaks when a consent is given or ended: the client herself, whoever is signed in to act for her, or the
 * representative staff have before them. Of a representative the representation is kept.
 */
@Component
class Speaking {
    private static final String CONSENTS = "consents";

    private final Representations representations;
    private final Lives lives;
    private final OtherSide otherSide;
    private final LegalDay day;

    Speaking(Representations representations, Lives lives, OtherSide otherSide, LegalDay day) {
        this.representations = representations;
        this.lives = lives;
        this.otherSide = otherSide;
        this.day = day;
    }

    /** What to ask of the door to decide of these categories. */
    Ask ask(ClientId client, Collection<String> categories, @Nullable ClientId representative) {
        Set<String> asked = new HashSet<>(Set.of(CONSENTS));
        if (representative != null) {
            asked.add(Tie.REPRESENTATIVES.attribute());
            asked.addAll(Majority.NEEDED);
            asked.add(Death.ATTRIBUTE);
        }
        return Ask.about(client, asked).decidingOf(categories);
    }

    /**
     * Under which representation somebody speaks for her; null where she speaks for herself, and where whoever is named may
     * not decide of these categories today: that is refused with whatever else is wrong.
     *
     * @param representative whom staff name; nobody else names one
     */
    @Nullable
    UUID representation(Permit permit, Collection<String> categories, @Nullable ClientId representative) {
        if (representative == null) {
            Behalf behalf = permit.behalf();
            return behalf == null ? null : behalf.representation();
        }
        if (!(Acting.errand().actor() instanceof Actor.Person)) {
            return null;
        }
        Lives.Life life = lives.of(permit);
        List<Representation> found =
                permit.covers(Tie.REPRESENTATIVES.attribute()) ? representations.of(permit.ids()) : List.of();
        Optional<Representation> speaking = found.stream()
                .filter(one -> one.representative().equals(representative))
                .filter(one -> one.stateOn(day.today(), life.comesOfAge(), life.died()) == State.IN_FORCE)
                .filter(one -> one.scope().act() && categories.stream().allMatch(one::coversCategory))
                .findFirst();
        if (speaking.isEmpty()) {
            return null;
        }
        otherSide.requireNoKin(Tie.REPRESENTATIVES, permit.client(), representative);
        otherSide.tell(permit, Tie.REPRESENTATIVES, AccessEntry.Kind.READ, List.of(representative));
        return speaking.get().id();
    }
}
