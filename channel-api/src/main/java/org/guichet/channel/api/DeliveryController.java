package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchPage;
import org.guichet.catalog.dispatch.DispatchState;
import org.guichet.catalog.dispatch.DispatchSummary;
import org.guichet.catalog.dispatch.Dispatches;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where what we tell programmes is, by id and state; it names nobody. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveryController {
    private final Dispatches dispatches;

    DeliveryController(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    /** One page, newest first. */
    record Deliveries(List<Delivery> items, @Nullable UUID next, long total) {
        static Deliveries of(DispatchPage page) {
            return new Deliveries(page.items().stream().map(Delivery::of).toList(), page.next(), page.total());
        }
    }

    record Delivery(
            UUID id,
            String programme,
            String kind,
            UUID about,
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant confirmedAt) {
        static Delivery of(DispatchSummary dispatch) {
            return new Delivery(
                    dispatch.id(),
                    dispatch.recipient(),
                    dispatch.kind(),
                    dispatch.aboutId(),
                    dispatch.state().name(),
                    dispatch.attempts(),
                    dispatch.nextAttemptAt(),
                    dispatch.lastError(),
                    dispatch.createdAt(),
                    dispatch.confirmedAt());
        }
    }

    @GetMapping
    Deliveries list(
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable UUID cursor) {
        return Deliveries.of(dispatches.list(Choice.of(DispatchState.class, "state", state), limit, cursor));
    }

    @PostMapping("/{id}/retry")
    Delivery retry(@PathVariable UUID id) {
        return Delivery.of(dispatches.retry(id));
    }
}
