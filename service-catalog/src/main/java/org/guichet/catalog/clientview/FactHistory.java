package org.guichet.catalog.clientview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.disclosure.FactHistories;
import org.guichet.registry.disclosure.FactHistories.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every version of one fact, and what was held on any day as it was known at any moment. */
@Component
public class FactHistory {
    private final ClientDoor door;
    private final FactHistories histories;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    FactHistory(ClientDoor door, FactHistories histories, AttributeDictionary dictionary, Clock clock) {
        this.door = door;
        this.histories = histories;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * The two times of a history, and where in it to begin.
     *
     * @param asOf the day it was true on; null means any
     * @param knownAt the moment by which it was recorded; null means now
     * @param cursor the {@code next} of the page before
     */
    public record Question(
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            int limit,
            @Nullable UUID cursor) {

        boolean takesIn(Version version, Instant now) {
            LocalDate from = version.fact().validFrom();
            LocalDate to = version.fact().validTo();
            boolean valid = asOf == null || (from == null || !from.isAfter(asOf)) && (to == null || !to.isBefore(asOf));
            return valid && !version.fact().recordedAt().isAfter(moment(now));
        }

        Instant moment(Instant now) {
            return knownAt == null ? now : knownAt;
        }
    }

    /** One page, newest first. */
    public record Page(List<FactVersion> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** A look like any other: it is in the client's ledger, and binds the contact. */
    @Transactional
    public Page of(ClientId client, String code, Question question) {
        Attribute attribute = dictionary
                .find(code)
                .filter(known -> known.held() == Attribute.Held.KEPT)
                .orElseThrow(NotFound::new);
        Instant now = clock.instant();
        List<Version> versions = histories.of(door.openFor(client, code), code).stream()
                .filter(version -> question.takesIn(version, now))
                .toList();
        UUID held = held(attribute, versions, question.moment(now));
        int first = first(versions, question.cursor());
        int end = Math.min(first + question.limit(), versions.size());
        List<FactVersion> items = versions.subList(first, end).stream()
                .map(version -> new FactVersion(version, version.fact().id().equals(held)))
                .toList();
        UUID next = end < versions.size() ? versions.get(end - 1).fact().id() : null;
        return new Page(items, next, versions.size());
    }

    private static @Nullable UUID held(Attribute attribute, List<Version> versions, Instant moment) {
        Comparator<Version> latest = Comparator.<Version, Instant>comparing(
                        version -> version.fact().collectedAt())
                .thenComparing(version -> version.fact().recordedAt())
                .thenComparing(version -> version.fact().id());
        Comparator<Version> survivor = attribute.survivorship() == Attribute.Survivorship.LATEST
                ? latest
                : Comparator.<Version, Integer>comparing(
                                version -> version.fact().verification().ordinal())
                        .thenComparing(latest);
        Optional<Version> chosen = versions.stream()
                .filter(version -> !FactVersion.corrected(version, moment))
                .filter(version -> version.fact().value() != Unknown.VALUE)
                .max(survivor);
        return chosen.map(version -> version.fact().id()).orElse(null);
    }

    private static int first(List<Version> versions, @Nullable UUID cursor) {
        if (cursor == null) {
            return 0;
        }
        for (int index = 0; index < versions.size(); index++) {
            if (versions.get(index).fact().id().equals(cursor)) {
                return index + 1;
            }
        }
        throw new InvalidInput(List.of(Wrong.of("cursor", "input.cursor")));
    }
}
