package org.guichet.channel.privacy;

import org.guichet.registry.auditpack.ListedConsents;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The consents there are, for the privacy office: of what and when, never of whom. Reading them is an entry of the log. */
@RestController
class ListedConsentController {
    private final ListedConsents consents;

    ListedConsentController(ListedConsents consents) {
        this.consents = consents;
    }

    /**
     * One page, the newest consents first. Every parameter may be left out; days are whole days in UTC.
     *
     * @param consentPurpose code of the purpose it was given for
     * @param recipient code of one of its recipients
     * @param state as it stands now: REQUESTED, GIVEN, REFUSED, RENEWED, WITHDRAWN, EXPIRED or INVALIDATED
     * @param method how her last word was captured: PORTAL, COUNTER_DOCUMENT or PHONE_SCRIPT
     * @param assurance how sure we were of whoever said it: NONE, LOW, SUBSTANTIAL or HIGH
     * @param notice version of the notice last shown
     * @param client under any of her ids
     * @param givenFrom first day on which it was last given, or given anew
     * @param givenTo last day
     * @param withdrawnFrom first day on which it was withdrawn
     * @param withdrawnTo last day
     * @param endsWithin those that permit still, and end within so many days: 1 to 3660
     * @param renewalDue true for those that permit still, and whose notice has changed materially since it was shown
     * @param cursor {@code next} of the page before
     * @param limit 1 to 200; 50 where absent
     */
    @GetMapping("/api/v1/privacy/consents")
    ListedConsents.ConsentPage consents(
            @RequestParam(required = false) @Nullable String consentPurpose,
            @RequestParam(required = false) @Nullable String recipient,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String assurance,
            @RequestParam(required = false) @Nullable String notice,
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable String givenFrom,
            @RequestParam(required = false) @Nullable String givenTo,
            @RequestParam(required = false) @Nullable String withdrawnFrom,
            @RequestParam(required = false) @Nullable String withdrawnTo,
            @RequestParam(required = false) @Nullable String endsWithin,
            @RequestParam(required = false) @Nullable String renewalDue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        return consents.page(new TypedConsents(
                        consentPurpose,
                        recipient,
                        state,
                        method,
                        assurance,
                        notice,
                        client,
                        givenFrom,
                        givenTo,
                        withdrawnFrom,
                        withdrawnTo,
                        endsWithin,
                        renewalDue,
                        cursor,
                        limit)
                .read());
    }
}
