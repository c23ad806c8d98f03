package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.identity.ParameterVersions;
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
     * @param weights by attribute and level, in bits: how much likelier the level is for one person than for strangers
     */
    record ParametersAnswer(
            String version,
            String state,
            String method,
            String learntOn,
            Instant proposedAt,
            @Nullable Instant decidedAt,
            Map<String, Map<String, Double>> weights) {
        static ParametersAnswer of(Version version) {
            return new ParametersAnswer(
                    version.version(),
                    version.state().name(),
                    version.method(),
                    version.learntOn(),
                    version.proposedAt(),
                    version.decidedAt(),
                    version.weights());
        }
    }

    enum Verdict {
        IN_FORCE,
        REJECTED
    }

    /** @param decision IN_FORCE or REJECTED */
    record DecisionRequest(@Nullable String decision) {}

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

    @PostMapping("/{version}/decision")
    ParametersAnswer decide(@PathVariable String version, @RequestBody DecisionRequest request) {
        Verdict verdict = Choice.of(Verdict.class, "decision", request.decision());
        if (verdict == null) {
            throw new InvalidInput(List.of(Wrong.of("decision", "input.required")));
        }
        return ParametersAnswer.of(versions.decide(version, verdict == Verdict.IN_FORCE));
    }
}
