package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.dispatch.RejectedMessage;
import org.guichet.catalog.dispatch.RejectedMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What programmes told us and cannot be applied, by id and reason; never what they wrote. */
@RestController
@RequestMapping("/api/v1/deliveries/rejected-messages")
class RejectedMessageController {
    private final RejectedMessages messages;

    RejectedMessageController(RejectedMessages messages) {
        this.messages = messages;
    }

    /** One page, newest first. */
    record RejectedListing(
            List<RejectedOne> items, @Nullable UUID next, long total) {
        static RejectedListing of(RejectedMessages.Page page) {
            return new RejectedListing(
                    page.items().stream().map(RejectedOne::of).toList(), page.next(), page.total());
        }
    }

    /** @param reason a plain code; of what is wrong it names the fields */
    record RejectedOne(UUID id, String programme, String kind, String reason, Instant receivedAt) {
        static RejectedOne of(RejectedMessage message) {
            return new RejectedOne(
                    message.id(), message.programme(), message.kind(), message.reason(), message.receivedAt());
        }
    }

    @GetMapping
    RejectedListing rejectedMessages(
            @RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable UUID cursor) {
        return RejectedListing.of(messages.list(limit, cursor));
    }

    /** Has it tried again, exactly as it came. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retryMessage(@PathVariable UUID id) {
        messages.retry(id);
    }
}
