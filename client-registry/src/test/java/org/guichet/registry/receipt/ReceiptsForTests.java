package org.guichet.registry.receipt;

import java.util.HashMap;
import java.util.Map;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentRecord.State;

/** What every context of a test says of whoever answers for the data. */
public final class ReceiptsForTests {
    private ReceiptsForTests() {}

    public static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        body("controller", Chains.DEPARTMENT, properties);
        body("recipients.oas", Chains.PENSIONS, properties);
        Map.of(
                        "policy-url", "https://service.example/privacy",
                        "jurisdiction", "CA",
                        "storage-locations", "CA-ON,CA-QC",
                        "processing-locations", "CA",
                        "retention", "P2Y",
                        "withdrawal-en", "On your pages, or at any counter.",
                        "withdrawal-fr", "Dans vos pages ou à tout comptoir.",
                        "withdrawal-url", "https://service.example/me/consents")
                .forEach((name, value) -> properties.put("guichet.receipt.handling." + name, value));
        return properties;
    }

    /** A consent given online, as somebody gets its receipt. */
    public static HandedReceipt handed(String body) {
        Told told = Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN);
        Receipt receipt = new Receipt(
                told.id(),
                told.consent().id(),
                2,
                told.issuedAt(),
                Chains.written(told).toPrettyString());
        return new HandedReceipt(receipt, new ReceiptText(Chains.written(told)), body);
    }

    /** What stops a receipt where a setting is missing. */
    public static RuntimeException notSaid() {
        return new CannotIssue("guichet.receipt.controller is not set");
    }

    private static void body(String where, PartyDetails party, Map<String, Object> properties) {
        String prefix = "guichet.receipt." + where + ".";
        properties.put(prefix + "name-en", party.nameEn());
        properties.put(prefix + "name-fr", party.nameFr());
        properties.put(prefix + "street-address", party.streetAddress());
        properties.put(prefix + "locality", party.locality());
        properties.put(prefix + "region", party.region());
        properties.put(prefix + "postal-code", party.postalCode());
        properties.put(prefix + "country", party.country());
        properties.put(prefix + "contact-en", party.contactEn());
        properties.put(prefix + "contact-fr", party.contactFr());
        properties.put(prefix + "email", party.email());
        properties.put(prefix + "phone", party.phone());
        properties.put(prefix + "url", party.url());
    }
}
