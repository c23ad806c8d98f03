package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.CountedStatements;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.clientview.ClientView.Gap;
import org.guichet.catalog.suggestion.Suggesting;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.registration.NewFact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class ClientViewsIT {
    private static final int MOST_STATEMENTS = 12;
    /** The first view binds the contact: what its caller reached before is looked at, and told. */
    private static final int LOOKING_BACK = 2;

    @Autowired
    ClientViews views;

    @Autowired
    Consenting consenting;

    @Autowired
    Ledger ledger;

    @Autowired
    Applying applying;

    @Autowired
    Suggesting suggesting;

    @Autowired
    Counter counter;

    @BeforeEach
    void open() {
        counter.open();
    }

    @Test
    void showsFactsWithTheirGroundAndNamesWhatIsWithheld() {
        ClientId client = counter.aClient();

        ClientView view = Acting.as(counter.anAgentServing(), () -> views.of(client));

        assertThat(view.facts())
                .extracting(known -> known.attribute().code())
                .contains("givenName", "maritalStatus", "phone")
                .doesNotContain("income.net");
        assertThat(view.facts())
                .allSatisfy(known -> assertThat(known.basis().reference()).isEqualTo("test-service"));
        assertThat(view.facts())
                .filteredOn(ClientView.Known::stale)
                .extracting(known -> known.attribute().code())
                .containsExactly("phone");
        assertThat(view.gaps())
                .filteredOn(gap -> gap.attribute().code().equals("income.net"))
                .extracting(Gap::reason)
                .containsExactly("consent-needed");
        assertThat(view.contacts()).hasSize(1);
    }

    @Test
    void noLongerShowsWhatAWithdrawnConsentCovered() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);
        Errand agent = counter.anAgentServing();
        assertThat(Acting.as(agent, () -> views.of(client)).facts())
                .extracting(known -> known.attribute().code())
                .contains("income.net");

        Acting.as(Staff.citizen(client), () -> consenting.withdraw(consent));

        ClientView after = Acting.as(agent, () -> views.of(client));
        assertThat(after.facts()).extracting(known -> known.attribute().code()).doesNotContain("income.net");
        assertThat(after.gaps())
                .filteredOn(gap -> gap.attribute().code().equals("income.net"))
                .extracting(Gap::reason)
                .containsExactly("consent-withdrawn");
        assertThat(after.consents()).extracting(ConsentRecord::state).containsExactly(ConsentRecord.State.WITHDRAWN);
    }

    @Test
    void sendsAsManyStatementsForFiveFactsAsForFiveHundred() {
        ClientId few = counter.aClient();
        ClientId many = counter.aClient(fiveHundredTellings());
        Acting.as(Staff.citizen(many), () -> applying.start(many, Counter.SERVICE));
        Errand one = counter.anAgentServing();
        Errand other = counter.anAgentServing();

        List<String> binding = CountedStatements.during(() -> Acting.run(one, () -> views.of(few)));
        assertThat(CountedStatements.during(() -> Acting.run(other, () -> views.of(many))))
                .hasSameSizeAs(binding);
        List<String> forFew = CountedStatements.during(() -> Acting.run(one, () -> views.of(few)));
        List<String> forMany = CountedStatements.during(() -> Acting.run(other, () -> views.of(many)));

        assertThat(forMany).hasSameSizeAs(forFew).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(binding).hasSizeLessThanOrEqualTo(MOST_STATEMENTS + LOOKING_BACK);
    }

    @Test
    void saysThatNothingIsSuggestedToWhoSwitchedItOff() {
        ClientId client = counter.aClient();
        Acting.as(Staff.citizen(client), () -> suggesting.prefer(client, false));

        ClientView view = Acting.as(counter.anAgentServing(), () -> views.of(client));

        assertThat(view.suggestions()).isEmpty();
        assertThat(view.gaps())
                .filteredOn(gap -> gap.attribute().code().equals("suggestions"))
                .extracting(Gap::reason)
                .containsExactly("switched-off");
    }

    @Test
    void saysThatAClientHasDiedWithHerViewAndHerApplications() {
        ClientId client = counter.aClient(List.of(died(Verification.DOCUMENT_SEEN)));
        Errand agent = counter.anAgentServing();

        ClientView view = Acting.as(agent, () -> views.of(client));
        assertThat(view.deceasedOn()).contains(LocalDate.of(2026, 1, 15));
        assertThat(view.gaps())
                .filteredOn(gap -> gap.attribute().code().equals("suggestions"))
                .extracting(Gap::reason)
                .containsExactly("deceased");
        assertThat(Acting.as(agent, () -> applying.start(client, Counter.SERVICE))
                        .application()
                        .deceasedOn())
                .isEqualTo(LocalDate.of(2026, 1, 15));
    }

    @Test
    void takesNobodyForDeadWhoIsMerelySaidToBe() {
        ClientId client = counter.aClient(List.of(died(Verification.DECLARED)));
        Errand agent = counter.anAgentServing();

        assertThat(Acting.as(agent, () -> views.of(client)).deceasedOn()).isEmpty();
        assertThat(Acting.as(agent, () -> applying.start(client, Counter.SERVICE))
                        .application()
                        .deceasedOn())
                .isNull();
    }

    private static NewFact died(Verification verification) {
        return new NewFact(
                "dateOfDeath",
                "2026-01-15",
                new Source(Source.Kind.DOCUMENT, "death-certificate"),
                verification,
                Instant.parse("2026-02-01T00:00:00Z"));
    }

    @Test
    void refusesStaffWithoutAContact() {
        ClientId client = counter.aClient();

        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> Acting.as(Staff.agent("agent"), () -> views.of(client)))
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("contact-required"));
    }

    @Test
    void hidesEverybodyElseFromACitizen() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);
        Errand stranger = Staff.citizen(counter.aClient());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Acting.as(stranger, () -> views.of(client)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(stranger, () -> consenting.withdraw(consent)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(stranger, () -> consenting.withdraw(UUID.randomUUID())));
    }

    @Test
    void withdrawsAConsentOnce() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);
        Acting.as(Staff.citizen(client), () -> consenting.withdraw(consent));

        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Acting.as(Staff.citizen(client), () -> consenting.withdraw(consent)));
    }

    @Test
    void refusesAConsentBeyondItsNotice() {
        ClientId client = counter.aClient();
        var tooMuch = new NewConsent(
                "service-delivery", List.of("guichet"), List.of("income", "partner"), "2026-1", "en", "PORTAL", null);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Acting.as(Staff.citizen(client), () -> consenting.give(client, tooMuch)));
    }

    @Test
    void tellsTheClientWhoLooked() {
        ClientId client = counter.aClient();
        Acting.as(counter.anAgentServing(), () -> views.of(client));

        var page = Acting.as(
                Staff.citizen(client),
                () -> ledger.of(client, Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0));

        assertThat(page.items()).anySatisfy(entry -> {
            assertThat(entry.actorKind()).isEqualTo("PERSON");
            assertThat(entry.actorOffice()).isEqualTo("Rimouski");
            assertThat(entry.purpose()).isEqualTo("service-delivery");
        });
    }

    @Test
    void tellsTheClientOnWhichLawAndWhichConsentOfHersALookRested() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);
        Acting.as(counter.anAgentServing(), () -> views.of(client));

        var page = Acting.as(
                Staff.citizen(client),
                () -> ledger.of(client, Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0));

        LoggedEntry look = page.items().stream()
                .filter(entry -> entry.bases().contains("CONSENT:" + consent))
                .findFirst()
                .orElseThrow();
        assertThat(page.basesOf(look.id())).anySatisfy(basis -> {
            assertThat(basis.kind()).isEqualTo(LedgerBasis.Kind.CONSENT);
            assertThat(basis.at()).isNotNull().isBefore(look.at());
        });
        assertThat(page.basesOf(look.id()))
                .filteredOn(basis -> basis.kind() == LedgerBasis.Kind.LAW)
                .isNotEmpty()
                .allSatisfy(basis -> {
                    assertThat(basis.textEn()).contains(", ");
                    assertThat(basis.textFr()).isNotEqualTo(basis.textEn());
                });
        assertThat(page.own()).isTrue();
    }

    private static List<NewFact> fiveHundredTellings() {
        List<NewFact> facts = new ArrayList<>();
        for (int times = 0; times < 495; times++) {
            facts.add(Counter.known(
                    "income.work",
                    new BigDecimal(times),
                    Source.Kind.CLIENT,
                    "portal",
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(times)));
        }
        return facts;
    }
}
