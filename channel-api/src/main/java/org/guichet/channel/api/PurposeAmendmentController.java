package org.guichet.channel.api;

import java.util.UUID;
import org.guichet.channel.api.Amendments.AmendmentDecisionRequest;
import org.guichet.channel.api.Amendments.GroundEndingRequest;
import org.guichet.channel.api.GroundAnswers.AmendmentAnswer;
import org.guichet.channel.api.GroundsController.Whole;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.GroundKind;
import org.guichet.registry.consent.PurposeDraft;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changing a purpose takes two people: one proposes, somebody else puts it in force. */
@RestController
@RequestMapping("/api/v1/purposes/{code}")
class PurposeAmendmentController {
    private final Amending amending;
    private final Amendments amendments;

    PurposeAmendmentController(Amending amending, Amendments amendments) {
        this.amending = amending;
        this.amendments = amendments;
    }

    /** What was ever proposed about it, newest first; at most fifty. */
    @GetMapping("/amendments")
    Whole<AmendmentAnswer> purposeAmendments(@PathVariable String code) {
        return amendments.of(GroundKind.PURPOSE, code);
    }

    /** Proposes a version: the first of a new code, or one that replaces what there is. */
    @PostMapping("/amendments")
    @ResponseStatus(HttpStatus.CREATED)
    AmendmentAnswer amendPurpose(@PathVariable String code, @RequestBody PurposeDraft draft) {
        return amendments.answer(amending.propose(code, draft));
    }

    /** Proposes that it ends, on a day or at once. */
    @PostMapping("/endings")
    @ResponseStatus(HttpStatus.CREATED)
    AmendmentAnswer endPurpose(@PathVariable String code, @RequestBody GroundEndingRequest request) {
        return amendments.end(GroundKind.PURPOSE, code, request);
    }

    /** Puts it in force or rejects it; whoever proposed it may not. It counts from the next decision on. */
    @PostMapping("/amendments/{id}/decision")
    AmendmentAnswer decidePurposeAmendment(
            @PathVariable String code, @PathVariable UUID id, @RequestBody AmendmentDecisionRequest request) {
        return amendments.decide(GroundKind.PURPOSE, code, id, request);
    }

    /** Takes it back; only whoever proposed it may. */
    @PostMapping("/amendments/{id}/withdrawal")
    AmendmentAnswer withdrawPurposeAmendment(@PathVariable String code, @PathVariable UUID id) {
        return amendments.withdraw(GroundKind.PURPOSE, code, id);
    }
}
