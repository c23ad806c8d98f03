package org.guichet.demo.seeding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The synthetic people, their partners and what they consented to. */
@Component
@Profile("demo")
@Order(4)
class PeopleStep implements Step {
    private static final int TELL_EVERY = 50;

    private final Registration registration;
    private final Correcting correcting;
    private final ConsentGiving consents;
    private final PortalLinks links;
    private final Clock clock;
    private final long most;

    /** @param most people to enter, the first of the file; all of them unless {@code guichet.demo.people} says otherwise */
    PeopleStep(
            Registration registration,
            Correcting correcting,
            ConsentGiving consents,
            PortalLinks links,
            Clock clock,
            @Value("${guichet.demo.people:1000000}") long most) {
        this.registration = registration;
        this.correcting = correcting;
        this.consents = consents;
        this.links = links;
        this.clock = clock;
        this.most = most;
    }

    @Override
    public void run(Consumer<String> progress) {
        Map<Person, ClientId> clients = new LinkedHashMap<>();
        List<Integer> doubtful = new ArrayList<>();
        for (Person person : People.all().stream().limit(most).toList()) {
            register(person, Set.copyOf(clients.values()))
                    .ifPresentOrElse(client -> clients.put(person, client), () -> doubtful.add(person.number()));
            if (person.number() % TELL_EVERY == 0) {
                progress.accept("  %d people".formatted(person.number()));
            }
        }
        progress.accept("  who lives with whom, and who consented to what");
        clients.forEach((person, client) ->
                partnerOf(person, clients).ifPresent(partner -> tellOfPartner(person, client, partner, clients)));
        clients.forEach((person, client) -> {
            if (person.knownToTaxes()) {
                consents.give(person, client);
            }
            person.account().ifPresent(account -> links.link(account, client));
        });
        progress.accept("  %d people in all".formatted(clients.size()));
        if (!doubtful.isEmpty()) {
            progress.accept("  left out, as they may be somebody already known: lines " + doubtful);
        }
    }

    /** People of one household look alike to the matching; the file says that each line is somebody else. */
    private Optional<ClientId> register(Person person, Set<ClientId> others) {
        List<NewFact> facts = person.facts(clock.instant());
        return Acting.as(Keys.of("person", person), () -> switch (registration.register(facts)) {
            case Registered.New(ClientId client) -> Optional.of(client);
            case Registered.AlreadyKnown(ClientId client) ->
                others.contains(client) ? Optional.<ClientId>empty() : Optional.of(client);
            case Registered.NeedsReview(List<Candidate> candidates, boolean truncated) -> {
                Set<ClientId> compared = new HashSet<>(others);
                compared.retainAll(candidates.stream().map(Candidate::client).toList());
                yield registration.register(facts, compared) instanceof Registered.New(ClientId client)
                        ? Optional.of(client)
                        : Optional.empty();
            }
        });
    }

    private static Optional<Person> partnerOf(Person person, Map<Person, ClientId> clients) {
        String other = switch (person.relation()) {
            case "HEAD" -> "PARTNER";
            case "PARTNER" -> "HEAD";
            default -> "";
        };
        return clients.keySet().stream()
                .filter(candidate -> candidate.household().equals(person.household()))
                .filter(candidate -> candidate.relation().equals(other))
                .findFirst();
    }

    private void tellOfPartner(Person person, ClientId client, Person partner, Map<Person, ClientId> clients) {
        ClientId partnerId = clients.get(partner);
        if (partnerId != null && "PARTNERED".equals(person.values().get("maritalStatus"))) {
            List<NewFact> facts = partner.factsAsPartner(partnerId, clock.instant());
            Acting.run(Keys.of("partner", person), () -> correcting.tell(client, facts, Map.of(), null));
        }
    }
}
