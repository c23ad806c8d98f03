package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientUnsealed;
import org.guichet.registry.client.ClientsUnmerged;
import org.guichet.registry.client.FactsChanged;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The duty that compares whoever is new, or newly known by name, date or number, with everybody else, and opens a
 * review where two may be one. Whom a person told apart it leaves apart; it never merges.
 */
@Component
public class FindingDuplicates {
    private static final int MOST = 100;
    private static final Errand DUTY = Errand.of(
            new Actor.Duty("find-duplicates", "registrar", "identity-verification").forSealedToo(),
            "identity-verification");

    private final ReviewRows rows;
    private final Searching searching;
    private final ToldApart toldApart;

    FindingDuplicates(ReviewRows rows, Searching searching, ToldApart toldApart) {
        this.rows = rows;
        this.searching = searching;
        this.toldApart = toldApart;
    }

    /** Writes a row for the duty, in the transaction of the change. */
    @EventListener
    void hear(FactsChanged changed) {
        if (changed.attributes().stream().anyMatch(Criteria.SEARCHABLE::contains)) {
            rows.due(changed.client(), path(Acting.errand().actor()));
        }
    }

    /** What either was taken for while merged is no longer so: both are compared again. */
    @EventListener
    void hear(ClientsUnmerged unmerged) {
        Path path = path(Acting.errand().actor());
        rows.due(unmerged.restored(), path);
        rows.due(unmerged.remaining(), path);
    }

    /**
     * Compares the clients that are due, at most a hundred.
     *
     * @return how many reviews it opened
     */
    @Scheduled(fixedDelayString = "${guichet.registry.duplicates.interval:PT10S}")
    @Transactional
    public int find() {
        List<ReviewRows.Due> due = rows.takeDue(MOST);
        if (due.isEmpty()) {
            return 0;
        }
        return Acting.as(DUTY, () -> {
            searching.admit();
            return due.stream()
                    .collect(Collectors.toMap(ReviewRows.Due::client, ReviewRows.Due::path, (first, again) -> first))
                    .entrySet()
                    .stream()
                    .mapToInt(client -> compare(client.getKey(), client.getValue()))
                    .sum();
        });
    }

    private int compare(ClientId client, Path path) {
        Searching.Lookalikes found = searching.lookalikes(client);
        List<ClientId> candidates =
                found.candidates().stream().map(Candidate::client).toList();
        Set<ClientId> apart = toldApart.from(found.client(), candidates);
        return (int) found.candidates().stream()
                .filter(candidate -> !apart.contains(candidate.client()))
                .filter(candidate -> rows.open(found.client(), candidate, path))
                .count();
    }

    /** While she was sealed, nobody but those with the grant could decide about her. */
    @EventListener
    void hear(ClientUnsealed unsealed) {
        rows.due(unsealed.client(), path(Acting.errand().actor()));
    }

    private static Path path(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> Path.DESK;
            case Actor.Client client -> Path.PORTAL;
            case Actor.Duty duty -> Path.IMPORT;
            case Actor.Programme programme -> Path.PROGRAMME;
        };
    }
}
