package org.guichet.channel.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.enquiry.AnsweringEnquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What clients ask about their data, for the privacy office: the queue without words, and the words as a step of its own. */
@RestController
@RequestMapping("/api/v1/privacy/enquiries")
class EnquiryQueueController {
    private static final int MOST = 100;

    private final AnsweringEnquiries answering;
    private final AnsweringContacts contacts;

    EnquiryQueueController(AnsweringEnquiries answering, AnsweringContacts contacts) {
        this.answering = answering;
        this.contacts = contacts;
    }

    /**
     * @param total how many there are, counted up to 1,001
     * @param overdue how many wait and are overdue, on whichever page, counted up to 1,001
     */
    @Schema(name = "EnquiryQueue")
    record Queue(List<Waiting> items, @Nullable String next, long total, long overdue) {}

    /** An enquiry without its words and without the client. */
    @Schema(name = "EnquiryQueueLine")
    record Waiting(
            UUID id,
            Enquiry.Kind kind,
            Enquiry.State state,
            LocalDate receivedOn,
            LocalDate due,
            boolean overdue,
            boolean extended,
            String channel,
            String office,
            boolean onBehalf,
            @Nullable UUID entryId,
            @Nullable Instant entryAt,
            @Nullable Instant answeredAt) {
        static Waiting of(Enquiry enquiry, LocalDate today) {
            return new Waiting(
                    enquiry.id(),
                    enquiry.kind(),
                    enquiry.state(),
                    enquiry.receivedOn(),
                    enquiry.due(),
                    enquiry.overdueOn(today),
                    enquiry.extendedAt() != null,
                    enquiry.channel(),
                    enquiry.office(),
                    enquiry.onBehalf(),
                    enquiry.entryId(),
                    enquiry.entryAt(),
                    enquiry.answeredAt());
        }
    }

    /** @param reason why the words are opened, up to 200 characters; it stands in the client's ledger */
    @Schema(name = "EnquiryOpening")
    record Opening(@Nullable String reason) {}

    /** @param contactId the contact the words were opened in; the answer is given within it ({@code Contact-Id}) */
    @Schema(name = "EnquiryWords")
    record Words(
            UUID contactId,
            Instant contactUntil,
            UUID clientId,
            Enquiry.State state,
            String words,
            @Nullable String extension,
            @Nullable String answer) {}

    /** @param reason why it takes longer, up to 2,000 characters; the client reads it */
    @Schema(name = "EnquiryExtension")
    record Extension(@Nullable String reason) {}

    @Schema(name = "EnquiryExtended")
    record Extended(LocalDate due) {}

    /** @param answer up to 4,000 characters; the client reads it */
    @Schema(name = "EnquiryAnswer")
    record Answered(@Nullable String answer) {}

    /** @param state OPEN, IN_REVIEW or ANSWERED; all that wait where absent */
    @GetMapping
    Queue queue(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput(List.of(Wrong.of("limit", "input.range")));
        }
        Enquiry.State in = state(state);
        AnsweringEnquiries.Queue queue =
                in == null ? answering.waiting(limit, cursor) : answering.in(in, limit, cursor);
        return new Queue(
                queue.items().stream()
                        .map(one -> Waiting.of(one, queue.today()))
                        .toList(),
                queue.next() == null ? null : queue.next().toString(),
                queue.total(),
                queue.overdue());
    }

    @PostMapping("/{id}/opening")
    Words open(@PathVariable UUID id, @RequestBody Opening opening) {
        Contact contact = contacts.begin(id, opening.reason());
        Enquiry.Opened opened = AnsweringContacts.within(contact.id(), () -> answering.open(id));
        return new Words(
                contact.id(),
                contact.expiresAt(),
                opened.client().value(),
                opened.enquiry().state(),
                opened.words(),
                opened.extension(),
                opened.answer());
    }

    @PostMapping("/{id}/extension")
    Extended extend(@PathVariable UUID id, @RequestBody Extension extension) {
        return new Extended(answering.extend(id, extension.reason()));
    }

    @PostMapping("/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID id, @RequestBody Answered answered) {
        answering.answer(id, answered.answer());
        contacts.end();
    }

    private static Enquiry.@Nullable State state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(Enquiry.State.values())
                .filter(state -> state.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(Wrong.of("state", "input.choice"))));
    }
}
