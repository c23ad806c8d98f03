package org.guichet.registry.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it stands: the record and the last event of its chain.
 *
 * @param noticeVersion the notice last shown, in {@code language}
 * @param validUntil when it ends, or when a request lapses; null where neither is said
 * @param method how the last event was captured
 * @param renewedUntil the end a renewal keeps where none is said: the client's own, not the soon one of a word on the
 *     telephone; null where she chose none
 * @param renewalDue whether it permits still, and the notice has changed materially since it was shown
 */
public record ConsentRecord(
        UUID id,
        ClientId client,
        String purpose,
        List<String> dataCategories,
        List<String> recipients,
        String noticeVersion,
        String language,
        State state,
        Instant stateSince,
        @Nullable Instant validUntil,
        String method,
        @Nullable Instant renewedUntil,
        boolean renewalDue) {

    /** States of ISO/IEC TS 27560 with the terms of the Data Privacy Vocabulary; only GIVEN and RENEWED permit. */
    public enum State {
        REQUESTED("ConsentRequested"),
        GIVEN("ConsentGiven"),
        REFUSED("ConsentRefused"),
        RENEWED("RenewedConsentGiven"),
        WITHDRAWN("ConsentWithdrawn"),
        EXPIRED("ConsentExpired"),
        INVALIDATED("ConsentInvalidated");

        private final String dpvTerm;

        State(String dpvTerm) {
            this.dpvTerm = dpvTerm;
        }

        public boolean permits() {
            return this == GIVEN || this == RENEWED;
        }

        /** Whether it stands until a day, and then no longer. */
        boolean ends() {
            return permits() || this == REQUESTED;
        }

        /** Term of the Data Privacy Vocabulary, as {@code dpv:ConsentGiven}. */
        public String dpvTerm() {
            return "dpv:" + dpvTerm;
        }
    }

    /** Whether it was said on the telephone alone, and lapses soon if it is not confirmed in the portal or on paper. */
    public boolean toConfirm() {
        return state.permits() && method.equals(CaptureMethod.PHONE_SCRIPT.name());
    }

    /** Whether the client has something to say to it now: it is asked of her, or is to be given anew or confirmed. */
    public boolean waitsForAWord() {
        return state == State.REQUESTED || renewalDue || toConfirm();
    }

    /** Whether the other allows nothing that this one does not speak of. */
    boolean speaksOfAll(ConsentRecord other) {
        return purpose.equals(other.purpose)
                && recipients.containsAll(other.recipients)
                && dataCategories.containsAll(other.dataCategories);
    }

    NewConsent.Scope scope() {
        return new NewConsent.Scope(purpose, recipients, dataCategories);
    }
}
