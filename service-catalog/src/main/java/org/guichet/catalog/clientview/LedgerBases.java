package org.guichet.catalog.clientview;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.clientview.LedgerBasis.Kind;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Consents;
import org.springframework.stereotype.Component;

/** What entries rested on, as the ledger tells it: for a whole page in two statements, whatever is on it. */
@Component
class LedgerBases {
    private static final String VERSION = "VERSION:";
    private static final String AUTHORITY = "AUTHORITY:";
    private static final String CONSENT = "CONSENT:";

    private final Authorities authorities;
    private final Consents consents;

    LedgerBases(Authorities authorities, Consents consents) {
        this.authorities = authorities;
        this.consents = consents;
    }

    /**
     * By the id of an entry its bases, laws first.
     *
     * @param client every id of whoever it is about
     */
    Map<UUID, List<LedgerBasis>> of(Collection<LoggedEntry> entries, Set<ClientId> client) {
        Map<String, List<Authority>> laws =
                authorities.versions(references(entries, AUTHORITY)).stream().collect(groupingBy(Authority::code));
        Map<String, List<Consents.GivenAt>> given =
                consents
                        .given(references(entries, CONSENT).stream()
                                .map(UUID::fromString)
                                .collect(toSet()))
                        .stream()
                        .collect(groupingBy(one -> one.consent().toString()));
        return entries.stream()
                .collect(toMap(
                        LoggedEntry::id,
                        entry -> entry.bases().stream()
                                .filter(basis -> !basis.startsWith(VERSION))
                                .map(basis -> basis(basis, entry, laws, given, client))
                                .distinct()
                                .sorted(java.util.Comparator.comparing(LedgerBasis::kind))
                                .toList(),
                        (one, same) -> one));
    }

    private static Set<String> references(Collection<LoggedEntry> entries, String prefix) {
        return entries.stream()
                .flatMap(entry -> entry.bases().stream())
                .filter(basis -> basis.startsWith(prefix))
                .map(basis -> basis.substring(prefix.length()))
                .collect(toSet());
    }

    private static LedgerBasis basis(
            String logged,
            LoggedEntry entry,
            Map<String, List<Authority>> laws,
            Map<String, List<Consents.GivenAt>> given,
            Set<ClientId> client) {
        String reference = logged.substring(logged.indexOf(':') + 1);
        return switch (logged.substring(0, Math.max(logged.indexOf(':'), 0))) {
            case "AUTHORITY" -> law(reference, entry, laws.getOrDefault(reference, List.of()));
            case "CONSENT" -> consent(reference, entry.at(), given.getOrDefault(reference, List.of()), client);
            case "REPRESENTATION" -> LedgerBasis.unnamed(Kind.REPRESENTATION, reference);
            case "EMERGENCY" -> LedgerBasis.unnamed(Kind.EMERGENCY, reference);
            default -> LedgerBasis.unnamed(Kind.UNKNOWN, logged);
        };
    }

    /** In the version the entry names; one that names none is of before there were versions, and so of the first. */
    private static LedgerBasis law(String code, LoggedEntry entry, List<Authority> versions) {
        return versions.stream()
                .filter(version -> entry.bases().contains(VERSION + code + "@" + version.number()))
                .findFirst()
                .or(() -> versions.stream().reduce((newer, older) -> older))
                .map(law -> new LedgerBasis(Kind.LAW, text(law, Locale.ENGLISH), text(law, Locale.FRENCH), null))
                .orElseGet(() -> LedgerBasis.unnamed(Kind.UNKNOWN, code));
    }

    private static String text(Authority law, Locale locale) {
        return law.instrument(locale) + ", " + law.provision();
    }

    private static LedgerBasis consent(String id, Instant at, List<Consents.GivenAt> given, Set<ClientId> client) {
        if (!given.stream().allMatch(one -> client.contains(one.client()))) {
            return LedgerBasis.unnamed(Kind.CONSENT_OF_ANOTHER, id);
        }
        Instant last = given.stream()
                .map(Consents.GivenAt::at)
                .filter(one -> !one.isAfter(at))
                .reduce((before, after) -> after)
                .orElse(null);
        return new LedgerBasis(Kind.CONSENT, id, id, last);
    }
}
