package org.guichet.registry.receipt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Notice;
import org.guichet.registry.consent.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * All a receipt tells, in whatever form.
 *
 * @param events the whole chain, oldest first
 * @param notices every version of the notice
 * @param purpose the version people could read when the last word was said; null where none was declared
 * @param attributes by data category, what is kept in it
 */
record Told(
        UUID id,
        Instant issuedAt,
        ConsentRecord consent,
        List<ConsentEvent> events,
        List<Notice> notices,
        @Nullable Purpose purpose,
        Map<String, List<Attribute>> attributes,
        ReceiptSettings settings) {
    private static final String SENSITIVE = "SENSITIVE";

    Told {
        events = List.copyOf(events);
        notices = List.copyOf(notices);
        attributes = Map.copyOf(attributes);
    }

    /** The version and the language of what was read, each time it was another. */
    record Read(String version, String language) {}

    /** What was read over the whole chain, in its order. */
    List<Read> read() {
        List<Read> read = events.stream()
                .filter(event -> event.noticeVersion() != null && event.language() != null)
                .map(event -> new Read(String.valueOf(event.noticeVersion()), String.valueOf(event.language())))
                .distinct()
                .toList();
        return read.isEmpty() ? List.of(new Read(consent.noticeVersion(), consent.language())) : read;
    }

    /** What was read last was read in it. */
    String language() {
        return events.reversed().stream()
                .flatMap(event -> Stream.ofNullable(event.language()))
                .findFirst()
                .orElse(consent.language());
    }

    Optional<Notice> notice(String version) {
        return notices.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    boolean isSensitive(String category) {
        return attributes.getOrDefault(category, List.of()).stream()
                .anyMatch(attribute -> attribute.sensitivity().equals(SENSITIVE));
    }

    Map<String, Object> purposeName() {
        return purpose == null
                ? Json.inBoth(consent.purpose(), consent.purpose())
                : Json.inBoth(purpose.said().nameEn(), purpose.said().nameFr());
    }

    /** The bodies beside ourselves and the client that may get something, by their codes. */
    Map<String, PartyDetails> thirdParties() {
        Map<String, PartyDetails> found = new LinkedHashMap<>();
        consent.recipients().stream()
                .filter(code -> !code.equals(Parties.OURSELVES) && !code.equals(Parties.CLIENT))
                .forEach(code -> found.put(code, settings.recipient(code)));
        return found;
    }
}
