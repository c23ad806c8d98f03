package org.guichet.registry.enquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Once;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.enquiry.EnquiryRows.Asked;
import org.guichet.registry.enquiry.EnquiryRows.Row;
import org.guichet.registry.holding.Standstill;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a client asks about her data, by herself, by whoever represents her, or by whoever serves her within a contact. */
@Component
public class Enquiries {
    /** What a permit covers that lets the enquiries of a client be read and made. */
    public static final String ATTRIBUTE = "enquiries";

    /** Why nothing more may be asked for now: so much of hers waits already. */
    public static final String TOO_MANY = "TOO_MANY_WAITING";

    /** How many may wait, of a client's own and of those asked for her. */
    static final int MOST_WAITING = 50;

    private static final String LEDGER = "disclosures";
    private static final int LONGEST_PAGE = 100;

    private final EnquiryRows rows;
    private final EnquiryDoor door;
    private final AuditTrail trail;
    private final Once once;
    private final Office office;

    Enquiries(EnquiryRows rows, EnquiryDoor door, AuditTrail trail, Once once, Office office) {
        this.rows = rows;
        this.door = door;
        this.trail = trail;
        this.once = once;
        this.office = office;
    }

    /** By when the privacy office answers, what says in the ledger that it was asked, and what waits before it holds. */
    @Component
    record Office(EnquiryTerms terms, LegalDay day, EnquiryLog log, Standstill standstill) {}

    /** One page of a client's enquiries, newest first, and how many there are in all. */
    public record Page(List<Enquiry.Opened> items, @Nullable Integer next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Asks about one entry of a client's ledger. It waits for the privacy officer from the moment it is answered. That
     * whoever asks looked at the ledger stays in the log also where nothing could be asked.
     *
     * @param question in the client's words, 1 to 2,000 characters; kept encrypted
     * @throws InvalidInput where the question is missing, too long or no text
     * @throws NotFound where there is no such client for whoever acts, or the entry is not the client's
     * @throws StateChanged where too many wait already ({@link #TOO_MANY})
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses
     */
    @Transactional(noRollbackFor = {NotFound.class, StateChanged.class})
    public Enquiry askAbout(ClientId client, UUID entryId, @Nullable String question) {
        List<Wrong> wrong = new ArrayList<>();
        String words = Words.asked(wrong, "question", question);
        Words.refuse(wrong);
        Permit permit = door.open(client, ATTRIBUTE, LEDGER);
        LoggedEntry entry = trail.entry(permit.ids(), entryId).orElseThrow(NotFound::new);
        return keep(
                permit,
                new Asked(Enquiry.Kind.QUESTION, entry.id(), entry.at(), words),
                office.day().today(),
                "ask-about-entry");
    }

    /**
     * Asks for one of the rights the law gives. Its days are counted from the day it was received: today, or where paper
     * is keyed the day it arrived. That the client was looked up stays in the log also where so much waits already.
     *
     * @param kind ACCESS, CORRECTION, PORTABILITY or OBJECTION
     * @param words what is wrong or objected to, or what is wanted; needed for CORRECTION and OBJECTION, up to 2,000
     *     characters; kept encrypted
     * @param receivedOn of paper keyed by staff, up to a year ago; today where null
     * @throws InvalidInput naming every wrong field
     * @throws NotFound where there is no such client for whoever acts
     * @throws StateChanged where too many wait already ({@link #TOO_MANY})
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses
     */
    @Transactional(noRollbackFor = {NotFound.class, StateChanged.class})
    public Enquiry request(
            ClientId client, @Nullable String kind, @Nullable String words, @Nullable LocalDate receivedOn) {
        Words.refuse(wrong(kind, words, receivedOn));
        Permit permit = door.open(client, ATTRIBUTE);
        Enquiry.Kind right = Enquiry.Kind.right(kind).orElseThrow();
        return keep(
                permit,
                new Asked(right, null, null, Words.plain(words)),
                receivedOn == null ? office.day().today() : receivedOn,
                "request-right");
    }

    /** Every field that is wrong with a request for a right. */
    public List<Wrong> wrong(@Nullable String kind, @Nullable String words, @Nullable LocalDate receivedOn) {
        List<Wrong> wrong = new ArrayList<>();
        Optional<Enquiry.Kind> right = Enquiry.Kind.right(kind);
        if (right.isEmpty()) {
            wrong.add(Wrong.of("kind", kind == null || kind.isBlank() ? "input.required" : "input.choice"));
        }
        Words.asked(
                wrong, "words", words, right.filter(Enquiry.Kind::needsWords).isPresent());
        received(wrong, receivedOn);
        return wrong;
    }

    /** Only whoever keys paper knows of an earlier day than today. */
    private void received(List<Wrong> wrong, @Nullable LocalDate receivedOn) {
        LocalDate today = office.day().today();
        LocalDate received = receivedOn == null ? today : receivedOn;
        boolean keyed = Acting.errand().actor() instanceof Actor.Person;
        if (received.isAfter(today)) {
            wrong.add(Wrong.of("receivedOn", "input.future"));
        } else if (received.isBefore(keyed ? today.minusYears(1) : today)) {
            wrong.add(Wrong.of("receivedOn", "input.date-range"));
        }
    }

    /** What a client has asked; whoever represents her, what was asked for her. */
    @Transactional
    public Page of(ClientId client, int limit, int offset) {
        Permit permit = door.open(client, ATTRIBUTE);
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        int from = Math.max(offset, 0);
        List<Row> found = rows.of(permit, size + 1, from);
        boolean more = found.size() > size;
        return new Page(
                found.stream().limit(size).map(row -> row.opened(permit)).toList(),
                more ? from + size : null,
                rows.count(permit));
    }

    /**
     * The five newest a client has asked about each of some entries of her ledger, oldest first, with the answers; none
     * where the permit does not cover it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Enquiry.Answered> about(Permit permit, List<UUID> entries) {
        return permit.covers(ATTRIBUTE) ? rows.about(permit, entries) : List.of();
    }

    private Enquiry keep(Permit permit, Asked asked, LocalDate received, String operation) {
        UUID id = Ids.next(office.day().clock());
        Optional<String> earlier = once.claim(operation, id.toString());
        if (earlier.isPresent()) {
            return rows.find(permit, UUID.fromString(earlier.get()))
                    .orElseThrow(NotFound::new)
                    .enquiry();
        }
        office.standstill().toHold();
        if (rows.waiting(permit) >= MOST_WAITING) {
            once.release(operation);
            throw new StateChanged(TOO_MANY);
        }
        rows.insert(
                id,
                permit,
                asked,
                office.day().clock().instant(),
                received,
                received.plusDays(office.terms().days()));
        office.log().asked(permit);
        return rows.find(permit, id).orElseThrow().enquiry();
    }
}
