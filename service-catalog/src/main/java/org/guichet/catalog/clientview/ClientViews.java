package org.guichet.catalog.clientview;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.clientview.ClientView.Gap;
import org.guichet.catalog.clientview.ClientView.Known;
import org.guichet.catalog.suggestion.Suggestion;
import org.guichet.catalog.suggestion.Suggestions;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Fact;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.emergency.Emergencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens client views. One view is one disclosure, and binds the contact it is opened in. */
@Component
public class ClientViews {
    private static final String CONSENTS = "consents";
    private static final Set<String> KEPT_BY_ROOMS = Set.of("applications", "contacts", CONSENTS);

    private final ClientDoor door;
    private final Rooms rooms;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    ClientViews(ClientDoor door, Rooms rooms, AttributeDictionary dictionary, Clock clock) {
        this.door = door;
        this.rooms = rooms;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** The view for the errand's purpose. What may be suggested is asked in the same call, for its own purpose. */
    @Transactional
    public ClientView of(ClientId client) {
        List<Ask> asks = new ArrayList<>(List.of(Ask.about(client, shown())));
        if (!Acting.errand().purpose().equals(OpenEmergencies.PURPOSE)) {
            rooms.suggestions().ask(client).ifPresent(asks::add);
        }
        List<Disclosure> answers = door.open(asks);
        Permit permit = answers.getFirst().orRefuse();
        Optional<Disclosure> toSuggest = answers.stream().skip(1).findFirst();
        List<ApplicationSummary> applications = rooms.tracking().of(permit);
        List<Gap> gaps = new ArrayList<>(gaps(permit));
        if (!permit.purpose().equals(OpenEmergencies.PURPOSE)) {
            whyNothingIsSuggested(toSuggest).ifPresent(gaps::add);
        }
        return new ClientView(
                permit.client(),
                permit.purpose(),
                facts(permit),
                applications,
                rooms.contacts().of(permit),
                toSuggest.map(answer -> suggestions(answer, applications)).orElse(List.of()),
                permit.covers(CONSENTS) ? rooms.consents().of(permit.ids()) : List.of(),
                gaps,
                permit.kind(),
                permit.behalf(),
                rooms.emergencies().of(permit));
    }

    private List<Suggestion> suggestions(Disclosure answer, List<ApplicationSummary> applications) {
        if (!(answer instanceof Permit permit)) {
            return List.of();
        }
        return rooms.suggestions().suggest(permit, applications);
    }

    private Optional<Gap> whyNothingIsSuggested(Optional<Disclosure> answer) {
        String reason = answer.map(ClientViews::whyNot).orElse("switched-off");
        return reason.isEmpty()
                ? Optional.empty()
                : dictionary.find(Suggestions.ATTRIBUTE).map(attribute -> new Gap(attribute, reason));
    }

    private static String whyNot(Disclosure answer) {
        return switch (answer) {
            case Refusal refusal -> refusal.reason().code();
            case Permit permit ->
                Death.among(permit.facts().values()).map(day -> "deceased").orElse("");
        };
    }

    private Set<String> shown() {
        Set<String> shown = Stream.concat(
                        dictionary.all().stream()
                                .filter(attribute -> attribute.held() == Attribute.Held.KEPT)
                                .map(Attribute::code),
                        KEPT_BY_ROOMS.stream())
                .collect(Collectors.toSet());
        // Told to the client alone: whoever represents her may be whom she was to be helped from.
        if (Acting.errand().actor() instanceof Actor.Client && Acting.errand().onBehalfOf() == null) {
            shown.add(Emergencies.ATTRIBUTE);
        }
        return shown;
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
            if (withheld != null && withheld != Withheld.NOT_OF_THIS_KIND) {
                gaps.add(new Gap(attribute, withheld.code()));
            }
        }
        return gaps;
    }
}
