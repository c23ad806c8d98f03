package org.guichet.channel.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.clientview.Representing;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.representation.NewRepresentation;
import org.guichet.registry.representation.RepresentationKinds;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may act for a client, and for whom a client may act. */
@RestController
@RequestMapping("/api/v1")
class RepresentativeController {
    private static final Map<String, Boolean> MAY = Map.of("READ", false, "ACT", true);

    private final Representing representing;
    private final RepresentationKinds kinds;
    private final RepresentationAnswers answers;

    RepresentativeController(Representing representing, RepresentationKinds kinds, RepresentationAnswers answers) {
        this.representing = representing;
        this.kinds = kinds;
        this.answers = answers;
    }

    /** @param reference how to find the document again */
    record ProofBody(@Nullable String kind, @Nullable String reference) {}

    /**
     * @param representativeId client who may act
     * @param name the representative, as the proof names her
     * @param categories attribute categories, or {@code *} for all the kind may extend to
     * @param services service codes, or {@code *} for all
     * @param may READ or ACT
     * @param startsOn today where it is not said
     */
    record RepresentativeRequest(
            @Nullable UUID representativeId,
            @Nullable String name,
            @Nullable String kind,
            @Nullable Set<String> categories,
            @Nullable Set<String> services,
            @Nullable String may,
            @Nullable ProofBody proof,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn) {

        NewRepresentation told() {
            return new NewRepresentation(
                    representativeId == null ? null : new ClientId(representativeId),
                    name,
                    kind,
                    categories == null ? Set.of() : categories,
                    services == null ? Set.of() : services,
                    MAY.get(may == null ? "" : may),
                    proof == null ? null : proof.kind(),
                    proof == null ? null : proof.reference(),
                    startsOn,
                    endsOn);
        }
    }

    record EndingRequest(@Nullable String reason) {}

    @GetMapping("/representation-kinds")
    Listing<RepresentationAnswers.Kind> kinds(Locale locale) {
        List<RepresentationAnswers.Kind> items =
                kinds.all().stream().map(kind -> answers.kind(kind, locale)).toList();
        return new Listing<>(items, null, items.size());
    }

    @GetMapping("/clients/{client}/representatives")
    Listing<RepresentationAnswers.Body> list(@PathVariable String client, Locale locale) {
        List<RepresentationAnswers.Body> items = representing.of(ClientPath.of(client)).stream()
                .map(seen -> answers.body(seen, locale))
                .toList();
        return new Listing<>(items, null, items.size());
    }

    @PostMapping("/clients/{client}/representatives")
    ResponseEntity<RepresentationAnswers.Body> record(
            @PathVariable String client, @RequestBody RepresentativeRequest request, Locale locale) {
        ClientId represented = ClientPath.of(client);
        Representing.Seen recorded = representing.record(represented, request.told());
        return ResponseEntity.created(URI.create("/api/v1/clients/" + represented + "/representatives"))
                .body(answers.body(recorded, locale));
    }

    /** The client stops it, or staff record that it ended. It counts from the next decision on. */
    @PostMapping("/clients/{client}/representatives/{id}/ending")
    RepresentationAnswers.Body end(
            @PathVariable String client,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EndingRequest request,
            Locale locale) {
        return answers.body(representing.end(ClientPath.of(client), id, reason(request)), locale);
    }

    /** Whom the client acts or acted for. */
    @GetMapping("/clients/{client}/represented")
    Listing<RepresentationAnswers.Line> represented(@PathVariable String client, Locale locale) {
        List<RepresentationAnswers.Line> items = representing.by(ClientPath.of(client)).stream()
                .map(one -> answers.line(one, locale))
                .toList();
        return new Listing<>(items, null, items.size());
    }

    /** The representative acts no more. */
    @PostMapping("/clients/{client}/represented/{id}/ending")
    RepresentationAnswers.Line resign(
            @PathVariable String client,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EndingRequest request,
            Locale locale) {
        return answers.line(representing.resign(ClientPath.of(client), id, reason(request)), locale);
    }

    private static @Nullable String reason(@Nullable EndingRequest request) {
        return request == null || request.reason() == null || request.reason().isBlank()
                ? null
                : request.reason().strip();
    }
}
