package org.guichet.channel.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.retention.Disposal;
import org.guichet.registry.retention.Disposals;
import org.guichet.registry.retention.Due;
import org.guichet.registry.retention.RetentionRule;
import org.guichet.registry.retention.RetentionRules;
import org.guichet.registry.retention.RuleDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How long each kind is kept, and what was disposed of by which rule. */
@RestController
@RequestMapping("/api/v1/privacy/retention")
class RetentionController {
    private final RetentionRules rules;
    private final Disposals disposals;

    RetentionController(RetentionRules rules, Disposals disposals) {
        this.rules = rules;
        this.disposals = disposals;
    }

    @Schema(name = "RetentionKinds")
    record Kinds(List<Kind> items) {}

    /**
     * @param administrative whether it is used to decide about somebody, and kept two years at the least
     * @param inForce null where no rule is in force: then nothing of the kind is disposed of
     * @param due null where no rule is in force
     * @param versions the newest first
     */
    @Schema(name = "RetentionKind")
    record Kind(
            String kind,
            boolean administrative,
            @Nullable RetentionRule inForce,
            @Nullable Overdue due,
            List<RetentionRule> versions) {
        static Kind of(RetentionRules.Kept kept) {
            return new Kind(
                    kept.kind(),
                    kept.administrative(),
                    kept.inForce().orElse(null),
                    kept.due().map(Overdue::of).orElse(null),
                    kept.versions());
        }
    }

    /**
     * What is over its period, counted up to two hundred, the oldest first.
     *
     * @param held what a hold stops, or a request of the client's that waits
     * @param usedLately what was used to decide within the two years before
     * @param free what the next run disposes of
     * @param more whether there may be more than was counted
     */
    @Schema(name = "RetentionDue")
    record Overdue(int over, int held, int usedLately, int free, boolean more) {
        static Overdue of(Due due) {
            return new Overdue(due.over(), due.held(), due.usedLately(), due.free(), due.more());
        }
    }

    /** @param next cursor of the next page */
    @Schema(name = "RetentionDisposals")
    record Runs(List<Disposal> items, @Nullable UUID next) {}

    /** Every kind there is, with its rule and what is due. */
    @GetMapping("/rules")
    Kinds retentionRules() {
        return new Kinds(rules.all().stream().map(Kind::of).toList());
    }

    /** One kind. */
    @GetMapping("/rules/{kind}")
    Kind retentionRule(@PathVariable String kind) {
        return Kind.of(rules.find(kind));
    }

    /** Writes a version, which counts once somebody else has confirmed it. */
    @PostMapping("/rules")
    @ResponseStatus(HttpStatus.CREATED)
    RetentionRule writeRetentionRule(@RequestBody RuleDraft draft) {
        return rules.write(draft);
    }

    /** Lets a version count; whoever wrote it may not. What is disposed of by it cannot be had back. */
    @PostMapping("/rules/{kind}/versions/{version}/confirmation")
    RetentionRule confirmRetentionRule(@PathVariable String kind, @PathVariable int version) {
        return rules.confirm(kind, version);
    }

    /**
     * Runs of disposal, the newest first; one that goes on tells how far it is.
     *
     * @param limit 1 to 100
     */
    @GetMapping("/disposals")
    Runs disposals(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable UUID cursor) {
        Disposals.Page page = disposals.list(cursor, limit);
        return new Runs(page.items(), page.next());
    }
}
