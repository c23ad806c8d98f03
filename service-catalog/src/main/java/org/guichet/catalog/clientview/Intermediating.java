package org.guichet.catalog.clientview;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.clientview.Representing.Seen;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a partner comes to a client: by the number of what the client signed, and in no other way. */
@Component
public class Intermediating {
    private static final Set<String> NAMES = Set.of("givenName", "familyName");
    private static final ClientId NOBODY = new ClientId(new UUID(0, 0));

    private final ClientDoor door;
    private final Representations representations;
    private final AttributeDictionary dictionary;
    private final LegalDay day;

    Intermediating(ClientDoor door, Representations representations, AttributeDictionary dictionary, LegalDay day) {
        this.door = door;
        this.representations = representations;
        this.dictionary = dictionary;
        this.day = day;
    }

    /**
     * Whom the contact is about from now on. A number that is nobody's is decided upon as one that names somebody else.
     *
     * @throws NotFound where it names neither the partner nor the organization she works for
     */
    @Transactional
    public Seen named(UUID number) {
        ClientId partner = partner();
        Optional<Representation> told = representations.find(number);
        ClientId client = told.map(Representation::client).orElse(NOBODY);
        Ask ask = Ask.about(client, told.map(this::least).orElse(NAMES));
        Permit permit = door.open(List.of(ask)).getFirst().orRefuse();
        return representations.atPartnerDesk(partner, permit.ids()).stream()
                .filter(one -> one.id().equals(number))
                .findFirst()
                .map(one -> new Seen(one, one.stateOn(day.today()), one.endsOn(), null))
                .orElseThrow(NotFound::new);
    }

    /** The names, or where it does not extend to them one attribute it extends to: no more is opened than is shown. */
    private Set<String> least(Representation one) {
        Set<String> names = NAMES.stream().filter(code -> extendsTo(one, code)).collect(Collectors.toSet());
        return names.isEmpty()
                ? dictionary.all().stream()
                        .map(Attribute::code)
                        .filter(code -> extendsTo(one, code))
                        .limit(1)
                        .collect(Collectors.toSet())
                : names;
    }

    private boolean extendsTo(Representation one, String code) {
        return dictionary
                .find(code)
                .map(Attribute::category)
                .filter(one::coversCategory)
                .isPresent();
    }

    private static ClientId partner() {
        if (Acting.errand().actor() instanceof Actor.Person person
                && person.roles().contains(Role.PARTNER)) {
            UUID self = person.self();
            return self == null ? NOBODY : new ClientId(self);
        }
        throw new NotGranted();
    }
}
