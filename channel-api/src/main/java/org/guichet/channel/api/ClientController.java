package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.identity.Candidate;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.unattended.SelfRegistered;
import org.guichet.registry.registration.unattended.SelfRegistering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clients: searched, registered, opened, corrected. {@code me} stands for the signed-in citizen. */
@RestController
@RequestMapping("/api/v1/clients")
class ClientController {
    private final Searching searching;
    private final Registration registration;
    private final SelfRegistering herself;
    private final ClientViewAnswers answers;
    private final Clock clock;

    ClientController(
            Searching searching,
            Registration registration,
            SelfRegistering herself,
            ClientViewAnswers answers,
            Clock clock) {
        this.searching = searching;
        this.registration = registration;
        this.herself = herself;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param type {@code clientNumber} or {@code sin} */
    record Identifier(@Nullable String type, @Nullable String value) {}

    record SearchRequest(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String dateOfBirth,
            @Nullable Identifier identifier,
            @Nullable String phone,
            @Nullable String postalCode) {

        Criteria criteria() {
            Map<String, String> given = new LinkedHashMap<>();
            put(given, "givenName", givenName);
            put(given, "familyName", familyName);
            put(given, "dateOfBirth", dateOfBirth);
            put(given, "phone", phone);
            put(given, "address.postalCode", postalCode);
            if (identifier != null) {
                put(given, "identifier." + identifier.type(), identifier.value());
            }
            return new Criteria(given);
        }

        private static void put(Map<String, String> given, String attribute, @Nullable String value) {
            if (value != null) {
                given.put(attribute, value);
            }
        }
    }

    record FoundBody(List<CandidateBody> candidates, boolean truncated) {
        static FoundBody of(Searching.Found found) {
            return new FoundBody(
                    found.candidates().stream().map(CandidateBody::of).toList(), found.truncated());
        }
    }

    record CandidateBody(
            UUID clientId,
            String verdict,
            double score,
            List<Candidate.Reason> reasons,
            SummaryBody summary,
            String parameters) {
        static CandidateBody of(Candidate candidate) {
            return new CandidateBody(
                    candidate.client().value(),
                    candidate.verdict().name(),
                    candidate.score(),
                    candidate.reasons(),
                    SummaryBody.of(candidate.summary()),
                    candidate.parameters());
        }
    }

    /** @param organization of an organization alone, which has no year of birth */
    @Schema(name = "Summary")
    record SummaryBody(
            @Nullable String name,
            @Nullable String yearOfBirth,
            @Nullable String locality,
            boolean deceased,

            @JsonInclude(JsonInclude.Include.NON_NULL) Candidate.Summary.@Nullable OfOrganization organization) {
        static SummaryBody of(Candidate.Summary summary) {
            return new SummaryBody(
                    summary.name(),
                    summary.yearOfBirth(),
                    summary.locality(),
                    summary.deceased(),
                    summary.organization());
        }
    }

    /**
     * @param facts as for any client
     * @param notTheSame candidates of an earlier answer whom a person compared and found to be somebody else
     * @param apart where an earlier answer was {@code truncated}: that the client is entered all the same
     */
    record RegistrationRequest(
            @Nullable List<FactsBody.One> facts,
            @Nullable Set<UUID> notTheSame,
            @Nullable Apart apart) {
        Looked looked() {
            Set<ClientId> others = notTheSame == null
                    ? Set.of()
                    : notTheSame.stream().map(ClientId::new).collect(Collectors.toSet());
            return new Looked(others, apart == null ? null : Objects.requireNonNullElse(apart.reason(), ""));
        }
    }

    /**
     * Said by an agent who has looked, once every candidate shown is told apart.
     *
     * @param reason why it is none of those who could not be shown; kept with the client, and 1,000 characters at the most
     */
    record Apart(@Nullable String reason) {}

    /** @param code for a citizen who registered herself, what she says at a counter, where somebody has to look first */
    record RegisteredBody(
            @Nullable UUID clientId,
            String outcome,
            @Nullable List<CandidateBody> candidates,
            @Nullable Boolean truncated,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String code) {
        static ResponseEntity<RegisteredBody> of(SelfRegistered registered) {
            return switch (registered) {
                case SelfRegistered.Entered(var client) -> created(client);
                case SelfRegistered.OfficeNeeded(var code) ->
                    ResponseEntity.accepted().body(new RegisteredBody(null, "NEEDS_REVIEW", List.of(), null, code));
            };
        }

        private static ResponseEntity<RegisteredBody> created(ClientId client) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new RegisteredBody(client.value(), "REGISTERED", null, null, null));
        }

        static ResponseEntity<RegisteredBody> of(Registered registered) {
            return switch (registered) {
                case Registered.New(var client) -> created(client);
                case Registered.AlreadyKnown(var client) ->
                    ResponseEntity.ok(new RegisteredBody(client.value(), "ALREADY_KNOWN", null, null, null));
                case Registered.NeedsReview(var candidates, boolean truncated) ->
                    ResponseEntity.accepted()
                            .body(new RegisteredBody(
                                    null,
                                    "NEEDS_REVIEW",
                                    candidates.stream().map(CandidateBody::of).toList(),
                                    truncated,
                                    null));
            };
        }
    }

    @PostMapping("/search")
    FoundBody search(@RequestBody SearchRequest request) {
        return FoundBody.of(searching.search(request.criteria()));
    }

    /** A citizen whose account belongs to no client registers herself; whom she may be is shown to staff alone. */
    @PostMapping
    ResponseEntity<RegisteredBody> register(@RequestBody RegistrationRequest request) {
        List<NewFact> facts = new FactsBody(request.facts(), null).told(clock.instant());
        if (Acting.errand().actor() instanceof Actor.Newcomer) {
            return RegisteredBody.of(herself.register(facts));
        }
        return RegisteredBody.of(registration.register(ClientKind.PERSON, facts, request.looked()));
    }

    /** @param purpose what the view is opened for; the caller's usual purpose where none is said */
    @GetMapping("/{client}")
    ClientViewAnswers.Body show(
            @PathVariable String client, @RequestParam(required = false) @Nullable String purpose, Locale locale) {
        return answers.open(ClientPath.of(client), locale);
    }
}
