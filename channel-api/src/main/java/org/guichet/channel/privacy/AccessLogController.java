package org.guichet.channel.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogFilter;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LogVerification;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log and its chain, for the privacy office. Reading the log is an entry of its own. */
@RestController
@RequestMapping("/api/v1/privacy")
class AccessLogController {
    private static final Duration USUAL = Duration.ofDays(31);
    private static final int MOST = 200;

    private final AuditTrail trail;
    private final LogVerification verification;
    private final LogProofs proofs;
    private final Clock clock;

    AccessLogController(AuditTrail trail, LogVerification verification, LogProofs proofs, Clock clock) {
        this.trail = trail;
        this.verification = verification;
        this.proofs = proofs;
        this.clock = clock;
    }

    record Checkpoints(List<LogVerification.Checkpoint> items) {}

    /** @param more how much does not hold beside the faults that are told: of very many only the first */
    record Verification(
            boolean intact,
            long seals,
            long entries,
            long unsealed,
            String head,
            List<LogVerification.Fault> faults,
            long more) {
        static Verification of(LogVerification.Report report) {
            return new Verification(
                    report.intact(),
                    report.seals(),
                    report.entries(),
                    report.unsealed(),
                    report.head(),
                    report.faults(),
                    report.more());
        }
    }

    /**
     * One page, newest first. Every parameter may be left out.
     *
     * @param from inclusive; a month ago where absent
     * @param to exclusive; now where absent
     * @param kind READ, SHARE, SEARCH, REFUSAL, CHANGE, LOG_REVIEW, BATCH, IDENTIFICATION or DECISION
     * @param actor account, client id, programme code or duty
     * @param reason machine reason of a refusal
     * @param limit 1 to 200
     * @param cursor {@code next} of the page before
     */
    @SuppressWarnings("NullAway") // does not see, in bytecode, that the nested type of a filter's kind may be null
    @GetMapping("/access-log")
    AuditTrail.Page entries(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable UUID client,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        List<Wrong> wrong = new ArrayList<>();
        LogTimes.check("from", from, wrong);
        LogTimes.check("to", to, wrong);
        if (limit < 1 || limit > MOST) {
            wrong.add(Wrong.of("limit", "input.number-range"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        Instant end = to == null ? clock.instant().plusSeconds(1) : to;
        Instant start = from == null ? end.minus(USUAL) : from;
        return trail.entries(new LogFilter(start, end, kind(kind), actor, client, reason, contact, cursor, limit));
    }

    /** That an entry is in the sealed log; one the officer may not know of answers as one that is not there. */
    @GetMapping("/access-log/{entry}/proof")
    LogProofs.Inclusion proof(@PathVariable UUID entry) {
        return proofs.reviewed(entry);
    }

    /**
     * The newest links of the chain, latest first: each batch's root, the head it leads to, and the signed checkpoint with
     * what witnesses signed below it.
     */
    @GetMapping("/log/checkpoints")
    Checkpoints checkpoints() {
        return new Checkpoints(verification.checkpoints(MOST));
    }

    /** Checks every entry, root and head, from the first to the newest. */
    @GetMapping("/log/verification")
    Verification verify() {
        return Verification.of(verification.verify());
    }

    private static AccessEntry.@Nullable Kind kind(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(AccessEntry.Kind.values())
                .filter(kind -> kind.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(Wrong.of("kind", "input.choice"))));
    }
}
