package org.guichet.registry.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentRecord.State;
import tools.jackson.databind.JsonNode;

/**
 * Consent Receipt v1.1 of the Kantara Initiative, from a receipt as it was issued: of a consent that was given. It knows no
 * states; one that ended since says so in its termination.
 */
final class KantaraReceipt {
    private static final String VERSION = "KI-CR-v1.1.0";
    private static final List<String> PERMITTING = List.of(State.GIVEN.dpvTerm(), State.RENEWED.dpvTerm());

    private final JsonNode receipt;
    private final JsonNode record;
    private final ReceiptText text;
    private final Locale locale;

    KantaraReceipt(JsonNode receipt) {
        this.receipt = receipt;
        this.record = receipt.path("record");
        this.text = new ReceiptText(receipt);
        this.locale = Locale.of(ReceiptText.text(text.processing(), "language"));
    }

    /** @throws StateChanged where the consent was never given */
    Map<String, Object> content() {
        JsonNode given = lastGiven();
        List<String> sensitive = categories(true);
        return Json.object(
                "version", VERSION,
                "jurisdiction", ReceiptText.text(text.purpose(), "jurisdiction"),
                "consentTimestamp",
                        Instant.parse(ReceiptText.text(given, "event_time")).getEpochSecond(),
                "collectionMethod", ReceiptText.text(given, "collection_method"),
                "consentReceiptID", ReceiptText.text(receipt, "receipt_id"),
                "language", locale.getLanguage(),
                "piiPrincipalId", ReceiptText.text(record, "pii_principal_id"),
                "piiControllers", List.of(controller()),
                "policyUrl",
                        ReceiptText.text(
                                text.processing().path("privacy_notice").path(0), "policy_url"),
                "services", List.of(service(given)),
                "sensitive", !sensitive.isEmpty(),
                "spiCat", sensitive);
    }

    private JsonNode lastGiven() {
        List<JsonNode> events = events();
        return events.reversed().stream()
                .filter(event -> PERMITTING.contains(state(event)))
                .findFirst()
                .orElseThrow(() -> new StateChanged(plain(state(events.getLast()))));
    }

    private List<JsonNode> events() {
        return record.path("events").valueStream().toList();
    }

    private static String state(JsonNode event) {
        return ReceiptText.text(event, "event_state");
    }

    /** As our own answers name it. */
    private static String plain(String dpvTerm) {
        for (State state : State.values()) {
            if (state.dpvTerm().equals(dpvTerm)) {
                return state.name();
            }
        }
        return State.WITHDRAWN.name();
    }

    private Map<String, Object> controller() {
        JsonNode party = text.controller();
        return Json.object(
                "piiController", in(party, "party_name"),
                "onBehalf", false,
                "contact", in(party, "party_contact"),
                "address", party.path("party_address"),
                "email", ReceiptText.text(party, "party_email"),
                "phone", ReceiptText.text(party, "party_phone"),
                "piiControllerUrl", ReceiptText.text(party, "party_url"));
    }

    private Map<String, Object> service(JsonNode given) {
        return Json.object("service", in(text.controller(), "party_name"), "purposes", List.of(purpose(given)));
    }

    private Map<String, Object> purpose(JsonNode given) {
        String term = ReceiptText.text(text.purpose(), "purpose_type");
        List<String> third = third();
        return Json.object(
                "purpose",
                in(text.purpose(), "purpose_name"),
                "purposeCategory",
                List.of(term.isEmpty() ? "dpv:Purpose" : term),
                "consentType",
                "EXPLICIT",
                "piiCategory",
                categories(false),
                "primaryPurpose",
                true,
                "termination",
                termination(given),
                "thirdPartyDisclosure",
                !third.isEmpty(),
                "thirdPartyName",
                third.isEmpty() ? null : String.join(", ", third));
    }

    /** When it ended, when it ends, or how. */
    private String termination(JsonNode given) {
        JsonNode last = events().getLast();
        if (!PERMITTING.contains(state(last))) {
            return state(last) + " " + ReceiptText.text(last, "event_time");
        }
        JsonNode validity = given.path("validity_duration");
        return ReceiptText.text(validity, "@type").equals(TechnicalReceipt.UNTIL_TIME)
                ? ReceiptText.text(validity, "until")
                : text.withdrawal(locale);
    }

    private List<String> third() {
        Map<String, JsonNode> parties = Parties.byId(receipt);
        return text.purpose()
                .path("recipient_third_parties")
                .valueStream()
                .map(id -> parties.get(id.asString()))
                .filter(party ->
                        party != null && ReceiptText.text(party, "party_type").equals(Parties.RECIPIENT))
                .map(party -> in(party, "party_name"))
                .toList();
    }

    private List<String> categories(boolean sensitive) {
        return text.purpose()
                .path("pii_information")
                .valueStream()
                .filter(item ->
                        !sensitive || item.path("sensitive_pii_category").asBoolean(false))
                .map(item -> ReceiptText.text(item, "pii_type"))
                .toList();
    }

    private String in(JsonNode node, String member) {
        return ReceiptText.in(locale, node.path(member));
    }
}
