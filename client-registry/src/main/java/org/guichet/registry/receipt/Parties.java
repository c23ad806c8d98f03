package org.guichet.registry.receipt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.consent.ConsentEvent;
import tools.jackson.databind.JsonNode;

/**
 * Who has to do with a consent. The client and whoever spoke for her are named by their ids alone: a receipt gets lost like
 * any paper, and tells a stranger who finds it neither.
 */
final class Parties {
    /** Ourselves, among the recipients of a consent. */
    static final String OURSELVES = "guichet";
    /** The client, among the recipients of a consent. */
    static final String CLIENT = "client";

    static final String SUBJECT = "dpv:DataSubject";
    /** Whoever is told something and is neither. */
    static final String RECIPIENT = "dpv:Recipient";

    private final Told told;

    Parties(Told told) {
        this.told = told;
    }

    List<Map<String, Object>> all() {
        List<Map<String, Object>> parties = new ArrayList<>();
        parties.add(body(OURSELVES, told.settings().whoAnswers(), "dpv:DataController"));
        parties.add(client());
        told.thirdParties().forEach((code, party) -> parties.add(body(code, party, RECIPIENT)));
        told.events().stream()
                .map(ConsentEvent::representation)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(representation -> parties.add(representative(representation)));
        return parties;
    }

    /** The parties of a receipt that was issued. */
    static Map<String, JsonNode> byId(JsonNode receipt) {
        Map<String, JsonNode> parties = new HashMap<>();
        receipt.path("record")
                .path("parties")
                .forEach(party -> parties.put(ReceiptText.text(party, "party_id"), party));
        return parties;
    }

    /** A recipient of the consent as a party. */
    String idOf(String recipient) {
        return recipient.equals(CLIENT) ? clientId() : idOfBody(recipient);
    }

    /** Who expressed it: staff take down what somebody else says, but ask and declare invalid themselves. */
    String spoke(ConsentEvent event) {
        UUID representation = event.representation();
        if (representation != null) {
            return idOf(representation);
        }
        boolean ours = event.by() == Actor.Kind.DUTY
                || switch (event.state()) {
                    case REQUESTED, EXPIRED, INVALIDATED -> true;
                    case GIVEN, REFUSED, RENEWED, WITHDRAWN -> false;
                };
        return ours ? idOfBody(OURSELVES) : clientId();
    }

    private String clientId() {
        return "urn:uuid:" + told.consent().client().value();
    }

    private static String idOf(UUID representation) {
        return "urn:uuid:" + representation;
    }

    private static String idOfBody(String code) {
        return "urn:guichet:party:" + code;
    }

    private static Map<String, Object> body(String code, PartyDetails party, String type) {
        return Json.object(
                "party_id", idOfBody(code),
                "party_name", party.name(),
                "party_type", type,
                "party_address", party.address(),
                "party_contact", party.contact(),
                "party_email", party.email(),
                "party_phone", party.phone(),
                "party_url", party.url());
    }

    private Map<String, Object> client() {
        return Json.object(
                "party_id", clientId(),
                "party_name", Json.inBoth(clientId(), clientId()),
                "party_type", SUBJECT);
    }

    /** Reached through us, who know the address. */
    private Map<String, Object> representative(UUID representation) {
        PartyDetails ours = told.settings().whoAnswers();
        return Json.object(
                "party_id", idOf(representation),
                "party_name", Json.inBoth(idOf(representation), idOf(representation)),
                "party_type", "dpv:Representative",
                "party_address", ours.address(),
                "party_contact", ours.contact());
    }
}
