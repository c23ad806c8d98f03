package org.guichet.registry.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.receipt.Chains.REPRESENTATION;
import static org.guichet.registry.receipt.Chains.ROSE;
import static org.guichet.registry.receipt.Chains.UNTIL;
import static org.guichet.registry.receipt.Chains.written;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRecord.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TechnicalReceiptTests {
    /**
     * What ISO/IEC TS 27560:2023 asks for, field by field, and where it stands: {@code *} is every item, of which there is
     * one at the least. Written after the specification and not after the code.
     */
    private static final String MANDATORY = """
            schema_version
            receipt_id
            record.schema_version
            record.record_id
            record.pii_principal_id
            record.processing.privacy_notice.*
            record.processing.language
            record.processing.purposes.*.purpose
            record.processing.purposes.*.pii_information.*
            record.processing.purposes.*.pii_information.*.pii_type
            record.processing.purposes.*.pii_controllers.*
            record.processing.purposes.*.storage_locations.*
            record.processing.purposes.*.retention_period
            record.processing.purposes.*.processing_locations.*
            record.processing.purposes.*.jurisdiction
            record.processing.purposes.*.recipient_third_parties.*
            record.processing.purposes.*.withdrawal_method
            record.parties.*.party_id
            record.parties.*.party_name
            record.parties.*.party_type
            record.events.*.event_time
            record.events.*.validity_duration
            record.events.*.entity_id
            record.events.*.event_type
            record.events.*.event_state
            """;

    private static final List<String> MANDATORY_OF_A_PARTY_BESIDE_THE_CLIENT =
            List.of("party_address", "party_contact");

    record Case(State state, CaptureMethod method, @Nullable UUID representation) {
        Told told() {
            return Chains.of(method, representation).upTo(state);
        }
    }

    static Stream<Case> everyStateMethodAndSpeaker() {
        List<Case> cases = new ArrayList<>();
        for (State state : State.values()) {
            for (CaptureMethod method : CaptureMethod.values()) {
                cases.add(new Case(state, method, null));
                cases.add(new Case(state, method, REPRESENTATION));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyStateMethodAndSpeaker")
    void hasEveryMandatoryField(Case one) {
        JsonNode receipt = written(one.told());

        MANDATORY
                .lines()
                .forEach(field -> assertThat(found(receipt, field))
                        .as(field)
                        .isNotEmpty()
                        .allSatisfy(TechnicalReceiptTests::saysSomething));
        for (JsonNode party : receipt.at("/record/parties")) {
            if (!party.path("party_type").asString().equals("dpv:DataSubject")) {
                MANDATORY_OF_A_PARTY_BESIDE_THE_CLIENT.forEach(field -> saysSomething(party.path(field)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStateMethodAndSpeaker")
    void namesNoPartyThatItDoesNotDescribeAndNoMemberThatItDoesNotExplain(Case one) {
        JsonNode receipt = written(one.told());
        List<String> described = texts(found(receipt, "record.parties.*.party_id"));

        assertThat(described)
                .doesNotHaveDuplicates()
                .containsAll(texts(found(receipt, "record.events.*.entity_id")))
                .containsAll(texts(found(receipt, "record.processing.purposes.*.recipient_third_parties.*")))
                .containsAll(texts(found(receipt, "record.processing.purposes.*.pii_controllers.*")));
        assertThat(described.contains("urn:uuid:" + REPRESENTATION))
                .isEqualTo(texts(found(receipt, "record.events.*.entity_id")).contains("urn:uuid:" + REPRESENTATION));

        Set<String> explained = new HashSet<>(receipt.path("@context").propertyNames());
        Set<String> used = new HashSet<>();
        receipt.properties().stream()
                .filter(member -> !member.getKey().equals("@context"))
                .forEach(member -> {
                    used.add(member.getKey());
                    members(member.getValue(), used);
                });
        used.removeIf(member -> member.startsWith("@") || member.equals("en") || member.equals("fr"));
        assertThat(explained).containsAll(used);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED,   false, dpv:ConsentRequested",
        "GIVEN,       false, dpv:ConsentGiven",
        "GIVEN,       true,  dpv:ConsentGiven",
        "REFUSED,     false, dpv:ConsentRefused",
        "RENEWED,     false, dpv:RenewedConsentGiven",
        "WITHDRAWN,   false, dpv:ConsentWithdrawn",
        "WITHDRAWN,   true,  dpv:ConsentRevoked",
        "EXPIRED,     false, dpv:ConsentExpired",
        "INVALIDATED, false, dpv:ConsentInvalidated"
    })
    void endsInTheStateOfTheVocabulary(State state, boolean represented, String term) {
        Told told = Chains.of(CaptureMethod.PORTAL, represented ? REPRESENTATION : null)
                .upTo(state);

        assertThat(texts(found(written(told), "record.events.*.event_state")).getLast())
                .isEqualTo(term);
    }

    @Test
    void tellsTheWholeChainWithWhoeverExpressedEach() {
        JsonNode herself =
                written(Chains.of(CaptureMethod.COUNTER_DOCUMENT, null).upTo(State.WITHDRAWN));
        JsonNode represented = written(
                Chains.of(CaptureMethod.COUNTER_DOCUMENT, REPRESENTATION).upTo(State.EXPIRED));

        assertThat(texts(found(herself, "record.events.*.entity_id")))
                .containsExactly("urn:guichet:party:guichet", "urn:uuid:" + ROSE, "urn:uuid:" + ROSE);
        assertThat(texts(found(represented, "record.events.*.entity_id")))
                .containsExactly(
                        "urn:guichet:party:guichet", "urn:uuid:" + REPRESENTATION, "urn:guichet:party:guichet");
        assertThat(texts(found(herself, "record.events.*.sequence"))).containsExactly("1", "2", "3");
    }

    @Test
    void saysUntilWhenItHolds() {
        JsonNode until =
                written(Chains.of(CaptureMethod.PORTAL, null).lasting(UNTIL).upTo(State.GIVEN));
        JsonNode open = written(Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN));

        assertThat(until.at("/record/events/1/validity_duration/@type").asString())
                .isEqualTo("dpv:UntilTimeDuration");
        assertThat(until.at("/record/events/1/validity_duration/until").asString())
                .isEqualTo("2027-03-01T05:00:00Z");
        assertThat(open.at("/record/events/1/validity_duration/@type").asString())
                .isEqualTo("dpv:UntilEventDuration");
    }

    @Test
    void keepsTheTextThatWasReadAndWhatIsSensitive() {
        JsonNode receipt = written(Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN));

        assertThat(receipt.at("/record/processing/privacy_notice/0/notice_text").asString())
                .isEqualTo("Pouvons-nous ?");
        assertThat(receipt.at("/record/processing/privacy_notice").size()).isOne();
        JsonNode items = receipt.at("/record/processing/purposes/0/pii_information");
        assertThat(items.at("/0/@type").asString()).isEqualTo("dpv:SensitivePersonalData");
        assertThat(items.at("/1/@type").asString()).isEqualTo("dpv:PersonalData");
    }

    @Test
    void isInTheLanguageOfWhatTheChainSaysWasReadLastWhateverTheRecordSaidBefore() {
        Told told = Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN);
        ConsentRecord before = told.consent();
        Told read = new Told(
                told.id(),
                told.issuedAt(),
                new ConsentRecord(
                        before.id(),
                        before.client(),
                        before.purpose(),
                        before.dataCategories(),
                        before.recipients(),
                        before.noticeVersion(),
                        "en",
                        before.state(),
                        before.stateSince(),
                        before.validUntil(),
                        before.method(),
                        before.renewedUntil(),
                        before.renewalDue()),
                told.events(),
                told.notices(),
                told.purpose(),
                told.attributes(),
                told.settings());

        assertThat(before.language()).isEqualTo("fr");
        assertThat(written(read).at("/record/processing/language").asString()).isEqualTo("fr");
    }

    @Test
    void readsBackWhatAPersonWantsToKnow() {
        ReceiptText text =
                new ReceiptText(written(Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN)));

        assertThat(text.recipients(Locale.ENGLISH)).containsExactly("Department of Service", "Pensions");
        assertThat(text.recipients(Locale.FRENCH)).containsExactly("Ministère du Service", "Pensions (Régie)");
        assertThat(text.withdrawal(Locale.FRENCH)).isEqualTo("Dans vos pages ou à tout comptoir.");
        assertThat(text.controller(Locale.ENGLISH).address()).containsExactly("1 Elgin Street", "Ottawa (ON) K1P 5W1");
        assertThat(text.notices()).containsExactly(new ReceiptText.Read("2026-1", "fr", "Pouvons-nous ?"));
    }

    @Test
    void isNotMadeWhereTheOperatorDoesNotSayWhoARecipientIs() {
        Told told = Chains.of(CaptureMethod.PORTAL, null).to("guichet", "cra").upTo(State.GIVEN);

        assertThatThrownBy(() -> written(told))
                .isInstanceOf(CannotIssue.class)
                .hasMessageContaining("guichet.receipt.recipients.cra");
    }

    private static void saysSomething(JsonNode value) {
        assertThat(value.isMissingNode() || value.isNull()).isFalse();
        if (value.isContainer()) {
            assertThat(value.isEmpty()).isFalse();
            value.values().forEach(TechnicalReceiptTests::saysSomething);
        } else {
            assertThat(value.asString()).isNotBlank();
        }
    }

    /** A field of every item is found once for each of them, also where it is missing. */
    private static List<JsonNode> found(JsonNode receipt, String field) {
        List<JsonNode> found = List.of(receipt);
        for (String step : field.strip().split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (step.equals("*")) {
                    assertThat(node.isArray()).as(field).isTrue();
                    node.forEach(next::add);
                } else {
                    next.add(node.path(step));
                }
            }
            found = next;
        }
        return found;
    }

    private static List<String> texts(List<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::asString).toList();
    }

    private static void members(JsonNode node, Set<String> names) {
        node.properties().forEach(member -> names.add(member.getKey()));
        node.values().forEach(value -> members(value, names));
    }
}
