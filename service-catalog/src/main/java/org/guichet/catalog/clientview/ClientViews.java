package org.guichet.catalog.clientview;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.catalog.application.Tracking;
import org.guichet.catalog.clientview.ClientView.Gap;
import org.guichet.catalog.clientview.ClientView.Known;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens client views. One view is one disclosure, and binds the contact it is opened in. */
@Component
public class ClientViews {
    private static final String CONSENTS = "consents";
    private static final Set<String> KEPT_BY_ROOMS = Set.of("applications", "contacts", CONSENTS);

    private final ClientDoor door;
    private final Tracking tracking;
    private final Contacts contacts;
    private final Consents consents;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    ClientViews(
            ClientDoor door,
            Tracking tracking,
            Contacts contacts,
            Consents consents,
            AttributeDictionary dictionary,
            Clock clock) {
        this.door = door;
        this.tracking = tracking;
        this.contacts = contacts;
        this.consents = consents;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** The view for the errand's purpose. */
    @Transactional
    public ClientView of(ClientId client) {
        Permit permit = door.open(client, shown());
        return new ClientView(
                permit.client(),
                permit.purpose(),
                facts(permit),
                tracking.of(permit),
                contacts.of(permit),
                permit.covers(CONSENTS) ? consents.of(permit.client()) : List.of(),
                gaps(permit));
    }

    private Set<String> shown() {
        return Stream.concat(
                        dictionary.all().stream()
                                .filter(attribute -> attribute.held() == Attribute.Held.KEPT)
                                .map(Attribute::code),
                        KEPT_BY_ROOMS.stream())
                .collect(Collectors.toSet());
    }

    private List<Known> facts(Permit permit) {
        Instant now = clock.instant();
        List<Known> known = new ArrayList<>();
        for (Attribute attribute : dictionary.all()) {
            Fact fact = permit.facts().get(attribute.code());
            Basis basis = permit.bases().get(attribute.code());
            if (fact != null && basis != null) {
                known.add(new Known(attribute, fact, basis, fact.staleAt(now)));
            }
        }
        return known;
    }

    private List<Gap> gaps(Permit permit) {
        List<Gap> gaps = new ArrayList<>();
        for (Attribute attribute : dictionary.all()) {
            Withheld withheld = permit.withheld().get(attribute.code());
            if (withheld != null) {
                gaps.add(new Gap(attribute, withheld.code()));
            }
        }
        return gaps;
    }
}
