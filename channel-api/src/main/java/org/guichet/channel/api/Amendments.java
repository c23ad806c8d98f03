package org.guichet.channel.api;

import java.util.List;
import java.util.UUID;
import org.guichet.channel.api.GroundAnswers.AmendmentAnswer;
import org.guichet.channel.api.GroundsController.Whole;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Amendment;
import org.guichet.registry.consent.GroundKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What changing a purpose and changing an authority have in common. */
@Component
class Amendments {
    private final Amending amending;

    Amendments(Amending amending) {
        this.amending = amending;
    }

    /**
     * @param lastDay today or later; without one it ends as soon as that is put in force
     * @param reason why it shall end
     */
    record GroundEndingRequest(
            @Nullable String lastDay, @Nullable String reason) {}

    enum Verdict {
        IN_FORCE,
        REJECTED
    }

    /**
     * @param decision IN_FORCE or REJECTED
     * @param reason why; 500 characters at the most
     */
    record AmendmentDecisionRequest(
            @Nullable String decision, @Nullable String reason) {}

    Whole<AmendmentAnswer> of(GroundKind ground, String code) {
        List<AmendmentAnswer> known =
                amending.of(ground, code).stream().map(this::answer).toList();
        return Whole.of(known);
    }

    AmendmentAnswer end(GroundKind ground, String code, GroundEndingRequest request) {
        return answer(amending.proposeEnd(ground, code, request.lastDay(), request.reason()));
    }

    AmendmentAnswer decide(GroundKind ground, String code, UUID id, AmendmentDecisionRequest request) {
        expect(ground, code, id);
        Verdict verdict = Choice.of(Verdict.class, "decision", request.decision());
        if (verdict == null) {
            throw new InvalidInput(List.of(Wrong.of("decision", "input.required")));
        }
        return answer(amending.decide(id, verdict == Verdict.IN_FORCE, request.reason()));
    }

    AmendmentAnswer withdraw(GroundKind ground, String code, UUID id) {
        expect(ground, code, id);
        return answer(amending.withdraw(id));
    }

    AmendmentAnswer answer(Amendment amendment) {
        return AmendmentAnswer.of(amendment, amending.differences(amendment), amending.mayDecide(amendment));
    }

    private void expect(GroundKind ground, String code, UUID id) {
        Amendment amendment = amending.find(id);
        if (amendment.ground() != ground || !amendment.code().equals(code)) {
            throw new NotFound();
        }
    }
}
