package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.identity.Comparison;
import org.guichet.registry.identity.ParameterVersions;
import org.guichet.registry.identity.ParameterVersions.Act;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What matching weighs with, version by version, and what a supervisor decides about a proposed one. */
@RestController
@RequestMapping("/api/v1/matching-parameters")
class MatchingParametersController {
    private final ParameterVersions versions;

    MatchingParametersController(ParameterVersions versions) {
        this.versions = versions;
    }

    /**
     * @param state PROPOSED, IN_FORCE, RETIRED or REJECTED
     * @param proposedBy PERSON or DUTY; {@code decidedBy} likewise
     * @param proposedOffice where a member of staff works; {@code decidedOffice} likewise
     * @param reason why it was decided so
     * @param weights by attribute and level, in bits: how much likelier the level is for one person than for strangers
     * @param comparison what it would change; null for the first version
     */
    record ParametersAnswer(
            String version,
            String state,
            String method,
            String learntOn,
            Instant proposedAt,
            String proposedBy,
            String proposedOffice,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String decidedOffice,
            @Nullable String reason,
            Map<String, Map<String, Double>> weights,
            @Nullable ComparisonAnswer comparison) {
        static ParametersAnswer of(Version version) {
            Act proposed = version.proposed();
            Act decided = version.decided();
            return new ParametersAnswer(
                    version.version(),
                    version.state().name(),
                    version.method(),
                    version.learntOn(),
                    proposed.at(),
                    proposed.kind(),
                    proposed.office(),
                    decided == null ? null : decided.at(),
                    decided == null ? null : decided.kind(),
                    decided == null ? null : decided.office(),
                    version.reason(),
                    version.weights(),
                    ComparisonAnswer.of(version.comparison()));
        }
    }

    /**
     * @param with the version that was in force when this one was proposed
     * @param sample pairs that share a key among the people it was learnt from
     * @param checked invented pairs of which everybody would say what they are
     * @param wrong those of them it would decide wrongly; with any it cannot be put in force
     * @param weights those of the version in force then
     */
    record ComparisonAnswer(
            String with,
            Comparison.Counts sample,
            Comparison.Counts checked,
            List<String> wrong,
            Map<String, Map<String, Double>> weights) {
        static @Nullable ComparisonAnswer of(@Nullable Comparison comparison) {
            return comparison == null
                    ? null
                    : new ComparisonAnswer(
                            comparison.with(),
                            comparison.counted().sample(),
                            comparison.counted().checked(),
                            comparison.counted().wrong(),
                            comparison.weights());
        }
    }

    enum Verdict {
        IN_FORCE,
        REJECTED
    }

    /**
     * @param decision IN_FORCE or REJECTED
     * @param reason why; 500 characters at the most
     */
    record DecisionRequest(
            @Nullable String decision, @Nullable String reason) {}

    /** The newest twenty. */
    @GetMapping
    Listing<ParametersAnswer> newest() {
        List<ParametersAnswer> newest =
                versions.newest().stream().map(ParametersAnswer::of).toList();
        return new Listing<>(newest, null, newest.size());
    }

    /** Learns from a sample of the registry and proposes what was learnt; takes some seconds. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ParametersAnswer learn() {
        return ParametersAnswer.of(versions.learn());
    }

    @GetMapping("/{version}")
    ParametersAnswer version(@PathVariable String version) {
        return ParametersAnswer.of(versions.find(version));
    }

    @PostMapping("/{version}/decision")
    ParametersAnswer decide(@PathVariable String version, @RequestBody DecisionRequest request) {
        Verdict verdict = Choice.of(Verdict.class, "decision", request.decision());
        if (verdict == null) {
            throw new InvalidInput(List.of(Wrong.of("decision", "input.required")));
        }
        return ParametersAnswer.of(versions.decide(version, verdict == Verdict.IN_FORCE, request.reason()));
    }
}
