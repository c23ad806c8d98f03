package org.guichet.catalog.clientview;

import java.time.Instant;
import java.util.List;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRecord.State;
import org.guichet.registry.receipt.HandedReceipt;
import org.guichet.registry.receipt.ReceiptForm;
import org.jspecify.annotations.Nullable;

/**
 * A receipt with the consent it is of.
 *
 * @param events oldest first
 */
public record ConsentReceipt(ConsentRecord consent, List<ConsentEvent> events, HandedReceipt handed) {
    public ConsentReceipt {
        events = List.copyOf(events);
    }

    /** As the chain stands that the receipt tells; what has lapsed is over, recorded or not. */
    public State state() {
        State last = events.getLast().state();
        boolean lapsed = consent.state() == State.EXPIRED && (last.permits() || last == State.REQUESTED);
        return lapsed ? State.EXPIRED : last;
    }

    /** When it ends, or ended; null where neither was said. */
    public @Nullable Instant validUntil() {
        return events.getLast().validUntil();
    }

    /** Whether it was ever given. */
    public boolean given() {
        return events.stream().anyMatch(event -> event.state().permits());
    }

    /** What a file of it is called; ids alone. */
    public String fileName(ReceiptForm form) {
        return "receipt-" + handed.receipt().id() + "." + form.ending();
    }

    /** The last word said upon a notice: how it was captured and by whom. */
    public ConsentEvent lastWord() {
        return events.reversed().stream()
                .filter(event -> event.noticeVersion() != null)
                .findFirst()
                .orElseGet(events::getLast);
    }
}
