package org.guichet.catalog.clientview;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.suggestion.Suggestions;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.enquiry.Enquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at a client's data, who was sent what, and on which ground. Reading it is itself in it. */
@Component
public class Ledger {
    private static final String ATTRIBUTE = "disclosures";
    private static final int LONGEST_PAGE = 200;

    private final ClientDoor door;
    private final AuditTrail trail;
    private final LogProofs proofs;
    private final Enquiries enquiries;
    private final Beside beside;

    /** What other rooms have to say of entries. */
    @Component
    record Beside(LedgerBases bases, Suggestions suggestions) {}

    Ledger(ClientDoor door, AuditTrail trail, LogProofs proofs, Enquiries enquiries, Beside beside) {
        this.door = door;
        this.trail = trail;
        this.proofs = proofs;
        this.enquiries = enquiries;
        this.beside = beside;
    }

    /**
     * One page with the count of all.
     *
     * @param asked by the id of an entry, what was asked about it, oldest first; an entry nobody asked about is no key
     * @param bases by the id of an entry, what it rested on
     * @param suggested by the id of an entry, which services were suggested by it; nothing where whoever reads may not see
     *     suggestions
     * @param own whether whoever reads is whom it is about
     */
    public record Page(
            List<LoggedEntry> items,
            long total,
            Map<UUID, List<Enquiry.Answered>> asked,
            Map<UUID, List<LedgerBasis>> bases,
            Map<UUID, List<Bilingual>> suggested,
            boolean own) {
        public Page {
            items = List.copyOf(items);
            asked = Map.copyOf(asked);
            bases = Map.copyOf(bases);
            suggested = Map.copyOf(suggested);
        }

        List<LedgerBasis> basesOf(UUID entry) {
            return bases.getOrDefault(entry, List.of());
        }

        List<Bilingual> suggestedBy(UUID entry) {
            return suggested.getOrDefault(entry, List.of());
        }

        /** What was asked about an entry. */
        public List<Enquiry.Answered> askedAbout(UUID entry) {
            return asked.getOrDefault(entry, List.of());
        }
    }

    /**
     * One page, newest first.
     *
     * @param from inclusive
     * @param to exclusive
     */
    @Transactional
    public Page of(ClientId client, Instant from, Instant to, int limit, int offset) {
        Permit permit = door.openFor(client, ATTRIBUTE, Set.of(Enquiries.ATTRIBUTE, Suggestions.ATTRIBUTE));
        AuditTrail.Page page =
                trail.about(permit.ids(), from, to, Math.clamp(limit, 1, LONGEST_PAGE), Math.max(offset, 0));
        List<UUID> entries = page.items().stream().map(LoggedEntry::id).toList();
        Map<UUID, List<Enquiry.Answered>> asked = enquiries.about(permit, entries).stream()
                .collect(groupingBy(one -> Objects.requireNonNull(one.enquiry().entryId())));
        Errand errand = Acting.errand();
        return new Page(
                page.items(),
                page.total(),
                asked,
                beside.bases().of(page.items(), permit.ids()),
                beside.suggestions().shownBy(permit, entries),
                errand.actor() instanceof Actor.Client && errand.onBehalfOf() == null);
    }

    /**
     * One entry of a client's ledger. That the ledger was looked at stays in it also where the entry is not there.
     *
     * @throws NotFound where it is not hers, as where there is none
     */
    @Transactional(noRollbackFor = NotFound.class)
    public LoggedEntry entry(ClientId client, UUID id) {
        Permit permit = door.openFor(client, ATTRIBUTE);
        return trail.entry(permit.ids(), id).orElseThrow(NotFound::new);
    }

    /**
     * That an entry of hers is in the sealed log; another's answers as one that is not there. That it was asked for stays in
     * the ledger however it is answered.
     */
    @Transactional(noRollbackFor = {NotFound.class, NotYet.class})
    public LogProofs.Inclusion proof(ClientId client, UUID entry) {
        return proofs.about(door.openFor(client, ATTRIBUTE).ids(), entry);
    }
}
