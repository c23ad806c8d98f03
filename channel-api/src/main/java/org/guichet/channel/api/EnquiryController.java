package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guichet.registry.enquiry.Enquiries;
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

/** What a client asks about her data: "ask about this" on an entry of the ledger, her rights, and what was answered. */
@RestController
@RequestMapping("/api/v1/clients/{client}")
class EnquiryController {
    private final Enquiries enquiries;

    EnquiryController(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    /** @param question in the client's words, up to 2,000 characters */
    @Schema(name = "AskAboutEntry")
    record Question(@Nullable String question) {}

    /**
     * One of the rights the law gives.
     *
     * @param kind ACCESS, CORRECTION, PORTABILITY or OBJECTION
     * @param words what is wrong, objected to or wanted; needed for CORRECTION and OBJECTION, up to 2,000 characters
     * @param receivedOn the day paper arrived that staff key, up to a year ago; today where absent
     */
    @Schema(name = "RightsRequest")
    record Right(
            @Nullable String kind,
            @Nullable String words,
            @Nullable LocalDate receivedOn) {}

    /** @param due the last day it is answered in time */
    @Schema(name = "EnquiryOpened")
    record Opened(UUID id, LocalDate due) {
        static Opened of(Enquiry enquiry) {
            return new Opened(enquiry.id(), enquiry.due());
        }
    }

    /**
     * What a client asked.
     *
     * @param entryId the entry of the ledger it is about; absent for a right that is about none
     * @param receivedOn the day its days are counted from
     * @param due the last day it is answered in time
     * @param onBehalf whether somebody asked for the client
     * @param words the client's
     * @param extension why it takes longer; absent where it does not
     * @param answer what the privacy office answered; absent while it waits
     */
    @Schema(name = "Enquiry")
    record Line(
            UUID id,
            Enquiry.Kind kind,
            Enquiry.State state,
            @Nullable UUID entryId,
            Instant askedAt,
            LocalDate receivedOn,
            LocalDate due,
            String channel,
            boolean onBehalf,
            String words,
            @Nullable String extension,
            @Nullable String answer,
            @Nullable Instant answeredAt) {
        static Line of(Enquiry.Opened opened) {
            Enquiry enquiry = opened.enquiry();
            return new Line(
                    enquiry.id(),
                    enquiry.kind(),
                    enquiry.state(),
                    enquiry.entryId(),
                    enquiry.at(),
                    enquiry.receivedOn(),
                    enquiry.due(),
                    enquiry.channel(),
                    enquiry.onBehalf(),
                    opened.words(),
                    opened.extension(),
                    opened.answer(),
                    enquiry.answeredAt());
        }
    }

    @PostMapping("/disclosures/{entryId}/enquiries")
    @ResponseStatus(HttpStatus.CREATED)
    Opened ask(@PathVariable String client, @PathVariable UUID entryId, @RequestBody Question asked) {
        return Opened.of(enquiries.askAbout(ClientPath.of(client), entryId, asked.question()));
    }

    @PostMapping("/enquiries")
    @ResponseStatus(HttpStatus.CREATED)
    Opened request(@PathVariable String client, @RequestBody Right right) {
        return Opened.of(enquiries.request(ClientPath.of(client), right.kind(), right.words(), right.receivedOn()));
    }

    @GetMapping("/enquiries")
    Listing<Line> list(
            @PathVariable String client,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        Enquiries.Page page = enquiries.of(ClientPath.of(client), Listing.limit(limit), cursor);
        return new Listing<>(
                page.items().stream().map(Line::of).toList(),
                page.next() == null ? null : page.next().toString(),
                page.total());
    }
}
