package org.guichet.registry.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.receipt.Chains.REPRESENTATION;
import static org.guichet.registry.receipt.Chains.UNTIL;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentRecord.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class KantaraReceiptTests {
    private final Schema schema = schema();

    @ParameterizedTest
    @EnumSource(names = {"GIVEN", "RENEWED", "WITHDRAWN", "EXPIRED", "INVALIDATED"})
    void isValidAgainstTheSchema(State state) {
        for (CaptureMethod method : CaptureMethod.values()) {
            for (UUID representation : new UUID[] {null, REPRESENTATION}) {
                for (String[] recipients : new String[][] {{"guichet"}, {"guichet", "client", "oas"}}) {
                    Told told = Chains.of(method, representation).to(recipients).upTo(state);
                    assertThat(wrong(kantara(told))).isEmpty();
                }
            }
        }
    }

    @Test
    void theSchemaFindsWhatIsMissing() {
        for (String required : List.of("piiControllers", "services", "spiCat", "consentTimestamp", "policyUrl")) {
            ObjectNode receipt =
                    (ObjectNode) kantara(Chains.of(CaptureMethod.PORTAL, null).upTo(State.GIVEN));
            receipt.remove(required);
            assertThat(wrong(receipt)).as(required).isNotEmpty();
        }
    }

    @Test
    void tellsWhoElseGetsItInTheLanguageOfTheNotice() {
        JsonNode receipt =
                kantara(Chains.of(CaptureMethod.PORTAL, null).lasting(UNTIL).upTo(State.GIVEN));
        JsonNode purpose = receipt.at("/services/0/purposes/0");

        assertThat(receipt.path("version").asString()).isEqualTo("KI-CR-v1.1.0");
        assertThat(receipt.path("consentTimestamp").asLong()).isEqualTo(1_772_452_800L);
        assertThat(receipt.at("/piiControllers/0/piiController").asString()).isEqualTo("Ministère du Service");
        assertThat(purpose.path("purpose").asString()).isEqualTo("Vous servir");
        assertThat(purpose.path("thirdPartyName").asString()).isEqualTo("Pensions (Régie)");
        assertThat(purpose.path("termination").asString()).isEqualTo("2027-03-01T05:00:00Z");
        assertThat(receipt.at("/spiCat/0").asString()).isEqualTo("income");
        assertThat(receipt.path("spiCat").size()).isOne();
    }

    @Test
    void namesNobodyElseWhereNobodyElseGetsIt() {
        JsonNode purpose = kantara(Chains.of(CaptureMethod.PORTAL, null)
                        .to("guichet", "client")
                        .upTo(State.GIVEN))
                .at("/services/0/purposes/0");

        assertThat(purpose.path("thirdPartyDisclosure").asBoolean(true)).isFalse();
        assertThat(purpose.has("thirdPartyName")).isFalse();
        assertThat(purpose.path("termination").asString()).isEqualTo("Dans vos pages ou à tout comptoir.");
    }

    @Test
    void saysThatItEnded() {
        assertThat(kantara(Chains.of(CaptureMethod.PORTAL, null).upTo(State.WITHDRAWN))
                        .at("/services/0/purposes/0/termination")
                        .asString())
                .isEqualTo("dpv:ConsentWithdrawn 2026-03-03T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "REFUSED"})
    void isNotMadeOfAConsentThatWasNeverGiven(State state) {
        assertThatThrownBy(() -> kantara(Chains.of(CaptureMethod.PORTAL, null).upTo(state)))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        refused -> assertThat(refused.currentState()).isEqualTo(state.name()));
    }

    private List<Error> wrong(JsonNode receipt) {
        return schema.validate(receipt);
    }

    private static JsonNode kantara(Told told) {
        return JsonMapper.shared().valueToTree(new KantaraReceipt(Chains.written(told)).content());
    }

    private static Schema schema() {
        try (var stream = new ClassPathResource("kantara/kantara-consent-receipt-v1_1-schema.json").getInputStream()) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(JsonMapper.shared().readTree(stream));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
