package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.telling.WithdrawalNotice;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRecord.State;
import org.guichet.registry.consent.ConsentRequest;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.Invalidity;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Said;
import org.guichet.registry.representation.PowersOfAttorney;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, RoseAndPaul.class})
class ConsentingIT {
    private static final String READ_ALOUD = "script-3";

    @Autowired
    Consenting consenting;

    @Autowired
    Consents consents;

    @Autowired
    ClientViews views;

    @Autowired
    Representing representing;

    @Autowired
    Authorities authorities;

    @Autowired
    Programmes programmes;

    @Autowired
    Contacts contacts;

    @Autowired
    Counter counter;

    @Autowired
    RoseAndPaul two;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String programme = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final String gone = "gone-" + programme;
    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 1));

    @BeforeEach
    void theyCome() {
        two.come();
        rose = two.rose();
        paul = two.paul();
    }

    @Test
    void aRequestPermitsNothingUntilItIsAnswered() {
        Errand agent = counter.anAgentServing();
        ConsentRecord asked = Acting.as(agent, () -> consenting.request(rose, request(null)));
        assertThat(asked.state()).isEqualTo(State.REQUESTED);
        assertThat(sees(agent)).isFalse();

        ConsentRecord given = Acting.as(her(), () -> consenting.answer(asked.id(), true, inThePortal("fr")));

        assertThat(given.state()).isEqualTo(State.GIVEN);
        assertThat(given.language()).isEqualTo("fr");
        assertThat(sees(agent)).isTrue();
        assertThat(states(asked.id())).containsExactly(State.REQUESTED, State.GIVEN);
    }

    @Test
    void whatIsRefusedPermitsNothingAndIsNotTakenUpAgain() {
        Errand agent = counter.anAgentServing();
        ConsentRecord asked = Acting.as(agent, () -> consenting.request(rose, request(null)));

        Acting.as(her(), () -> consenting.answer(asked.id(), false, inThePortal("en")));

        assertThat(sees(agent)).isFalse();
        assertThat(states(asked.id())).containsExactly(State.REQUESTED, State.REFUSED);
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Acting.as(her(), () -> consenting.answer(asked.id(), true, inThePortal("en"))))
                .satisfies(refused -> assertThat(refused.currentState()).isEqualTo("REFUSED"));
    }

    @Test
    void aNoTakesBackWhatAnotherConsentAllowed() {
        Errand agent = counter.anAgentServing();
        UUID given = counter.consent(rose);
        assertThat(sees(agent)).isTrue();
        ConsentRecord asked = Acting.as(agent, () -> consenting.request(rose, request(null)));
        assertThat(sees(agent)).isTrue();

        Acting.as(her(), () -> consenting.answer(asked.id(), false, inThePortal("en")));

        assertThat(sees(agent)).isFalse();
        assertThat(states(given)).containsExactly(State.GIVEN, State.WITHDRAWN);
    }

    @Test
    void whoeverHadSomethingByWhatANoTakesBackIsTold() {
        String purpose = shared();
        List<String> both = List.of("income", "employment");
        ConsentRecord whole = allowed(purpose, List.of(programme), List.of("income"));
        ConsentRecord wider = allowed(purpose, List.of(programme, gone), both);
        ConsentRecord elsewhere = allowed(purpose, List.of(gone), both);
        ConsentRecord asked = asked(purpose, List.of(programme), List.of("income"));

        ConsentRecord refused = Acting.as(her(), () -> consenting.answer(asked.id(), false, said("1")));

        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(states(whole.id())).containsExactly(State.GIVEN, State.WITHDRAWN);
        assertThat(events(whole.id()).getLast().channel()).isEqualTo(her().channel());
        assertThat(told(whole)).containsExactly(programme);
        assertThat(states(wider.id())).containsExactly(State.GIVEN);
        assertThat(told(wider)).isEmpty();
        assertThat(told(refused)).containsExactly(programme);
        assertThat(states(elsewhere.id())).containsExactly(State.GIVEN);
        Acting.run(her(), () -> consenting.withdraw(wider.id()));
        assertThat(told(wider)).containsExactlyInAnyOrder(gone, programme);
    }

    @Test
    void aNoThatTakesNothingBackTellsNobody() {
        String purpose = shared();
        ConsentRecord ended = allowed(purpose, List.of(programme), List.of("income"));
        Acting.run(her(), () -> consenting.withdraw(ended.id()));
        ConsentRecord asked = asked(purpose, List.of(programme), List.of("income"));

        Acting.run(her(), () -> consenting.answer(asked.id(), false, said("1")));

        assertThat(states(ended.id())).containsExactly(State.GIVEN, State.WITHDRAWN);
        assertThat(told(asked)).isEmpty();
    }

    @Test
    void aNoTakesBackWhatWasAllowedUnderAnotherIdOfHers() {
        String purpose = shared();
        ConsentRecord given = allowed(purpose, List.of(programme), List.of("income"));
        two.whileRoseIsTakenFor(survivor -> {
            ConsentRequest again = new ConsentRequest(purpose, List.of(programme), List.of("income"), "1", "en", null);
            ConsentRecord asked = Acting.as(counter.anAgentServing(), () -> consenting.request(survivor, again));
            assertThat(asked.client()).isEqualTo(survivor);

            Acting.run(Staff.citizen(survivor), () -> consenting.answer(asked.id(), false, said("1")));
        });

        assertThat(states(given.id())).containsExactly(State.GIVEN, State.WITHDRAWN);
        assertThat(told(given)).containsExactly(programme);
    }

    @Test
    void aRequestLapsesUnanswered() {
        Instant soon = clock.instant().plus(Duration.ofDays(3));
        ConsentRecord asked = Acting.as(counter.anAgentServing(), () -> consenting.request(rose, request(soon)));

        clock.later(
                Duration.ofDays(4),
                () -> assertThatExceptionOfType(StateChanged.class)
                        .isThrownBy(
                                () -> Acting.as(her(), () -> consenting.answer(asked.id(), true, inThePortal("en"))))
                        .satisfies(refused -> assertThat(refused.currentState()).isEqualTo("EXPIRED")));
    }

    @Test
    void onlyStaffAskAndOnlyWhereConsentIsRequired() {
        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Acting.as(her(), () -> consenting.request(rose, request(null))));
        String purpose = purpose();
        notice(purpose, "1", true);
        ConsentRequest needless = new ConsentRequest(purpose, List.of("guichet"), List.of("income"), "1", "en", null);
        assertThat(wrong(() -> Acting.as(counter.anAgentServing(), () -> consenting.request(rose, needless))))
                .containsExactly("recipients input.consent-not-needed");
    }

    @Test
    void nobodyGivesOrRenewsAConsentWhereTheLawAsksForNone() {
        String purpose = purpose();
        notice(purpose, "1", true);

        assertThat(wrong(() -> Acting.as(her(), () -> consenting.give(rose, portal(purpose, "1")))))
                .containsExactly("recipients input.consent-not-taken");

        declare(purpose, "2", false);
        ConsentRecord given = Acting.as(her(), () -> consenting.give(rose, portal(purpose, "2")));
        jdbc.sql("update registry.authority set ended_at = now() where code = ?")
                .param("needs-" + purpose + "-guichet")
                .update();
        assertThat(wrong(() -> Acting.as(her(), () -> consenting.renew(given.id(), said("2")))))
                .containsExactly("recipients input.consent-not-taken");
        assertThat(Acting.as(her(), () -> consenting.withdraw(given.id())).state())
                .isEqualTo(State.WITHDRAWN);
    }

    @Test
    void looksAtNoGroundOfARecipientTheNoticeDoesNotName() {
        List<String> many =
                IntStream.range(0, 50).mapToObj(at -> "nobody-" + at).toList();
        ConsentRequest beyond = new ConsentRequest("service-delivery", many, List.of("income"), "2026-1", "en", null);

        assertThat(wrong(() -> Acting.as(counter.anAgentServing(), () -> consenting.request(rose, beyond))))
                .containsExactly("recipients input.exceeds-notice");
    }

    @Test
    void keepsARecipientNamedTwiceOnce() {
        List<String> twice = List.of("guichet", "guichet");
        List<String> income = List.of("income", "income");
        ConsentRequest request = new ConsentRequest("service-delivery", twice, income, "2026-1", "en", null);
        NewConsent given = new NewConsent("service-delivery", twice, income, "2026-1", "en", "PORTAL", null);

        ConsentRecord asked = Acting.as(counter.anAgentServing(), () -> consenting.request(rose, request));
        ConsentRecord recorded = Acting.as(her(), () -> consenting.give(rose, given));

        for (ConsentRecord consent : List.of(asked, recorded)) {
            assertThat(consent.recipients()).containsExactly("guichet");
            assertThat(consent.dataCategories()).containsExactly("income");
        }
    }

    @Test
    void anExpiryIsAnEventOfADutyAndNoDecisionWaitsForIt() {
        Errand agent = counter.anAgentServing();
        Instant end = clock.instant().plus(Duration.ofMinutes(10));
        ConsentRecord given = Acting.as(her(), () -> consenting.give(rose, income("PORTAL", end, null)));
        assertThat(sees(agent)).isTrue();

        clock.later(Duration.ofMinutes(11), () -> {
            assertThat(sees(agent)).isFalse();
            assertThat(states(given.id())).containsExactly(State.GIVEN);
            assertThat(consents.find(given.id())).map(ConsentRecord::state).contains(State.EXPIRED);
            int recorded = Acting.as(Staff.duty("expire-consents", "registration"), consents::expireDue);
            assertThat(recorded).isPositive();
            assertThat(Acting.as(Staff.duty("expire-consents", "registration"), consents::expireDue))
                    .isZero();
            ConsentEvent last = events(given.id()).getLast();
            assertThat(last.state()).isEqualTo(State.EXPIRED);
            assertThat(last.by()).isEqualTo(Actor.Kind.DUTY);
            assertThat(last.at()).isEqualTo(events(given.id()).getFirst().validUntil());
            assertThatExceptionOfType(StateChanged.class)
                    .isThrownBy(() -> Acting.as(her(), () -> consenting.renew(given.id(), inThePortal("en"))));
        });
    }

    @Test
    void aWordOnTheTelephoneIsShortLivedAndLastsOnceConfirmed() {
        Errand caller = byPhone();
        Instant wanted = clock.instant().plus(Duration.ofDays(300));
        ConsentRecord said = Acting.as(caller, () -> consenting.give(rose, income("PHONE_SCRIPT", wanted, READ_ALOUD)));
        assertThat(said.toConfirm()).isTrue();
        assertThat(said.validUntil())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(13)),
                        clock.instant().plus(Duration.ofDays(14)));
        clock.later(
                Duration.ofDays(15),
                () -> assertThat(consents.find(said.id()))
                        .map(ConsentRecord::state)
                        .contains(State.EXPIRED));
        assertThat(wrong(() -> Acting.as(
                        caller,
                        () -> consenting.renew(
                                said.id(), new Said("2026-1", "en", "PHONE_SCRIPT", null, READ_ALOUD, null)))))
                .containsExactly("method input.consent-renewed-in-writing");

        ConsentRecord confirmed = Acting.as(her(), () -> consenting.renew(said.id(), inThePortal("en")));

        assertThat(confirmed.state()).isEqualTo(State.RENEWED);
        assertThat(confirmed.toConfirm()).isFalse();
        assertThat(Objects.requireNonNull(confirmed.validUntil()).toEpochMilli())
                .isEqualTo(wanted.toEpochMilli());
        assertThat(events(said.id())).extracting(ConsentEvent::scriptVersion).containsExactly(READ_ALOUD, null);
    }

    @Test
    void aRenewalKeepsTheEndTheClientChoseUntilAnotherIsSaid() {
        Instant chosen = clock.instant().plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.SECONDS);
        ConsentRecord given = Acting.as(her(), () -> consenting.give(rose, income("PORTAL", chosen, null)));

        ConsentRecord renewed = Acting.as(her(), () -> consenting.renew(given.id(), inThePortal("en")));

        assertThat(renewed.state()).isEqualTo(State.RENEWED);
        assertThat(renewed.validUntil()).isEqualTo(chosen);
        Instant later = chosen.plus(Duration.ofDays(30));
        ConsentRecord longer = Acting.as(
                her(), () -> consenting.renew(given.id(), new Said("2026-1", "en", "PORTAL", later, null, null)));
        assertThat(longer.validUntil()).isEqualTo(later);
    }

    @Test
    void aMethodFitsTheChannelAndWhoeverActs() {
        Errand agent = counter.anAgentServing();
        Errand caller = byPhone();
        assertThat(wrong(() -> Acting.as(her(), () -> consenting.give(rose, income("COUNTER_DOCUMENT", null, null)))))
                .containsExactly("method input.consent-method-elsewhere");
        assertThat(wrong(() -> Acting.as(agent, () -> consenting.give(rose, income("PORTAL", null, null)))))
                .containsExactly("method input.consent-method-elsewhere");
        assertThat(wrong(() -> Acting.as(caller, () -> consenting.give(rose, income("COUNTER_DOCUMENT", null, null)))))
                .containsExactly("method input.consent-method-elsewhere");
        assertThat(wrong(() -> Acting.as(caller, () -> consenting.give(rose, income("PHONE_SCRIPT", null, null)))))
                .containsExactly("scriptVersion input.missing");
        assertThat(wrong(() -> Acting.as(agent, () -> consenting.give(rose, income("SMOKE", null, null)))))
                .containsExactly("method input.consent-method");
        Instant past = clock.instant().minusSeconds(1);
        assertThat(wrong(() -> Acting.as(her(), () -> consenting.give(rose, income("PORTAL", past, READ_ALOUD)))))
                .containsExactlyInAnyOrder("scriptVersion input.consent-script", "validUntil input.consent-over");

        ConsentRecord onPaper = Acting.as(agent, () -> consenting.give(rose, income("COUNTER_DOCUMENT", null, null)));
        assertThat(onPaper.validUntil()).isNull();
        assertThat(events(onPaper.id()).getFirst()).satisfies(event -> {
            assertThat(event.assurance()).isEqualTo(Assurance.SUBSTANTIAL);
            assertThat(event.contact()).isEqualTo(agent.contactId());
            assertThat(event.channel()).isEqualTo("IN_PERSON");
            assertThat(event.by()).isEqualTo(Actor.Kind.PERSON);
        });
    }

    @Test
    void aLetterIsOneAtWhicheverDeskItIsKeyed() {
        for (String desk : List.of("IN_PERSON", "PHONE")) {
            Errand keying = serving(signedIn(desk), "MAIL", "signed-letter");
            assertThat(wrong(() ->
                            Acting.as(keying, () -> consenting.give(rose, income("PHONE_SCRIPT", null, READ_ALOUD)))))
                    .containsExactly("method input.consent-method-elsewhere");

            ConsentRecord given =
                    Acting.as(keying, () -> consenting.give(rose, income("COUNTER_DOCUMENT", null, null)));
            ConsentRecord asked = Acting.as(keying, () -> consenting.request(rose, request(null)));
            Acting.as(keying, () -> consenting.withdraw(given.id()));

            assertThat(given.validUntil()).isNull();
            assertThat(events(given.id())).extracting(ConsentEvent::channel).containsExactly("MAIL", "MAIL");
            assertThat(events(given.id())).extracting(ConsentEvent::method).containsExactly("COUNTER_DOCUMENT", "MAIL");
            assertThat(events(asked.id())).extracting(ConsentEvent::channel).containsExactly("MAIL");
        }
    }

    @Test
    void keepsUnderWhichRepresentationSomebodySpoke() {
        assertThat(wrong(() -> Acting.as(counter.anAgentServing(), () -> consenting.give(rose, atTheCounterBy(paul)))))
                .containsExactly("representativeId input.consent-representative");
        UUID recorded = Acting.as(
                        counter.anAgentServing(),
                        () -> representing.record(
                                rose, PowersOfAttorney.forProperty(paul, Set.of("*"), Set.of("*"), true)))
                .representation()
                .id();

        ConsentRecord atTheCounter =
                Acting.as(counter.anAgentServing(), () -> consenting.give(rose, atTheCounterBy(paul)));
        ConsentRecord online = Acting.as(two.paulForRose(), () -> consenting.give(rose, income("PORTAL", null, null)));
        Acting.as(two.paulForRose(), () -> consenting.withdraw(online.id()));

        assertThat(events(atTheCounter.id()))
                .extracting(ConsentEvent::representation)
                .containsExactly(recorded);
        assertThat(events(online.id())).extracting(ConsentEvent::representation).containsExactly(recorded, recorded);
        assertThat(events(online.id())).allMatch(ConsentEvent::byRepresentative);
        assertThat(wrong(() -> Acting.as(her(), () -> consenting.give(rose, portalBy(paul)))))
                .containsExactly("representativeId input.consent-representative");
    }

    @Test
    void aMaterialChangeOfTheNoticeMarksTheConsentUntilItIsRenewed() {
        String purpose = purpose();
        declare(purpose, "9", true);
        ConsentRecord given = Acting.as(her(), () -> consenting.give(rose, portal(purpose, "9")));
        declare(purpose, "9a", false);
        assertThat(present(given).renewalDue()).isFalse();
        declare(purpose, "10", true);

        assertThat(present(given).renewalDue()).isTrue();
        assertThat(present(given).state()).isEqualTo(State.GIVEN);
        assertThat(wrong(() -> Acting.as(her(), () -> consenting.give(rose, portal(purpose, "9")))))
                .containsExactly("noticeVersion input.notice-version");
        Said renewed = new Said("10", "en", "PORTAL", null, null, null);
        ConsentRecord anew = Acting.as(her(), () -> consenting.renew(given.id(), renewed));

        assertThat(anew.renewalDue()).isFalse();
        assertThat(anew.noticeVersion()).isEqualTo("10");
        assertThat(events(given.id())).extracting(ConsentEvent::noticeVersion).containsExactly("9", "10");
    }

    @Test
    void aSupervisorAloneSaysThatAConsentIsNone() {
        UUID given = counter.consent(rose);
        Errand agent = counter.anAgentServing();
        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Acting.as(agent, () -> consenting.invalidate(given, Invalidity.NO_CAPACITY)));
        assertThat(sees(agent)).isTrue();

        Acting.as(supervising(agent), () -> consenting.invalidate(given, Invalidity.NO_CAPACITY));

        assertThat(sees(agent)).isFalse();
        assertThat(events(given).getLast().reason()).isEqualTo("NO_CAPACITY");
    }

    @Test
    void nobodyElseReadsWhatWasSaid() {
        UUID given = counter.consent(rose);
        Errand stranger = Staff.citizen(counter.aClient());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(stranger, () -> consenting.history(given)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(stranger, () -> consenting.renew(given, inThePortal("en"))));
    }

    private boolean sees(Errand agent) {
        return Acting.as(agent, () -> views.of(rose)).facts().stream()
                .anyMatch(known -> known.attribute().code().equals("income.net"));
    }

    private Errand her() {
        return Staff.citizen(rose);
    }

    private List<State> states(UUID consent) {
        return events(consent).stream().map(ConsentEvent::state).toList();
    }

    private List<ConsentEvent> events(UUID consent) {
        return Acting.as(her(), () -> consenting.history(consent)).events();
    }

    private List<String> told(ConsentRecord consent) {
        return Acting.as(her(), () -> consenting.history(consent.id())).told().stream()
                .map(WithdrawalNotice::recipient)
                .toList();
    }

    private ConsentRecord allowed(String purpose, List<String> recipients, List<String> categories) {
        return Acting.as(
                her(),
                () -> consenting.give(
                        rose, new NewConsent(purpose, recipients, categories, "1", "en", "PORTAL", null)));
    }

    private ConsentRecord asked(String purpose, List<String> recipients, List<String> categories) {
        ConsentRequest request = new ConsentRequest(purpose, recipients, categories, "1", "en", null);
        return Acting.as(counter.anAgentServing(), () -> consenting.request(rose, request));
    }

    /** A purpose whose notice names a programme, and one that is none any more. */
    private String shared() {
        String purpose = purpose();
        programmes.declare(new Programme(
                programme, programme, programme, "ESDC", "test-programme", "guichet.programmes.x.url", "{}"));
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(
                        new Declared.OfNotice(
                                purpose,
                                "1",
                                LocalDate.of(2000, 1, 1),
                                true,
                                List.of("income", "employment"),
                                List.of(programme, gone),
                                Map.of("en", "May they?", "fr", "Peuvent-ils ?")),
                        Installation.consentNeeded(purpose, programme),
                        Installation.consentNeeded(purpose, gone))));
        return purpose;
    }

    private ConsentRecord present(ConsentRecord consent) {
        return consents.find(consent.id()).orElseThrow();
    }

    private Errand byPhone() {
        return serving(signedIn("PHONE"), null, "knowledge-questions");
    }

    /** Within a contact of a channel; the one of whoever signed in where none is said. */
    private Errand serving(Errand staff, @Nullable String channel, String method) {
        NewContact letter = new NewContact("pension", null, null, null, null, null, null, channel, null, null);
        return staff.within(Acting.as(staff, () -> {
            UUID contact = contacts.open(letter).id();
            contacts.identify(contact, new Identification(method, Assurance.SUBSTANTIAL, null));
            return contact;
        }));
    }

    private static Errand signedIn(String channel) {
        Errand agent = Staff.agent("agent");
        return new Errand(agent.actor(), null, channel, null, agent.purpose(), agent.assurance(), null);
    }

    private static Errand supervising(Errand agent) {
        Actor.Person supervisor = new Actor.Person(agent.actor().id(), Set.of(Role.SUPERVISOR), "Rimouski");
        return new Errand(
                supervisor, null, agent.channel(), agent.contactId(), agent.purpose(), agent.assurance(), null);
    }

    private static ConsentRequest request(@Nullable Instant answerBy) {
        return new ConsentRequest("service-delivery", List.of("guichet"), List.of("income"), "2026-1", "en", answerBy);
    }

    private static Said said(String version) {
        return new Said(version, "en", "PORTAL", null, null, null);
    }

    private static Said inThePortal(String language) {
        return new Said("2026-1", language, "PORTAL", null, null, null);
    }

    private static NewConsent income(String method, @Nullable Instant until, @Nullable String script) {
        return new NewConsent(
                "service-delivery", List.of("guichet"), List.of("income"), "2026-1", "en", method, until, script, null);
    }

    private static NewConsent atTheCounterBy(ClientId representative) {
        return by(representative, "COUNTER_DOCUMENT");
    }

    private static NewConsent portalBy(ClientId representative) {
        return by(representative, "PORTAL");
    }

    private static NewConsent by(ClientId representative, String method) {
        return new NewConsent(
                "service-delivery",
                List.of("guichet"),
                List.of("income"),
                "2026-1",
                "en",
                method,
                null,
                null,
                representative);
    }

    private static NewConsent portal(String purpose, String version) {
        return new NewConsent(purpose, List.of("guichet"), List.of("income"), version, "en", "PORTAL", null);
    }

    private static String purpose() {
        return "p" + UUID.randomUUID();
    }

    private void declare(String purpose, String version, boolean material) {
        notice(purpose, version, material);
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(Installation.consentNeeded(purpose, "guichet"))));
    }

    private void notice(String purpose, String version, boolean material) {
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(new Declared.OfNotice(
                        purpose,
                        version,
                        LocalDate.of(2000, 1, 1),
                        material,
                        List.of("income"),
                        List.of("guichet"),
                        Map.of("en", "May we?", "fr", "Pouvons-nous ?")))));
    }

    private static List<String> wrong(Supplier<?> work) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, work::get);
        assertThat(refused).isNotNull();
        return refused.wrong().stream()
                .map(wrong -> wrong.field() + " " + wrong.messageKey())
                .toList();
    }
}
