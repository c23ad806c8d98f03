package org.guichet.registry.auditpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The core test: every use joined to a basis valid at that instant. What whoever owns the database does to a basis, with
 * no trigger in the way, is listed with its entry; the rest is not.
 */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class ReconciliationIT {
    private static final String PURPOSE = "service-delivery";

    @Autowired
    private Asking asking;

    @Autowired
    private AccessLog log;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String programme =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final String law = programme + "-law";
    private final ClientId client = new ClientId(UUID.randomUUID());
    private Instant at = Instant.EPOCH;

    @BeforeEach
    void anAuthorityAndOneThatAsksForConsent() {
        Installation.declare(authorities);
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(
                        authority(law, Authority.Kind.STATUTE, "identity"),
                        authority(programme + "-asks", Authority.Kind.CONSENT_REQUIRED, "income"))));
        asOwner("update registry.authority set in_force_since = null where code like '" + programme + "-%'");
        at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void aUseOnAnAuthorityInForceOrAConsentThatStandsIsNoOrphan() {
        use(List.of("AUTHORITY:" + law, "VERSION:" + law + "@1"), "givenName");
        use(List.of("AUTHORITY:" + law), "givenName");
        UUID consent = consent("GIVEN", Duration.ofHours(-1));
        use(List.of("CONSENT:" + consent), "income.net");
        UUID renewed = consent("GIVEN", Duration.ofHours(-2));
        say(renewed, 2, "RENEWED", Duration.ofHours(-1), null);
        use(List.of("CONSENT:" + renewed, "AUTHORITY:" + law), "income.net", "givenName");

        assertThat(orphans()).isEmpty();
    }

    @Test
    void anAuthorityThatWasDeletedLeavesEveryUseOfItAnOrphan() {
        UUID entry = use(List.of("AUTHORITY:" + law, "VERSION:" + law + "@1"), "givenName");
        assertThat(orphans()).isEmpty();

        asOwner("delete from registry.authority where code = '" + law + "'");

        assertThat(orphans()).containsExactly(Map.entry(entry, "AUTHORITY_UNKNOWN"));
    }

    @Test
    void anAuthorityWhoseDatesWereMovedIsFoundFromBothEnds() {
        UUID entry = use(List.of("AUTHORITY:" + law), "givenName");
        asOwner("update registry.authority set valid_from = current_date + 30 where code = '" + law + "'");
        assertThat(orphans()).containsExactly(Map.entry(entry, "AUTHORITY_NOT_YET"));

        asOwner(
                "update registry.authority set valid_from = date '2000-01-01', valid_to = current_date - 30 where code = '"
                        + law + "'");
        assertThat(orphans()).containsExactly(Map.entry(entry, "AUTHORITY_ENDED"));
        assertThat((Number) row(entry).get("seconds_late"))
                .extracting(Number::longValue)
                .isNotNull();
    }

    @Test
    void aUseAfterTheWithdrawalIsAnOrphanAndSaysHowLate() {
        UUID consent = consent("GIVEN", Duration.ofHours(-3));
        UUID before = use(List.of("CONSENT:" + consent), Duration.ofHours(-2), "income.net");
        say(consent, 2, "WITHDRAWN", Duration.ofHours(-1), null);
        assertThat(orphans()).isEmpty();

        UUID after = use(List.of("CONSENT:" + consent), Duration.ofMinutes(-30), "income.net");

        assertThat(orphans())
                .containsExactly(Map.entry(after, "CONSENT_WITHDRAWN"))
                .doesNotContainKey(before);
        assertThat(((Number) Objects.requireNonNull(row(after).get("seconds_late"))).longValue())
                .isEqualTo(Duration.ofMinutes(30).toSeconds());
        assertThat(answer("last-use").getFirst()).containsEntry("shown", false).containsEntry("used_after", null);
        IntStream.range(0, 9).forEach(one -> {
            UUID another = consent(new ClientId(UUID.randomUUID()), "GIVEN", Duration.ofHours(-3));
            say(another, 2, "WITHDRAWN", Duration.ofHours(-1), null);
        });
        Map<String, @Nullable Object> latency = answer("last-use").getFirst();
        assertThat(latency)
                .containsEntry("shown", true)
                .containsEntry("ended", 10L)
                .containsEntry("never_used_after", 9L);
        assertThat(latency).containsEntry("state", "WITHDRAWN").containsEntry("used_after", 1L);
        assertThat(((Number) Objects.requireNonNull(latency.get("longest_seconds"))).longValue())
                .isEqualTo(Duration.ofMinutes(30).toSeconds());
    }

    @Test
    void everyWayAConsentDoesNotPermitIsFound() {
        Map<UUID, String> expected = new HashMap<>();
        UUID lapsed = consent("GIVEN", Duration.ofHours(-4));
        say(lapsed, 2, "RENEWED", Duration.ofHours(-3), Duration.ofMinutes(-150));
        for (String state : List.of("REQUESTED", "EXPIRED", "INVALIDATED")) {
            UUID consent = consent("GIVEN", Duration.ofHours(-3));
            say(consent, 2, state, Duration.ofHours(-2), null);
            expected.put(use(List.of("CONSENT:" + consent), "income.net"), "CONSENT_" + state);
        }
        UUID another = consent("GIVEN", Duration.ofHours(-3));
        asOwner("update registry.consent set client_id = gen_random_uuid() where id = '" + another + "'");
        expected.put(use(List.of("CONSENT:" + another), "income.net"), "CONSENT_OF_ANOTHER");
        expected.put(use(List.of("CONSENT:" + lapsed), "income.net"), "CONSENT_EXPIRED");
        expected.put(use(List.of("CONSENT:" + UUID.randomUUID()), "income.net"), "CONSENT_UNKNOWN");
        expected.put(use(List.of("CONSENT:no-such-thing"), "income.net"), "CONSENT_UNKNOWN");
        UUID later = consent("GIVEN", Duration.ofHours(1));
        expected.put(use(List.of("CONSENT:" + later), "income.net"), "CONSENT_NOT_YET");

        assertThat(orphans()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void aWordOfAnotherConsentTakesBackWhatItAllowed() {
        UUID given = consent("GIVEN", Duration.ofHours(-3));
        UUID earlier = use(List.of("CONSENT:" + given), Duration.ofHours(-2), "income.net");
        UUID refused = consent("REQUESTED", Duration.ofMinutes(-90));
        say(refused, 2, "REFUSED", Duration.ofHours(-1), null);

        UUID late = use(List.of("CONSENT:" + given), "income.net");

        assertThat(orphans())
                .containsExactly(Map.entry(late, "CONSENT_TAKEN_BACK"))
                .doesNotContainKey(earlier);
    }

    @Test
    void whatNoLawAsksConsentForIsAnOrphan() {
        UUID consent = consent("GIVEN", Duration.ofHours(-1));
        UUID entry = use(List.of("CONSENT:" + consent), "income.net");
        asOwner("delete from registry.authority where code = '" + programme + "-asks'");

        assertThat(orphans()).containsExactly(Map.entry(entry, "CONSENT_WITHOUT_LAW"));
    }

    @Test
    void aBasisForAnotherPurposeRecipientOrAttributeIsFound() {
        UUID asked = use(List.of("AUTHORITY:" + programme + "-asks"), "income.net");
        UUID beyond = use(List.of("AUTHORITY:" + law), "givenName", "income.net");
        UUID nothing = use(List.of(), "givenName");
        UUID nonsense = use(List.of("WHIM:today"), "givenName");
        UUID recipient = use(List.of("AUTHORITY:test-service"), "givenName");
        UUID purpose = record(Kind.SHARE, "privacy-review", List.of("AUTHORITY:" + law), Duration.ZERO, "givenName");
        UUID emergency = record(Kind.READ, "emergency", List.of("EMERGENCY:" + UUID.randomUUID()), Duration.ZERO);

        assertThat(faults(asked)).containsExactly("CONSENT_REQUIRED");
        assertThat(faults(beyond)).containsExactly("ATTRIBUTE_NOT_COVERED");
        assertThat(row(beyond)).containsEntry("basis", "income.net");
        assertThat(faults(nothing)).containsExactly("NO_BASIS");
        assertThat(faults(nonsense)).containsExactlyInAnyOrder("BASIS_OF_NO_KIND", "NO_BASIS");
        assertThat(faults(recipient)).containsExactly("OTHER_RECIPIENT");
        assertThat(faults(purpose)).containsExactly("OTHER_PURPOSE");
        assertThat(faults(emergency)).containsExactlyInAnyOrder("EMERGENCY_UNKNOWN", "NO_BASIS");
    }

    @Test
    void anEmergencyOrARepresentationThatDidNotHoldIsFound() {
        UUID unnamed = record(Kind.READ, "emergency", List.of("AUTHORITY:" + law), Duration.ZERO);
        UUID over = record(
                Kind.READ,
                "emergency",
                List.of("AUTHORITY:test-service", "EMERGENCY:" + emergency("import-clients", -120, -60)),
                Duration.ZERO);
        UUID another = record(
                Kind.READ,
                "emergency",
                List.of("AUTHORITY:test-service", "EMERGENCY:" + emergency("somebody", -30, 30)),
                Duration.ZERO);
        UUID represented = use(List.of("AUTHORITY:" + law, "REPRESENTATION:" + UUID.randomUUID()), "givenName");

        assertThat(faults(unnamed)).contains("EMERGENCY_NOT_NAMED");
        assertThat(faults(over)).contains("EMERGENCY_OVER");
        assertThat(faults(another)).contains("EMERGENCY_OF_ANOTHER");
        assertThat(faults(represented)).containsExactly("REPRESENTATION_UNKNOWN");
    }

    @Test
    void anEmergencyHoldsForWhoeverDeclaredItAboutWhoeverItIsAboutAndToLookAlone() {
        String mine = "EMERGENCY:" + emergency("import-clients", -30, 30);
        List<String> bases = List.of("AUTHORITY:" + law, mine);
        UUID rightful = record(Kind.READ, "emergency", bases, Duration.ZERO, "givenName");
        UUID changed = record(Kind.CHANGE, "emergency", bases, Duration.ZERO, "givenName");
        asOwner("update registry.emergency set client_id = gen_random_uuid() where id = '" + mine.substring(10) + "'");
        assertThat(faults(rightful)).containsExactly("EMERGENCY_ABOUT_ANOTHER");

        asOwner("update registry.emergency set client_id = '" + client + "' where id = '" + mine.substring(10) + "'");
        assertThat(faults(rightful)).isEmpty();
        assertThat(faults(changed)).containsExactly("EMERGENCY_ONLY_TO_LOOK");
    }

    @Test
    void aRepresentationHoldsBetweenTheTwoItNamesAndWithinItsScope() {
        ClientId paul = new ClientId(UUID.randomUUID());
        UUID right = representation(client, paul, "identity", true);
        UUID look = representation(client, paul, "identity", false);
        UUID ofAnother = representation(new ClientId(UUID.randomUUID()), paul, "identity", true);
        UUID byAnother = representation(client, new ClientId(UUID.randomUUID()), "identity", true);
        UUID narrow = representation(client, paul, "income", true);

        assertThat(faults(represent(paul, Kind.SHARE, right))).isEmpty();
        assertThat(faults(represent(paul, Kind.CHANGE, right))).isEmpty();
        assertThat(faults(represent(paul, Kind.SHARE, look))).isEmpty();
        assertThat(faults(represent(paul, Kind.SHARE, right, narrow))).isEmpty();
        assertThat(faults(represent(paul, Kind.CHANGE, look))).containsExactly("REPRESENTATION_ONLY_TO_LOOK");
        assertThat(faults(represent(paul, Kind.SHARE, ofAnother))).containsExactly("REPRESENTATION_OF_ANOTHER");
        assertThat(faults(represent(paul, Kind.SHARE, byAnother))).containsExactly("REPRESENTATION_BY_ANOTHER");
        assertThat(faults(represent(paul, Kind.SHARE, narrow))).containsExactly("REPRESENTATION_OUT_OF_SCOPE");
        assertThat(faults(represent(paul, Kind.SHARE))).containsExactly("REPRESENTATION_NOT_NAMED");
    }

    @Test
    void aRepresentativeIsWhoSheWasMergedInto() {
        ClientId paul = new ClientId(UUID.randomUUID());
        ClientId former = new ClientId(UUID.randomUUID());
        UUID named = representation(client, former, "identity", true);
        UUID entry = represent(paul, Kind.SHARE, named);
        assertThat(faults(entry)).containsExactly("REPRESENTATION_BY_ANOTHER");

        asOwner("insert into registry.client (id, status, opened_at, version) values ('" + paul
                + "', 'ACTIVE', now(), 0)");
        asOwner("insert into registry.client (id, status, redirected_to, opened_at, version) values ('" + former
                + "', 'MERGED', '" + paul + "', now(), 0)");

        assertThat(faults(entry)).isEmpty();
    }

    @Test
    void aLookOfThePlatformOrOfTheClientRestsOnALawThatLetsThatOneHaveIt() {
        assertThat(faults(own(Kind.READ, "guichet", "AUTHORITY:test-service"))).isEmpty();
        assertThat(faults(own(Kind.READ, "client", "AUTHORITY:test-access"))).isEmpty();
        assertThat(faults(own(Kind.READ, "privacy-office", "AUTHORITY:test-service")))
                .isEmpty();
        assertThat(faults(own(Kind.READ, "client", "AUTHORITY:test-service"))).containsExactly("OTHER_RECIPIENT");
        assertThat(faults(own(Kind.READ, "guichet", "AUTHORITY:test-access"))).containsExactly("OTHER_RECIPIENT");
        assertThat(faults(own(Kind.READ, "privacy-office", "AUTHORITY:" + law))).containsExactly("OTHER_RECIPIENT");
    }

    @Test
    void aChangeRestsOnWhatTheClientWasAskedForHerself() {
        UUID consent = consent("GIVEN", Duration.ofHours(-1));
        asOwner("update registry.consent set recipients = '{client}' where id = '" + consent + "'");
        asOwner("update registry.authority set to_party = 'client' where code = '" + programme + "-asks'");

        assertThat(faults(own(Kind.CHANGE, "guichet", "CONSENT:" + consent, "income.net")))
                .isEmpty();
        assertThat(faults(own(Kind.CHANGE, "guichet", "AUTHORITY:test-access"))).isEmpty();
        assertThat(faults(own(Kind.CHANGE, "guichet", "AUTHORITY:" + law))).containsExactly("OTHER_RECIPIENT");
        assertThat(faults(own(Kind.READ, "guichet", "CONSENT:" + consent, "income.net")))
                .containsExactly("OTHER_RECIPIENT");
        asOwner("delete from registry.authority where code = '" + programme + "-asks'");
    }

    @Test
    void aCorrectionThatWaitsRestsOnWhatTheFactWouldBeWrittenOn() {
        UUID consent = consent("GIVEN", Duration.ofHours(-1));
        assertThat(faults(record(Kind.CHANGE, PURPOSE, List.of("CONSENT:" + consent), Duration.ZERO, "corrections")))
                .isEmpty();
        assertThat(faults(use(List.of("CONSENT:" + consent), "corrections"))).containsExactly("ATTRIBUTE_NOT_COVERED");
    }

    @Test
    void eachCategoryNeedsALawThatAsksForItAndEachAttributeItsPlaceInTheDictionary() {
        UUID consent = consent("GIVEN", Duration.ofHours(-1));
        asOwner("update registry.consent set data_categories = '{income,identity}' where id = '" + consent + "'");
        assertThat(faults(use(List.of("CONSENT:" + consent), "income.net"))).isEmpty();
        assertThat(faults(use(List.of("CONSENT:" + consent), "givenName"))).containsExactly("ATTRIBUTE_NOT_COVERED");

        assertThat(faults(use(List.of("AUTHORITY:" + law), "no.such.attribute")))
                .containsExactly("ATTRIBUTE_UNKNOWN");
        asOwner("update registry.authority set data_categories = '{*}' where code = '" + law + "'");
        assertThat(faults(use(List.of("AUTHORITY:" + law), "no.such.attribute")))
                .containsExactly("ATTRIBUTE_UNKNOWN");
    }

    @Test
    void oneFaultHidesNoOther() {
        UUID entry = use(List.of("AUTHORITY:" + law), "givenName", "income.net");
        asOwner("update registry.authority set valid_to = current_date - 30 where code = '" + law + "'");
        assertThat(faults(entry)).containsExactlyInAnyOrder("AUTHORITY_ENDED", "ATTRIBUTE_NOT_COVERED");
    }

    @Test
    void whatTiesTwoClientsIsToldToTheOtherOnTheConsentOfTheOne() {
        UUID consent = consent("GIVEN", Duration.ofHours(-1));
        UUID rose = UUID.randomUUID();
        asOwner("update registry.consent set client_id = '" + rose + "' where id = '" + consent + "'");
        UUID told = entry(
                Installation.importing(),
                Kind.READ,
                PURPOSE,
                "representation",
                programme,
                List.of("CONSENT:" + consent));
        assertThat(faults(told)).containsExactly("CONSENT_OF_ANOTHER");

        representation(client, new ClientId(rose), "identity", true);
        assertThat(faults(told)).isEmpty();
    }

    @Test
    void howManyThereAreIsToldWhereSomeAreListed() {
        for (int each = 0; each < 203; each++) {
            use(List.of(), "givenName");
        }
        Found.Answer told = asked(false, "orphans");
        assertThat(told.rows()).hasSize(200);
        assertThat(told.total()).isEqualTo(203);
        assertThat(told.more()).isTrue();
    }

    @Test
    void whoeverMayNotKnowOfASealedClientDoesNotLearnOfHerFromAPack() {
        UUID entry = use(List.of(), "givenName");
        assertThat(faults(entry)).containsExactly("NO_BASIS");
        asOwner("insert into registry.client (id, status, opened_at, version) values ('" + client
                + "', 'SEALED', now(), 0)");

        assertThat(faults(entry)).isEmpty();
        assertThat(found(true, "orphans")).anyMatch(row -> entry.toString().equals(row.get("entry")));
    }

    @Test
    void refusalsAndReviewsOfTheLogNeedNoBasis() {
        record(Kind.REFUSAL, PURPOSE, List.of(), Duration.ZERO, "givenName");
        record(Kind.LOG_REVIEW, PURPOSE, List.of(), Duration.ZERO);
        record(Kind.SEARCH, PURPOSE, List.of(), Duration.ZERO);
        assertThat(orphans()).isEmpty();
    }

    private UUID use(List<String> bases, String... attributes) {
        return use(bases, Duration.ZERO, attributes);
    }

    private UUID use(List<String> bases, Duration shift, String... attributes) {
        return record(Kind.SHARE, PURPOSE, bases, shift, attributes);
    }

    private UUID record(Kind kind, String purpose, List<String> bases, Duration shift, String... attributes) {
        return entry(Installation.importing(), kind, purpose, "duty", programme, bases, shift, attributes);
    }

    private UUID entry(
            Errand errand,
            Kind kind,
            String purpose,
            String relation,
            String recipient,
            List<String> bases,
            String... attributes) {
        return entry(errand, kind, purpose, relation, recipient, bases, Duration.ZERO, attributes);
    }

    /** What a programme did is in its pack, whoever got it. */
    private UUID own(Kind kind, String recipient, String basis, String... attributes) {
        Errand errand = new Errand(new Actor.Programme(programme), null, "SYSTEM", null, PURPOSE, Assurance.HIGH, null);
        return entry(errand, kind, PURPOSE, "programme", recipient, List.of(basis), attributes);
    }

    private UUID represent(ClientId actor, Kind kind, UUID... representations) {
        List<String> bases = new ArrayList<>(List.of("AUTHORITY:" + law));
        List.of(representations).forEach(id -> bases.add("REPRESENTATION:" + id));
        Errand errand = Installation.citizen(actor).onBehalf(client.value());
        return entry(errand, kind, PURPOSE, "representative", programme, bases, "givenName");
    }

    private UUID representation(ClientId of, ClientId by, String category, boolean mayAct) {
        UUID id = UUID.randomUUID();
        asOwner("""
                insert into registry.representation (id, client_id, representative_id, kind, client_name, name, categories,
                    services, may_act, proof_kind, proof_reference, starts_on, recorded_at, actor_kind, actor_id, office)
                values ('%s', '%s', '%s', 'GUARDIAN', 'x', 'x', '{%s}', '{*}', %s, 'unlike', 'unlike', '2020-01-01',
                    '2020-01-01', 'PERSON', 'unlike', 'gatineau')
                """.formatted(id, of, by, category, mayAct));
        return id;
    }

    private UUID entry(
            Errand errand,
            Kind kind,
            String purpose,
            String relation,
            String recipient,
            List<String> bases,
            Duration shift,
            String... attributes) {
        AccessEntry entry = new AccessEntry(
                Ids.next(clock),
                at.plus(shift),
                kind,
                errand,
                purpose,
                bases,
                relation,
                recipient,
                List.of(attributes),
                null,
                List.of(client));
        new TransactionTemplate(transactions).executeWithoutResult(status -> log.record(entry));
        return entry.id();
    }

    private UUID consent(String state, Duration shift) {
        return consent(client, state, shift);
    }

    private UUID consent(ClientId of, String state, Duration shift) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                    created_at)
                values (?, ?, ?, '{income}', array[?], '2026-1', 'en', now())
                """).params(id, of.value(), PURPOSE, programme).update();
        say(id, 1, state, shift, null);
        return id;
    }

    private void say(UUID consent, int sequence, String state, Duration shift, @Nullable Duration until) {
        jdbc.sql("""
                insert into registry.consent_event (consent_id, sequence, state, at, valid_until, method, assurance,
                    actor_kind, actor_id, channel, reason)
                values (:consent, :sequence, :state, cast(:at as timestamptz), cast(:until as timestamptz), 'PORTAL',
                    'SUBSTANTIAL', 'CLIENT', 'unlike', 'ONLINE', 'unlike')
                """)
                .param("consent", consent)
                .param("sequence", sequence)
                .param("state", state)
                .param("at", at.plus(shift).toString())
                .param("until", until == null ? null : at.plus(until).toString())
                .update();
    }

    private UUID emergency(String account, int from, int until) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.emergency (id, client_id, account, office, channel, at, until, review_due, ciphertext,
                    key_id)
                values (?, ?, ?, 'gatineau', 'PHONE', cast(? as timestamptz), cast(? as timestamptz),
                    cast(? as timestamptz), '\\x00', 'unlike')
                """)
                .params(
                        id,
                        client.value(),
                        account,
                        at.plus(Duration.ofMinutes(from)).toString(),
                        at.plus(Duration.ofMinutes(until)).toString(),
                        at.plus(Duration.ofMinutes(until)).toString())
                .update();
        return id;
    }

    /** As the owner of the database may: no trigger fires. */
    private void asOwner(String change) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(change).update();
        });
    }

    private Map<UUID, String> orphans() {
        Map<UUID, String> orphans = new HashMap<>();
        answer("orphans").forEach(row -> orphans.put(entry(row), String.valueOf(row.get("fault"))));
        return orphans;
    }

    private List<String> faults(UUID entry) {
        return answer("orphans").stream()
                .filter(row -> entry(row).equals(entry))
                .map(row -> String.valueOf(row.get("fault")))
                .toList();
    }

    private Map<String, @Nullable Object> row(UUID entry) {
        return answer("orphans").stream()
                .filter(row -> entry(row).equals(entry))
                .findFirst()
                .orElseThrow();
    }

    private static UUID entry(Map<String, @Nullable Object> row) {
        return UUID.fromString(String.valueOf(row.get("entry")));
    }

    private List<Map<String, @Nullable Object>> answer(String code) {
        return found(false, code);
    }

    private Found.Answer asked(boolean sealedToo, String code) {
        PackScope scope = new PackScope(
                UUID.randomUUID(),
                at.minus(Duration.ofDays(1)),
                at.plus(Duration.ofDays(1)),
                List.of(programme),
                sealedToo);
        return asking.ask(scope, PackPoint.RECONCILIATION).answers().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, @Nullable Object>> found(boolean sealedToo, String code) {
        Found.Answer answer = asked(sealedToo, code);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        answer.rows().forEach(cells -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            for (int index = 0; index < cells.size(); index++) {
                row.put(answer.columns().get(index), cells.get(index));
            }
            rows.add(row);
        });
        return rows;
    }

    private Declared authority(String code, Authority.Kind kind, String category) {
        return new Declared.OfAuthority(
                code,
                kind,
                "CA",
                "Unlike Act",
                "Loi Unlike",
                "s. 1",
                "*",
                programme,
                List.of(category),
                List.of(PURPOSE, "emergency"),
                "Notice",
                "Avis",
                LocalDate.of(2000, 1, 1),
                null,
                null);
    }
}
