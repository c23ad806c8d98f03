package org.guichet.registry.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a receipt says that no consent holds, as the operator gives it: who answers for the data, who else gets it, and how it
 * is kept. Given whole or not at all; what is wrong or missing is named at once, and nothing starts.
 *
 * @param controller who answers for the data
 * @param recipients by party code, whoever else a consent may name
 */
@ConfigurationProperties("guichet.receipt")
record ReceiptSettings(
        @Nullable PartyDetails controller,
        @Nullable Handling handling,
        @Nullable Map<String, PartyDetails> recipients) {

    ReceiptSettings {
        recipients = recipients == null ? Map.of() : Map.copyOf(recipients);
        List<String> wrong = new ArrayList<>();
        if (controller != null || handling != null || !recipients.isEmpty()) {
            check("controller", controller == null ? PartyDetails.EMPTY : controller, wrong);
            (handling == null ? Handling.EMPTY : handling).check("guichet.receipt.handling.", wrong);
            recipients.forEach((code, party) -> check("recipients." + code, party, wrong));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Missing or not usable: " + String.join(", ", wrong));
        }
    }

    private static void check(String where, PartyDetails party, List<String> wrong) {
        party.check("guichet.receipt." + where + ".", wrong);
    }

    /** @throws CannotIssue where the operator gave none */
    PartyDetails whoAnswers() {
        if (controller == null) {
            throw new CannotIssue("guichet.receipt.controller is not set");
        }
        return controller;
    }

    /** @throws CannotIssue where the operator gave none */
    Handling howItIsKept() {
        if (handling == null) {
            throw new CannotIssue("guichet.receipt.handling is not set");
        }
        return handling;
    }

    /** @throws CannotIssue where the operator gave none */
    PartyDetails recipient(String code) {
        PartyDetails party = recipients == null ? null : recipients.get(code);
        if (party == null) {
            throw new CannotIssue("guichet.receipt.recipients." + code + " is not set");
        }
        return party;
    }
}
