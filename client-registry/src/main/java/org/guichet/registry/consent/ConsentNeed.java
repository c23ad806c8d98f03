package org.guichet.registry.consent;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a ground in force says that consent is required: nowhere else is anybody asked for one, or gives it (rule 9). */
@Component
public class ConsentNeed {
    private final Notices notices;
    private final ConsentGate gate;

    ConsentNeed(Notices notices, ConsentGate gate) {
        this.notices = notices;
        this.gate = gate;
    }

    /** The notices shown today that people can consent on, each for what needs their consent and to whom. */
    @Transactional(readOnly = true)
    public List<Notice> notices() {
        List<Notice> shown = notices.shown();
        Set<String> purposes = shown.stream().map(Notice::purpose).collect(Collectors.toSet());
        Map<String, Bases> grounds = new HashMap<>();
        for (Notice notice : shown) {
            notice.recipients()
                    .forEach(recipient ->
                            grounds.computeIfAbsent(recipient, one -> gate.bases(Set.of(), purposes, one)));
        }
        return shown.stream()
                .flatMap(notice -> needed(notice, grounds).stream())
                .toList();
    }

    /** The notice for one purpose, where there is one that people can consent on today. */
    @Transactional(readOnly = true)
    public Optional<Notice> notice(String purpose) {
        return notices().stream()
                .filter(notice -> notice.purpose().equals(purpose))
                .findFirst();
    }

    /** Those of a notice's recipients who get all of these by a consent alone. */
    @Transactional(readOnly = true)
    public List<String> recipients(Notice notice, Collection<String> categories) {
        return notice.recipients().stream()
                .filter(recipient -> gate.bases(Set.of(), Set.of(notice.purpose()), recipient)
                        .askConsent(notice.purpose(), categories))
                .toList();
    }

    /** Whether all that the consent lets happen needs it today. */
    @Transactional(readOnly = true)
    public boolean of(ConsentRecord consent) {
        return of(consent.scope());
    }

    /** Each recipient is a statement: they are to be counted by a notice, and not by whoever asks. */
    boolean of(NewConsent.Scope scope) {
        return scope.recipients().stream()
                .allMatch(recipient -> gate.bases(Set.of(), Set.of(scope.purpose()), recipient)
                        .askConsent(scope.purpose(), scope.dataCategories()));
    }

    private static Optional<Notice> needed(Notice notice, Map<String, Bases> grounds) {
        List<String> categories = notice.dataCategories().stream()
                .filter(category -> notice.recipients().stream()
                        .anyMatch(recipient -> asks(grounds.get(recipient), notice.purpose(), category)))
                .toList();
        List<String> recipients = notice.recipients().stream()
                .filter(recipient -> notice.dataCategories().stream()
                        .anyMatch(category -> asks(grounds.get(recipient), notice.purpose(), category)))
                .toList();
        return categories.isEmpty() ? Optional.empty() : Optional.of(notice.narrowed(categories, recipients));
    }

    private static boolean asks(@Nullable Bases bases, String purpose, String category) {
        return bases != null && bases.askConsent(purpose, List.of(category));
    }
}
