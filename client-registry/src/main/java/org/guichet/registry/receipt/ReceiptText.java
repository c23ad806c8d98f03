package org.guichet.registry.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A receipt, read back: what it says stays as it was issued, whatever the installation says by now. */
public final class ReceiptText {
    private static final String OTHERWISE = "en";

    private final JsonNode receipt;

    ReceiptText(JsonNode receipt) {
        this.receipt = receipt;
    }

    /**
     * What was read.
     *
     * @param text null where it is kept no longer
     */
    public record Read(
            String version, String language, @Nullable String text) {}

    /** How to reach a body. */
    public record Reach(String name, String contact, String email, String phone, List<String> address) {
        public Reach {
            address = List.copyOf(address);
        }
    }

    /** The notices that were read over the chain, in its order. */
    public List<Read> notices() {
        return processing()
                .path("privacy_notice")
                .valueStream()
                .map(notice -> new Read(
                        text(notice, "notice_version"),
                        text(notice, "language"),
                        notice.has("notice_text") ? text(notice, "notice_text") : null))
                .toList();
    }

    /** Who answers for the data. */
    public Reach controller(Locale locale) {
        JsonNode party = controller();
        JsonNode address = party.path("party_address");
        return new Reach(
                in(locale, party.path("party_name")),
                in(locale, party.path("party_contact")),
                text(party, "party_email"),
                text(party, "party_phone"),
                List.of(
                        text(address, "streetAddress"),
                        text(address, "addressLocality") + " (" + text(address, "addressRegion") + ") "
                                + text(address, "postalCode")));
    }

    public String purpose(Locale locale) {
        return in(locale, purpose().path("purpose_name"));
    }

    public String purposeDescription(Locale locale) {
        return in(locale, purpose().path("purpose_description"));
    }

    public String withdrawal(Locale locale) {
        return in(locale, purpose().path("withdrawal_method").path("withdrawal_text"));
    }

    public String withdrawalUrl() {
        return text(purpose().path("withdrawal_method"), "withdrawal_url");
    }

    /** The bodies that may get something, as the receipt names them; that the client herself does goes without saying. */
    public List<String> recipients(Locale locale) {
        Map<String, JsonNode> parties = Parties.byId(receipt);
        return purpose()
                .path("recipient_third_parties")
                .valueStream()
                .flatMap(id -> Stream.ofNullable(parties.get(id.asString())))
                .filter(party -> !text(party, "party_type").equals(Parties.SUBJECT))
                .map(party -> in(locale, party.path("party_name")))
                .toList();
    }

    JsonNode processing() {
        return receipt.path("record").path("processing");
    }

    JsonNode purpose() {
        return processing().path("purposes").path(0);
    }

    JsonNode controller() {
        return receipt.path("record").path("parties").path(0);
    }

    static String in(Locale locale, JsonNode texts) {
        String language = texts.has(locale.getLanguage()) ? locale.getLanguage() : OTHERWISE;
        return text(texts, language);
    }

    static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
