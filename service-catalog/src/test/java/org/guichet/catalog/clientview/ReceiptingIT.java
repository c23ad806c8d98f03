package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRequest;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.Invalidity;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Said;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.receipt.Delivery;
import org.guichet.registry.receipt.HandedReceipt;
import org.guichet.registry.receipt.ReceiptForm;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.signature.CompactJws;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignatureKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, RoseAndPaul.class})
class ReceiptingIT {
    @Autowired
    private Receipting receipting;

    @Autowired
    private Consenting consenting;

    @Autowired
    private Consents consents;

    @Autowired
    private Representing representing;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private SignatureKeys keys;

    @Autowired
    private Counter counter;

    @Autowired
    private RoseAndPaul two;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 1));

    @BeforeEach
    void theyCome() {
        two.come();
        rose = two.rose();
        paul = two.paul();
    }

    @Test
    void sheGetsTheSameReceiptUntilSomethingMoreIsSaid() {
        UUID consent = counter.consent(rose);

        HandedReceipt first = hand(her(), consent, ReceiptForm.JSON_LD);
        HandedReceipt again = hand(her(), consent, ReceiptForm.JSON_LD);
        Acting.run(her(), () -> consenting.withdraw(consent));
        HandedReceipt after = hand(her(), consent, ReceiptForm.JSON_LD);

        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(after.receipt().id()).isNotEqualTo(first.receipt().id());
        assertThat(states(first)).containsExactly("dpv:ConsentGiven");
        assertThat(states(after)).containsExactly("dpv:ConsentGiven", "dpv:ConsentWithdrawn");
        JsonNode content = content(first);
        assertThat(content.at("/record/record_id").asString()).isEqualTo(consent.toString());
        assertThat(content.at("/record/processing/privacy_notice/0/notice_text").asString())
                .isNotBlank();
        assertThat(content.at("/record/processing/purposes/0/purpose_type").asString())
                .isEqualTo("dpv:ServiceProvision");
        assertThat(content.at("/record/processing/purposes/0/pii_information/0/sensitive_pii_category")
                        .asBoolean(false))
                .isTrue();
    }

    @Test
    void theSignedFormHoldsTheSameToTheByteAndVerifiesWithThePublishedKeys() {
        UUID consent = counter.consent(rose);

        CompactJws signed =
                CompactJws.parse(hand(her(), consent, ReceiptForm.JOSE).body());

        assertThat(signed.payload())
                .isEqualTo(hand(her(), consent, ReceiptForm.JSON_LD).body());
        assertThat(keys.published().verify(signed)).isInstanceOf(Verdict.Signed.class);
    }

    @Test
    void kantarasFormIsOfWhatWasGivenAlone() {
        ConsentRecord asked = Acting.as(
                counter.anAgentServing(),
                () -> consenting.request(
                        rose,
                        new ConsentRequest(
                                "service-delivery", List.of("guichet"), List.of("income"), "2026-1", "fr", null)));
        long before = looks();
        assertThat(states(hand(her(), asked.id(), ReceiptForm.JSON_LD))).containsExactly("dpv:ConsentRequested");
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> hand(her(), asked.id(), ReceiptForm.KANTARA))
                .satisfies(refused -> assertThat(refused.currentState()).isEqualTo("REQUESTED"));
        assertThat(looks() - before).isEqualTo(2);

        Acting.run(
                her(), () -> consenting.answer(asked.id(), true, new Said("2026-1", "fr", "PORTAL", null, null, null)));

        JsonNode receipt = JsonMapper.shared()
                .readTree(hand(her(), asked.id(), ReceiptForm.KANTARA).body());
        assertThat(receipt.path("piiPrincipalId").asString()).isEqualTo("urn:uuid:" + rose.value());
        assertThat(receipt.at("/piiControllers/0/piiController").asString()).isEqualTo("Ministère du Service");
    }

    @Test
    void tellsEveryEndAndWhoeverSpoke() {
        Acting.run(
                counter.anAgentServing(),
                () -> representing.record(rose, PowersOfAttorney.forProperty(paul, Set.of("*"), Set.of("*"), true)));
        UUID byPaul = give(two.paulForRose(), "PORTAL", null, null);
        Acting.run(two.paulForRose(), () -> consenting.withdraw(byPaul));
        Errand agent = counter.anAgentServing();
        UUID none = give(agent, "COUNTER_DOCUMENT", null, null);
        Acting.run(supervising(agent), () -> consenting.invalidate(none, Invalidity.NOT_FREE));
        UUID spoken = give(byPhone(), "PHONE_SCRIPT", null, "script-3");
        Acting.run(her(), () -> consenting.renew(spoken, new Said("2026-1", "en", "PORTAL", null, null, null)));
        UUID ending = give(her(), "PORTAL", clock.instant().plus(Duration.ofMinutes(5)), null);

        HandedReceipt revoked = hand(two.paulForRose(), byPaul, ReceiptForm.JSON_LD);
        assertThat(states(revoked)).containsExactly("dpv:ConsentGiven", "dpv:ConsentRevoked");
        assertThat(entities(revoked)).hasSize(1).doesNotContain("urn:uuid:" + rose.value());
        assertThat(states(hand(her(), none, ReceiptForm.JSON_LD)))
                .containsExactly("dpv:ConsentGiven", "dpv:ConsentInvalidated");
        HandedReceipt renewed = hand(her(), spoken, ReceiptForm.JSON_LD);
        assertThat(states(renewed)).containsExactly("dpv:ConsentGiven", "dpv:RenewedConsentGiven");
        assertThat(content(renewed).at("/record/events/0/script_version").asString())
                .isEqualTo("script-3");
        clock.later(Duration.ofMinutes(6), () -> {
            Acting.as(Staff.duty("expire-consents", "registration"), consents::expireDue);
            assertThat(states(hand(her(), ending, ReceiptForm.JSON_LD)))
                    .containsExactly("dpv:ConsentGiven", "dpv:ConsentExpired");
        });
    }

    @Test
    void isALookInHerLedgerAndTheRecordSaysThatItWasDelivered() {
        UUID consent = counter.consent(rose);
        long before = looks();

        HandedReceipt handed = hand(her(), consent, ReceiptForm.JSON_LD);
        hand(her(), consent, ReceiptForm.JSON_LD);
        hand(counter.anAgentServing(), consent, ReceiptForm.PAGE);

        assertThat(looks() - before).isEqualTo(3);
        assertThat(Acting.as(her(), () -> consenting.history(consent)).receipts())
                .allSatisfy(one ->
                        assertThat(one.receipt()).isEqualTo(handed.receipt().id()))
                .extracting(Delivery::form, Delivery::by, Delivery::channel)
                .containsExactly(
                        tuple(ReceiptForm.JSON_LD, Actor.Kind.CLIENT, "ONLINE"),
                        tuple(ReceiptForm.PAGE, Actor.Kind.PERSON, "IN_PERSON"));
    }

    @Test
    void whatIsNotHersIsNotThereAndAnswersAlike() {
        UUID consent = counter.consent(rose);
        Errand stranger = Staff.citizen(counter.aClient());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> hand(stranger, consent, ReceiptForm.JOSE));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> hand(stranger, UUID.randomUUID(), ReceiptForm.JOSE));
        assertThat(Acting.as(her(), () -> consenting.history(consent)).receipts())
                .isEmpty();
    }

    @Test
    void staffNeedAContact() {
        UUID consent = counter.consent(rose);
        Errand agent = counter.anAgentServing();
        Errand without =
                new Errand(agent.actor(), null, agent.channel(), null, agent.purpose(), agent.assurance(), null);

        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> hand(without, consent, ReceiptForm.PAGE))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
    }

    @Test
    void nobodyChangesAReceipt() {
        UUID consent = counter.consent(rose);
        hand(her(), consent, ReceiptForm.JSON_LD);

        for (String change : List.of(
                "update registry.consent_receipt set content = '{}' where consent_id = ?",
                "delete from registry.consent_receipt where consent_id = ?",
                """
                update registry.consent_receipt_delivery set at = now()
                where receipt_id in (select id from registry.consent_receipt where consent_id = ?)
                """)) {
            assertThatThrownBy(() -> jdbc.sql(change).param(consent).update()).isInstanceOf(DataAccessException.class);
        }
    }

    private HandedReceipt hand(Errand errand, UUID consent, ReceiptForm form) {
        return Acting.as(errand, () -> receipting.receipt(consent, form)).handed();
    }

    private UUID give(Errand errand, String method, @Nullable Instant until, @Nullable String script) {
        NewConsent consent = new NewConsent(
                "service-delivery", List.of("guichet"), List.of("income"), "2026-1", "en", method, until, script, null);
        return Acting.as(errand, () -> consenting.give(rose, consent)).id();
    }

    /** Looks at her consents, in her own ledger. */
    private long looks() {
        return Acting.as(
                        her(),
                        () -> ledger.of(rose, Instant.EPOCH, clock.instant().plusSeconds(60), 100, 0))
                .items()
                .stream()
                .filter(entry -> entry.attributes().contains("consents"))
                .count();
    }

    private static JsonNode content(HandedReceipt handed) {
        return JsonMapper.shared().readTree(handed.receipt().content());
    }

    private static List<String> states(HandedReceipt handed) {
        return content(handed)
                .at("/record/events")
                .valueStream()
                .map(event -> event.path("event_state").asString())
                .toList();
    }

    private static Set<String> entities(HandedReceipt handed) {
        return content(handed)
                .at("/record/events")
                .valueStream()
                .map(event -> event.path("entity_id").asString())
                .collect(Collectors.toSet());
    }

    private Errand her() {
        return Staff.citizen(rose);
    }

    private Errand byPhone() {
        Errand agent = Staff.agent("agent");
        Errand caller = new Errand(agent.actor(), null, "PHONE", null, agent.purpose(), agent.assurance(), null);
        return caller.within(Acting.as(caller, () -> {
            UUID contact = contacts.open(
                            new NewContact("pension", null, null, null, null, null, null, null, null, null))
                    .id();
            contacts.identify(contact, new Identification("knowledge-questions", Assurance.SUBSTANTIAL, null));
            return contact;
        }));
    }

    private static Errand supervising(Errand agent) {
        Actor.Person supervisor = new Actor.Person(agent.actor().id(), Set.of(Role.SUPERVISOR), "Rimouski");
        return new Errand(
                supervisor, null, agent.channel(), agent.contactId(), agent.purpose(), agent.assurance(), null);
    }
}
