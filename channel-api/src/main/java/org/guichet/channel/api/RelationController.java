package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Households;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who lives with a client, who is her partner, parent or child, and who employs her. */
@RestController
@RequestMapping("/api/v1/clients/{client}/relations")
class RelationController {
    private final Households households;

    RelationController(Households households) {
        this.households = households;
    }

    /**
     * @param kind what the other is to the client: SPOUSE, COMMON_LAW_PARTNER, PARENT, CHILD or
     *     SAME_HOUSEHOLD; EMPLOYER of a person, EMPLOYEE of an organization
     * @param name the other, as the client names her
     * @param startsOn today where it is not said
     */
    record RelationRequest(
            @Nullable UUID otherId,
            @Nullable String kind,
            @Nullable String name,
            @Nullable LocalDate startsOn,
            @Nullable String evidence) {

        NewRelation told() {
            return new NewRelation(
                    otherId == null ? null : new ClientId(otherId),
                    Relations.kind(kind),
                    name,
                    startsOn,
                    evidence,
                    Registration.sourceOf(Acting.errand()));
        }
    }

    /** Kinds by their codes. */
    private static final class Relations {
        static Relation.@Nullable Kind kind(@Nullable String code) {
            for (Relation.Kind kind : Relation.Kind.values()) {
                if (kind.name().equals(code)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** @param name masked for everybody but the client who told it */
    @Schema(name = "Relation")
    record Body(
            UUID id,
            UUID otherId,
            String kind,
            @Nullable String name,
            LocalDate startsOn,
            @Nullable LocalDate endedOn,
            Source source,
            String basis) {
        static Body of(Households.Member member) {
            Relation relation = member.relation();
            return new Body(
                    relation.id(),
                    relation.other().value(),
                    relation.kind().name(),
                    member.name(),
                    relation.startsOn(),
                    relation.endedOn(),
                    relation.source(),
                    relation.basis());
        }
    }

    @GetMapping
    Listing<Body> list(@PathVariable String client) {
        List<Body> items =
                households.of(ClientPath.of(client)).stream().map(Body::of).toList();
        return new Listing<>(items, null, items.size());
    }

    @PostMapping
    ResponseEntity<Body> record(@PathVariable String client, @RequestBody RelationRequest request) {
        ClientId of = ClientPath.of(client);
        return ResponseEntity.created(URI.create("/api/v1/clients/" + of + "/relations"))
                .body(Body.of(households.record(of, request.told())));
    }

    @PostMapping("/{id}/ending")
    Body end(@PathVariable String client, @PathVariable UUID id) {
        return Body.of(households.end(ClientPath.of(client), id));
    }
}
