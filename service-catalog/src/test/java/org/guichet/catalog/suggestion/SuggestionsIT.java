package org.guichet.catalog.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.CountedStatements;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.eligibility.BenefitRules;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.suggestion.Suggestion.Response;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Pensioners.class, BenefitRules.class})
class SuggestionsIT {
    @Autowired
    Offering offering;

    @Autowired
    Suggesting suggesting;

    @Autowired
    Ledger ledger;

    @Autowired
    Pensioners pensioners;

    @Autowired
    Authorities authorities;

    @Autowired
    BenefitRules rules;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    Representations representations;

    @Autowired
    TransactionOperations transaction;

    @BeforeEach
    void open() {
        Installation.declare(authorities);
        rules.publish();
    }

    @Test
    void suggestsTheSupplementWithReasonLawAndAnEstimateAtTheRatesLastHeld() {
        ClientId client = pensioners.onLittle();

        Suggestion suggestion = theOnly(offered(Staff.citizen(client), client));

        assertThat(suggestion.serviceCode()).isEqualTo("gis");
        assertThat(suggestion.content().reasons()).hasSize(3);
        assertThat(suggestion.content().law().en()).contains("Old Age Security Act");
        Estimate estimate = Objects.requireNonNull(suggestion.content().estimate());
        assertThat(estimate.amount()).isEqualByComparingTo("560.45");
        assertThat(estimate.ratesFor().from()).isEqualTo(LocalDate.parse("2023-07-01"));
    }

    @Test
    void suggestsNothingToWhoeverHasDied() {
        ClientId client = pensioners.onLittle();
        pensioners.died(client, Verification.DECLARED);
        assertThat(offered(Staff.citizen(client), client).suggestions())
                .as("somebody merely said so")
                .hasSize(1);

        pensioners.died(client, Verification.DOCUMENT_SEEN);
        assertThat(offered(pensioners.anAgentServing(), client).suggestions()).isEmpty();
    }

    @Test
    void suggestsAgainToWhoeverWasWronglyRecordedDead() {
        ClientId client = pensioners.onLittle();
        pensioners.died(client, Verification.DECLARED);
        pensioners.died(client, Verification.DOCUMENT_SEEN);

        pensioners.livesAfterAll(client);

        assertThat(offered(Staff.citizen(client), client).suggestions()).hasSize(1);
    }

    @Test
    void showsTheSameSuggestionToTheAgentAndNotesItOnceInTheContact() {
        ClientId client = pensioners.onLittle();
        UUID first = theOnly(offered(Staff.citizen(client), client)).id();
        Errand agent = pensioners.anAgentServing();

        assertThat(theOnly(offered(agent, client)).id()).isEqualTo(first);
        offered(agent, client);

        assertThat(database.sql("""
                                select count(*) from catalog.suggestion_event
                                where contact_id = ? and event = 'SHOWN' and eligible = '{gis}' and shown = '{gis}'
                                """).param(agent.contactId()).query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void tellsInTheLedgerByWhichLookWhatWasSuggested() {
        ClientId client = pensioners.onLittle();
        offered(Staff.citizen(client), client);
        ClientId other = pensioners.onLittle();
        offered(Staff.citizen(other), other);

        Ledger.Page page = Acting.as(
                Staff.citizen(client),
                () -> ledger.of(client, Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0));

        UUID look = page.items().stream()
                .filter(entry -> entry.purpose().equals("benefit-suggestion"))
                .map(LoggedEntry::id)
                .findFirst()
                .orElseThrow();
        assertThat(page.suggested()).containsOnlyKeys(look);
        assertThat(page.suggested().get(look))
                .containsExactly(theOnly(offered(Staff.citizen(client), client))
                        .content()
                        .name());
    }

    @Test
    void doesNotRepeatWhatWasDeclinedUntilItsPeriodIsOver() {
        ClientId client = pensioners.onLittle();
        Errand citizen = Staff.citizen(client);
        UUID id = theOnly(offered(citizen, client)).id();

        Acting.as(citizen, () -> suggesting.respond(id, Response.DECLINE));

        assertThat(offered(citizen, client).suggestions()).isEmpty();
        clock.later(
                Duration.ofDays(179),
                () -> assertThat(offered(citizen, client).suggestions()).isEmpty());
        clock.later(
                Duration.ofDays(181),
                () -> assertThat(theOnly(offered(citizen, client)).response()).isNull());
    }

    @Test
    void putsAsideForAShorterTimeWhatIsForLater() {
        ClientId client = pensioners.onLittle();
        Errand citizen = Staff.citizen(client);
        UUID id = theOnly(offered(citizen, client)).id();

        Suggestion answered = Acting.as(citizen, () -> suggesting.respond(id, Response.LATER));

        assertThat(answered.response()).isEqualTo(Response.LATER);
        assertThat(offered(citizen, client).suggestions()).isEmpty();
        clock.later(
                Duration.ofDays(31),
                () -> assertThat(offered(citizen, client).suggestions()).hasSize(1));
    }

    @Test
    void readsNothingOfTheClientOnceSwitchedOff() {
        ClientId client = pensioners.onLittle();
        Errand citizen = Staff.citizen(client);
        Acting.as(citizen, () -> suggesting.prefer(client, false));

        assertThat(offered(citizen, client)).isEqualTo(new Offering.Offered(false, List.of()));

        assertThat(database.sql("""
                                select count(*) from registry.access_log_subject s join registry.access_log l on l.id = s.entry_id
                                where l.purpose = 'benefit-suggestion' and s.client_id = ?
                                """).param(client.value()).query(Long.class).single())
                .isZero();
        Acting.as(citizen, () -> suggesting.prefer(client, true));
        assertThat(offered(citizen, client).suggestions()).hasSize(1);
    }

    @Test
    void suggestsWithoutAnEstimateWhereConsentWithholdsTheIncome() {
        ClientId client = pensioners.whoseIncomeIsWithheld();

        Suggestion suggestion = theOnly(offered(pensioners.anAgentServing(), client));

        assertThat(suggestion.content().estimate()).isNull();
        assertThat(suggestion.content().missing()).containsExactly("income.net");
    }

    @Test
    void refusesStaffWithoutAContactAndStrangersAlike() {
        ClientId client = pensioners.onLittle();
        UUID id = theOnly(offered(Staff.citizen(client), client)).id();
        ClientId stranger = pensioners.onLittle();

        assertThatExceptionOfType(DisclosureRefused.class).isThrownBy(() -> offered(Staff.agent("agent"), client));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> offered(Staff.citizen(stranger), client));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(Staff.citizen(stranger), () -> suggesting.respond(id, Response.DECLINE)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(Staff.citizen(stranger), () -> suggesting.prefer(client, false)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(
                        Staff.citizen(client), () -> suggesting.respond(UUID.randomUUID(), Response.DECLINE)));
    }

    @Test
    void aRepresentativeSeesAndAnswersThoseOfHerServicesAlone() {
        ClientId client = pensioners.onLittle();
        UUID id = theOnly(offered(Staff.citizen(client), client)).id();
        ClientId paul = pensioners.onLittle();
        Errand paulForHer = Staff.citizen(paul).onBehalf(client.value());
        acts(paul, client, "another-service");

        assertThat(offered(paulForHer, client).suggestions()).isEmpty();
        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> Acting.as(paulForHer, () -> suggesting.respond(id, Response.DECLINE)))
                .matches(refused -> refused.reason() == Reason.REPRESENTATION_OUT_OF_SCOPE);

        acts(paul, client, "gis");
        assertThat(theOnly(offered(paulForHer, client)).id()).isEqualTo(id);
        assertThat(Acting.as(paulForHer, () -> suggesting.respond(id, Response.LATER))
                        .response())
                .isEqualTo(Response.LATER);
    }

    private void acts(ClientId paul, ClientId client, String service) {
        Acting.as(
                pensioners.anAgentServing(),
                () -> transaction.execute(status -> representations.record(
                        new Represented(client, Set.of(client), ClientKind.PERSON, "Rose", null, false),
                        PowersOfAttorney.forProperty(paul, Set.of("*"), Set.of(service), true))));
    }

    @Test
    void sendsTwoStatementsOfItsOwnOnceNothingIsNew() {
        ClientId client = pensioners.onLittle();
        Errand agent = pensioners.anAgentServing();
        offered(agent, client);

        List<String> sent = CountedStatements.during(() -> offered(agent, client));

        assertThat(sent).filteredOn(sql -> sql.contains("catalog.suggestion")).hasSize(2);
        assertThat(sent).filteredOn(sql -> sql.contains("catalog.rule")).isEmpty();
    }

    private Offering.Offered offered(Errand errand, ClientId client) {
        return Acting.as(errand, () -> offering.to(client));
    }

    private static Suggestion theOnly(Offering.Offered offered) {
        assertThat(offered.suggestions()).hasSize(1);
        return offered.suggestions().getFirst();
    }
}
