package org.guichet.registry.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Notices;
import org.guichet.registry.consent.Purpose;
import org.springframework.stereotype.Component;

/** Where what a receipt tells comes from. */
@Component
class ReceiptSources {
    private final Notices notices;
    private final Authorities authorities;
    private final AttributeDictionary dictionary;
    private final LegalDay day;

    ReceiptSources(Notices notices, Authorities authorities, AttributeDictionary dictionary, LegalDay day) {
        this.notices = notices;
        this.authorities = authorities;
        this.dictionary = dictionary;
        this.day = day;
    }

    Told told(UUID id, Instant issuedAt, ConsentRecord consent, List<ConsentEvent> events, ReceiptSettings settings) {
        Map<String, List<Attribute>> attributes = new LinkedHashMap<>();
        consent.dataCategories().forEach(category -> attributes.put(category, in(category)));
        return new Told(
                id,
                issuedAt,
                consent,
                events,
                notices.versions(consent.purpose()),
                purpose(consent.purpose(), events).orElse(null),
                attributes,
                settings);
    }

    private List<Attribute> in(String category) {
        return dictionary.inCategory(category).stream()
                .sorted()
                .flatMap(code -> dictionary.find(code).stream())
                .toList();
    }

    /** The version that counted when the last word was said upon a notice; the oldest, where none is known to have. */
    private Optional<Purpose> purpose(String code, List<ConsentEvent> events) {
        Instant said = events.reversed().stream()
                .filter(event -> event.noticeVersion() != null)
                .findFirst()
                .orElseGet(events::getLast)
                .at();
        List<Purpose> versions = authorities.purposeVersions(code);
        return versions.stream()
                .filter(version -> counted(version, said))
                .findFirst()
                .or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()));
    }

    private boolean counted(Purpose version, Instant at) {
        LocalDate then = day.of(at);
        Instant since = version.since();
        Instant ended = version.endedAt();
        LocalDate last = version.said().lastDay();
        return (since == null || !since.isAfter(at))
                && (ended == null || ended.isAfter(at))
                && !version.said().firstDay().isAfter(then)
                && (last == null || !last.isBefore(then));
    }
}
