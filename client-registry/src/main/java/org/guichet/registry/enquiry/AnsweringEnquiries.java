package org.guichet.registry.enquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.enquiry.Enquiry.State;
import org.guichet.registry.enquiry.EnquiryQueue.Envelope;
import org.guichet.registry.enquiry.EnquiryTransitions.Act;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The privacy officer's side of an enquiry: the queue, the words as a look of its own within a contact, the answer. */
@Component
public class AnsweringEnquiries {
    /** What an enquiry is opened and answered for. */
    public static final String PURPOSE = "privacy-request";

    private static final Logger LOG = LoggerFactory.getLogger(AnsweringEnquiries.class);
    private static final int LONGEST_PAGE = 100;

    private final EnquiryRows rows;
    private final EnquiryQueue queue;
    private final EnquiryDoor door;
    private final Once once;
    private final Days days;

    AnsweringEnquiries(EnquiryRows rows, EnquiryQueue queue, EnquiryDoor door, Once once, Days days) {
        this.rows = rows;
        this.queue = queue;
        this.door = door;
        this.once = once;
        this.days = days;
    }

    /** Today, and by how many days the law lets an answer wait longer. */
    @Component
    record Days(LegalDay legal, EnquiryTerms terms) {}

    /**
     * One page of the queue, due first, or of what was answered, the newest first; it names nobody, and holds nobody's words.
     *
     * @param today the day by which something is overdue or not
     * @param total how many there are, counted up to 1,001
     * @param overdue how many wait and are overdue, on whichever page, counted up to 1,001
     */
    public record Queue(List<Enquiry> items, @Nullable Integer next, long total, LocalDate today, long overdue) {
        public Queue {
            items = List.copyOf(items);
        }
    }

    /** All that wait for an answer. */
    @Transactional(readOnly = true)
    public Queue waiting(int limit, int offset) {
        onlyOfficers();
        return page(queue::waiting, queue.countWaiting(), limit, offset);
    }

    /** Those in one state. */
    @Transactional(readOnly = true)
    public Queue in(State state, int limit, int offset) {
        onlyOfficers();
        return page((size, from) -> queue.in(state, size, from), queue.countIn(state), limit, offset);
    }

    private Queue page(BiFunction<Integer, Integer, List<Enquiry>> read, long total, int limit, int offset) {
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        int from = Math.max(offset, 0);
        List<Enquiry> found = read.apply(size + 1, from);
        boolean more = found.size() > size;
        LocalDate today = days.legal().today();
        return new Queue(
                more ? found.subList(0, size) : found,
                more ? from + size : null,
                total,
                today,
                queue.countWaitingBefore(today));
    }

    /** One without its words. */
    @Transactional(readOnly = true)
    public Enquiry find(UUID id) {
        onlyOfficers();
        return seen(id).enquiry();
    }

    /**
     * Opens the words: a look at the client within the errand's contact, whose reason stands in her ledger.
     *
     * @throws NotFound where there is none, or the client is not there for whoever acts
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses, above all without a contact of this enquiry's
     */
    @Transactional
    public Enquiry.Opened open(UUID id) {
        onlyOfficers();
        rows.lock(id);
        Envelope envelope = seen(id);
        State next = EnquiryTransitions.after(envelope.enquiry().state(), Act.READ);
        Permit permit = door.read(id, envelope.client());
        rows.stands(id, next);
        return rows.find(permit, id).orElseThrow(NotFound::new).opened(permit);
    }

    /**
     * Says that it takes longer, once, and before it is overdue. The client reads why, and until when.
     *
     * @param reason 1 to 2,000 characters; kept encrypted
     * @return the new last day
     * @throws InvalidInput where the reason is missing, too long or no text
     * @throws StateChanged where nobody has read it yet, or it was answered, extended before (EXTENDED), or is overdue (OVERDUE)
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses, above all without a contact of this enquiry's
     */
    @Transactional
    public LocalDate extend(UUID id, @Nullable String reason) {
        onlyOfficers();
        List<Wrong> wrong = new ArrayList<>();
        String said = Words.extended(wrong, "reason", reason);
        Words.refuse(wrong);
        rows.lock(id);
        Envelope envelope = seen(id);
        Enquiry enquiry = envelope.enquiry();
        if (once.claim("extend-enquiry", id.toString()).isPresent()) {
            return enquiry.due();
        }
        EnquiryTransitions.after(enquiry.state(), Act.EXTEND);
        if (enquiry.extendedAt() != null) {
            throw new StateChanged("EXTENDED");
        }
        if (enquiry.overdueOn(days.legal().today())) {
            throw new StateChanged("OVERDUE");
        }
        door.say(id, envelope.client());
        LocalDate due = enquiry.due().plusDays(days.terms().extension());
        rows.extend(id, said, days.legal().clock().instant(), due);
        LOG.atInfo().addKeyValue("enquiry", id).log("An enquiry takes longer");
        return due;
    }

    /**
     * Answers it, once and for good. The client reads the answer in any channel.
     *
     * @param answer 1 to 4,000 characters; kept encrypted
     * @throws InvalidInput where the answer is missing, too long or no text
     * @throws StateChanged where nobody has read it yet, or somebody has answered it
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses, above all without a contact of this enquiry's
     */
    @Transactional
    public void answer(UUID id, @Nullable String answer) {
        onlyOfficers();
        List<Wrong> wrong = new ArrayList<>();
        String said = Words.answered(wrong, "answer", answer);
        Words.refuse(wrong);
        rows.lock(id);
        Envelope envelope = seen(id);
        if (once.claim("answer-enquiry", id.toString()).isPresent()) {
            return;
        }
        State next = EnquiryTransitions.after(envelope.enquiry().state(), Act.ANSWER);
        door.say(id, envelope.client());
        rows.answer(id, said, days.legal().clock().instant());
        rows.stands(id, next);
        LOG.atInfo().addKeyValue("enquiry", id).log("An enquiry was answered");
    }

    private Envelope seen(UUID id) {
        return queue.find(id).orElseThrow(NotFound::new);
    }

    private static void onlyOfficers() {
        if (!Acting.errand().hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
    }
}
