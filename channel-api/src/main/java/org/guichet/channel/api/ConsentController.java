package org.guichet.channel.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.ConsentHistory;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.catalog.telling.WithdrawalNotice;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.receipt.Delivery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client allows, to whom, for what, until when. */
@RestController
@RequestMapping("/api/v1")
class ConsentController {
    private final Consenting consenting;

    ConsentController(Consenting consenting) {
        this.consenting = consenting;
    }

    record ConsentList(List<ConsentBody> items, @Nullable String next, int total) {}

    /**
     * @param told the programmes told of the withdrawal, and when each had it
     * @param receipts that receipts were handed over: the first time of each in each form
     */
    record ConsentEvents(
            List<ConsentEventBody> items,
            @Nullable String next,
            int total,
            List<WithdrawalTold> told,
            List<ReceiptDelivered> receipts) {}

    /**
     * @param sequence the last event the receipt tells
     * @param by CLIENT, or PERSON: staff, who handed it on
     */
    record ReceiptDelivered(UUID receiptId, int sequence, String form, Instant at, String by, String channel) {
        static ReceiptDelivered of(Delivery delivery) {
            return new ReceiptDelivered(
                    delivery.receipt(),
                    delivery.sequence(),
                    delivery.form().name(),
                    delivery.at(),
                    delivery.by().name(),
                    delivery.channel());
        }
    }

    /**
     * @param state of the dispatch that tells it; null where there is none
     * @param reason why it is not told, or not yet
     */
    record WithdrawalTold(
            String recipient,
            Instant withdrawnAt,
            @Nullable String state,
            @Nullable Instant toldAt,
            @Nullable String reason) {
        static WithdrawalTold of(WithdrawalNotice notice) {
            return new WithdrawalTold(
                    notice.recipient(), notice.withdrawnAt(), notice.state(), notice.toldAt(), notice.reason());
        }
    }

    @GetMapping("/clients/{client}/consents")
    ConsentList list(@PathVariable String client) {
        List<ConsentBody> items = consenting.of(ClientPath.of(client)).stream()
                .map(ConsentBody::of)
                .toList();
        return new ConsentList(items, null, items.size());
    }

    @PostMapping("/clients/{client}/consents")
    ResponseEntity<ConsentBody> give(@PathVariable String client, @RequestBody ConsentRequests.Given given) {
        return created(consenting.give(ClientPath.of(client), given.consent()));
    }

    /** Asks for a consent, which permits nothing until it is answered. */
    @PostMapping("/clients/{client}/consent-requests")
    ResponseEntity<ConsentBody> request(@PathVariable String client, @RequestBody ConsentRequests.Asked asked) {
        return created(consenting.request(ClientPath.of(client), asked.request()));
    }

    /** The chain of a consent, oldest event first, who was told of its withdrawal, and receipts handed over. */
    @GetMapping("/consents/{id}/events")
    ConsentEvents events(@PathVariable UUID id) {
        ConsentHistory history = consenting.history(id);
        List<ConsentEventBody> items =
                history.events().stream().map(ConsentEventBody::of).toList();
        return new ConsentEvents(
                items,
                null,
                items.size(),
                history.told().stream().map(WithdrawalTold::of).toList(),
                history.receipts().stream().map(ReceiptDelivered::of).toList());
    }

    /** Answers a request with yes. */
    @PostMapping("/consents/{id}/giving")
    ConsentBody accept(@PathVariable UUID id, @RequestBody ConsentRequests.Word word) {
        return ConsentBody.of(consenting.answer(id, true, word.said()));
    }

    /** Answers a request with no. */
    @PostMapping("/consents/{id}/refusal")
    ConsentBody refuse(@PathVariable UUID id, @RequestBody ConsentRequests.Word word) {
        return ConsentBody.of(consenting.answer(id, false, word.said()));
    }

    /** Gives it anew on the notice of the day, or confirms what was said on the telephone. */
    @PostMapping("/consents/{id}/renewal")
    ConsentBody renew(@PathVariable UUID id, @RequestBody ConsentRequests.Word word) {
        return ConsentBody.of(consenting.renew(id, word.said()));
    }

    @PostMapping("/consents/{id}/withdrawal")
    ConsentBody withdraw(@PathVariable UUID id) {
        return ConsentBody.of(consenting.withdraw(id));
    }

    /** Says that it is none: NOT_INFORMED, NOT_FREE, NO_CAPACITY, ANOTHER_PERSON or ENTERED_BY_MISTAKE. */
    @PostMapping("/consents/{id}/invalidation")
    ConsentBody invalidate(@PathVariable UUID id, @RequestBody ConsentRequests.Invalid invalid) {
        return ConsentBody.of(consenting.invalidate(id, invalid.invalidity()));
    }

    private static ResponseEntity<ConsentBody> created(ConsentRecord consent) {
        return ResponseEntity.created(URI.create("/api/v1/consents/" + consent.id()))
                .body(ConsentBody.of(consent));
    }
}
