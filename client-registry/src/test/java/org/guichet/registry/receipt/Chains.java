package org.guichet.registry.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRecord.State;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.Notice;
import org.guichet.registry.consent.Purpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Consents in every state, captured in every way, and what is told of each. */
final class Chains {
    static final UUID ROSE = UUID.fromString("0197c000-0000-7000-8000-000000000001");
    static final UUID CONSENT = UUID.fromString("0197c000-0000-7000-8000-000000000002");
    static final UUID RECEIPT = UUID.fromString("0197c000-0000-7000-8000-000000000003");
    static final UUID REPRESENTATION = UUID.fromString("0197c000-0000-7000-8000-000000000004");
    static final Instant ASKED = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-03-01T05:00:00Z");
    static final Instant ISSUED = Instant.parse("2026-03-09T12:00:00.123456Z");

    static final PartyDetails DEPARTMENT = new PartyDetails(
            "Department of Service",
            "Ministère du Service",
            "1 Elgin Street",
            "Ottawa",
            "ON",
            "K1P 5W1",
            "CA",
            "Privacy office",
            "Bureau de la vie privée",
            "privacy@service.example",
            "+1 613 555 0100",
            "https://service.example");
    static final PartyDetails PENSIONS = new PartyDetails(
            "Pensions",
            "Pensions (Régie)",
            "2 Elgin Street",
            "Ottawa",
            "ON",
            "K1P 5W2",
            "CA",
            "Access office",
            "Bureau de l’accès",
            "access@pensions.example",
            "+1 613 555 0101",
            "https://pensions.example");
    static final Handling HANDLING = new Handling(
            "https://service.example/privacy",
            "CA",
            List.of("CA-ON", "CA-QC"),
            List.of("CA"),
            "P2Y",
            Map.of("benefit-suggestion", "P6M"),
            "On your pages, or at any counter.",
            "Dans vos pages ou à tout comptoir.",
            "https://service.example/me/consents");
    static final ReceiptSettings SETTINGS = new ReceiptSettings(DEPARTMENT, HANDLING, Map.of("oas", PENSIONS));

    private final CaptureMethod method;
    private final @Nullable UUID representation;
    private final List<ConsentEvent> events = new ArrayList<>();
    private @Nullable Instant until;
    private List<String> recipients = List.of("guichet", "client", "oas");

    private Chains(CaptureMethod method, @Nullable UUID representation) {
        this.method = method;
        this.representation = representation;
    }

    static Chains of(CaptureMethod method, @Nullable UUID representation) {
        return new Chains(method, representation);
    }

    Chains lasting(Instant end) {
        this.until = end;
        return this;
    }

    Chains to(String... codes) {
        this.recipients = List.of(codes);
        return this;
    }

    /** The shortest way there that begins with a question. */
    Told upTo(State state) {
        List<State> way = switch (state) {
            case REQUESTED -> List.of(State.REQUESTED);
            case GIVEN, REFUSED -> List.of(State.REQUESTED, state);
            case RENEWED, WITHDRAWN, EXPIRED, INVALIDATED -> List.of(State.REQUESTED, State.GIVEN, state);
        };
        way.forEach(this::add);
        return told();
    }

    private void add(State state) {
        boolean said = Set.of(State.GIVEN, State.REFUSED, State.RENEWED).contains(state);
        boolean hers = said || state == State.WITHDRAWN;
        boolean read = said || state == State.REQUESTED;
        events.add(new ConsentEvent(
                events.size() + 1,
                state,
                ASKED.plus(Duration.ofDays(events.size())),
                state.permits() ? until : null,
                said ? method.name() : "IN_PERSON",
                Assurance.SUBSTANTIAL,
                by(state, hers),
                hers ? representation : null,
                "IN_PERSON",
                null,
                read ? "2026-1" : null,
                read ? "fr" : null,
                said && method == CaptureMethod.PHONE_SCRIPT ? "script-3" : null,
                state == State.INVALIDATED ? "NOT_INFORMED" : null));
    }

    private Actor.Kind by(State state, boolean hers) {
        if (state == State.EXPIRED) {
            return Actor.Kind.DUTY;
        }
        return hers && method == CaptureMethod.PORTAL ? Actor.Kind.CLIENT : Actor.Kind.PERSON;
    }

    private Told told() {
        ConsentEvent last = events.getLast();
        return new Told(
                RECEIPT,
                ISSUED,
                new ConsentRecord(
                        CONSENT,
                        new ClientId(ROSE),
                        "service-delivery",
                        List.of("income", "language"),
                        recipients,
                        "2026-1",
                        "fr",
                        last.state(),
                        last.at(),
                        last.validUntil(),
                        last.method(),
                        null,
                        false),
                events,
                List.of(new Notice(
                        "service-delivery",
                        "2026-1",
                        1,
                        LocalDate.of(2026, 1, 1),
                        true,
                        List.of("income", "language"),
                        List.of("guichet", "client", "oas"),
                        Map.of("en", "May we?", "fr", "Pouvons-nous ?"))),
                new Purpose(
                        new Declared.OfPurpose(
                                "service-delivery",
                                "Serving you",
                                "Vous servir",
                                "To serve you",
                                "Pour vous servir",
                                "dpv:ServiceProvision",
                                LocalDate.of(2020, 1, 1),
                                null),
                        1,
                        null,
                        null),
                Map.of(
                        "income", List.of(attribute("income.net", "income", "SENSITIVE")),
                        "language", List.of(attribute("language", "language", "PERSONAL"))),
                SETTINGS);
    }

    static JsonNode written(Told told) {
        return JsonMapper.shared().valueToTree(new TechnicalReceipt(told).content(Receipts.context()));
    }

    private static Attribute attribute(String code, String category, String sensitivity) {
        return new Attribute(
                code,
                Attribute.Type.TEXT,
                category,
                code,
                code,
                sensitivity,
                null,
                true,
                Attribute.Survivorship.LATEST,
                Attribute.Held.KEPT,
                List.of(),
                false,
                false,
                null,
                null,
                false,
                null,
                Set.of(ClientKind.PERSON));
    }
}
