package org.guichet.registry.identity;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks for people. Every search is logged, whether it finds anyone or not. */
@Component
public class Searching {
    private static final int MOST = 20;
    private static final Set<String> COMPARED = Set.of(
            "givenName",
            "familyName",
            "dateOfBirth",
            "phone",
            "address.postalCode",
            "address.locality",
            "identifier.clientNumber");

    private final ClientRecords records;
    private final Disclosures disclosures;
    private final CriteriaHash hash;

    Searching(ClientRecords records, Disclosures disclosures, CriteriaHash hash) {
        this.records = records;
        this.disclosures = disclosures;
        this.hash = hash;
    }

    /** Candidates, best first; {@code truncated} where more were found than anyone would look through. */
    public record Found(List<Candidate> candidates, boolean truncated) {
        public Found {
            candidates = List.copyOf(candidates);
        }
    }

    /** Searches on somebody's behalf, for the purpose {@code identity-verification}. */
    @Transactional
    public Found search(Criteria criteria) {
        disclosures
                .admitSearch("identity-verification", hash.of(criteria.values()))
                .ifPresent(Disclosure::orRefuse);
        return candidates(SearchKeys.of(criteria.values()));
    }

    /** Whether the person with these values is known: asked before anyone is registered, on every path. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Match match(Map<String, String> values, String purpose) {
        Map<String, String> comparable = values.entrySet().stream()
                .filter(entry -> Criteria.SEARCHABLE.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        disclosures.admitSearch(purpose, hash.of(comparable)).ifPresent(Disclosure::orRefuse);
        Found found = candidates(SearchKeys.of(comparable));
        List<Candidate> certain = found.candidates().stream()
                .filter(candidate -> candidate.verdict() == Candidate.Verdict.CERTAIN)
                .toList();
        if (certain.size() == 1 && !found.truncated()) {
            return new Match.Certain(certain.getFirst());
        }
        List<Candidate> doubtful = found.candidates().stream()
                .filter(candidate -> candidate.score() > 0)
                .toList();
        return doubtful.isEmpty() && !found.truncated()
                ? new Match.None()
                : new Match.Possible(doubtful, found.truncated());
    }

    private Found candidates(Map<String, Set<String>> keys) {
        List<ClientId> ids = records.findByKeys(keys, MOST + 1);
        boolean truncated = ids.size() > MOST;
        List<Candidate> candidates =
                records.findAll(truncated ? ids.subList(0, MOST) : ids, new HashSet<>(COMPARED)).stream()
                        .map(known -> Comparison.of(keys, known))
                        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                        .toList();
        return new Found(candidates, truncated);
    }
}
