package org.guichet.registry.auditpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class ListedConsentsIT {
    @Autowired
    private ListedConsents consents;

    @Autowired
    private ListedConsentRows rows;

    @Autowired
    private JdbcClient jdbc;

    /** Of this test alone. */
    private final String recipient = "r-" + UUID.randomUUID().toString().substring(0, 18);

    private final String purpose = "p-" + UUID.randomUUID().toString().substring(0, 18);
    private final Instant now = Instant.now();
    private final Instant soon = now.plus(Duration.ofDays(5));
    private final UUID client = UUID.randomUUID();
    private int asked;

    @BeforeEach
    void notices() {
        for (int number = 1; number <= 3; number++) {
            jdbc.sql("""
                    insert into registry.consent_notice (purpose, version, number, shown_from, material, data_categories,
                        recipients) values (?, ?, ?, current_date - 10, ?, '{income}', '{guichet}')
                    """).params(purpose, "v" + number, number, number == 2).update();
            jdbc.sql("""
                    insert into registry.consent_notice_text (purpose, version, language, text)
                    values (?, ?, 'en', 'May we?'), (?, ?, 'fr', 'Pouvons-nous ?')
                    """).params(purpose, "v" + number, purpose, "v" + number).update();
        }
    }

    @Test
    void findsEachByWhatItsChainSays() {
        UUID given = consent(client, "v2", new Event("GIVEN", "PORTAL", "LOW", days(-3), soon));
        UUID withdrawn = consent(
                client,
                "v2",
                new Event("GIVEN", "COUNTER_DOCUMENT", "HIGH", days(-3), null),
                new Event("WITHDRAWN", "ONLINE", "LOW", days(-1), null));
        UUID lapsed = consent(client, "v2", new Event("GIVEN", "PORTAL", "LOW", days(-9), days(-1)));
        UUID recorded = consent(
                client,
                "v2",
                new Event("REQUESTED", "IN_PERSON", "HIGH", days(-9), days(-2)),
                new Event("EXPIRED", "BACK_OFFICE", "HIGH", days(-2), null));
        UUID asked = consent(client, "v2", new Event("REQUESTED", "IN_PERSON", "HIGH", days(-2), days(9)));

        assertThat(ids(filter -> filter)).containsExactly(asked, recorded, lapsed, withdrawn, given);
        assertThat(ids(in("GIVEN"))).containsExactly(given);
        assertThat(ids(in("EXPIRED"))).containsExactly(recorded, lapsed);
        assertThat(ids(in("REQUESTED"))).containsExactly(asked);
        assertThat(ids(in("WITHDRAWN"))).containsExactly(withdrawn);
        assertThat(ids(f -> with(f, null, "COUNTER_DOCUMENT", null, null, null, null, null, null, false)))
                .containsExactly(withdrawn);
        assertThat(ids(f -> with(f, null, null, Assurance.LOW, null, null, null, null, null, false)))
                .containsExactly(lapsed, given);
        assertThat(ids(f -> with(f, null, null, null, days(-4), days(-2), null, null, null, false)))
                .containsExactly(withdrawn, given);
        assertThat(ids(f -> with(f, null, null, null, null, null, days(-2), now, null, false)))
                .containsExactly(withdrawn);
        assertThat(ids(f -> with(f, null, null, null, null, null, null, null, 5, false)))
                .containsExactly(given);
        assertThat(ids(f -> with(f, null, null, null, null, null, null, null, 4, false)))
                .isEmpty();
        ListedConsent one = page(officer(), filter -> filter).items().get(3);
        assertThat(List.of(one.state(), String.valueOf(one.method()), String.valueOf(one.assurance())))
                .containsExactly("WITHDRAWN", "COUNTER_DOCUMENT", "HIGH");
    }

    @Test
    void findsThoseWhoseNoticeHasChangedMateriallySinceItWasLastShown() {
        UUID before = consent(client, "v1", new Event("GIVEN", "PORTAL", "LOW", days(-3), null));
        UUID renewed = consent(
                client,
                "v1",
                new Event("GIVEN", "PORTAL", "LOW", days(-3), null),
                new Event("RENEWED", "PORTAL", "LOW", days(-1), null, "v2"));
        UUID after = consent(client, "v2", new Event("GIVEN", "PORTAL", "LOW", days(-3), null));
        UUID over = consent(
                client,
                "v1",
                new Event("GIVEN", "PORTAL", "LOW", days(-3), null),
                new Event("WITHDRAWN", "ONLINE", "LOW", days(-1), null));

        assertThat(ids(f -> with(f, null, null, null, null, null, null, null, null, true)))
                .containsExactly(before);
        assertThat(page(officer(), filter -> filter).items())
                .filteredOn(ListedConsent::renewalDue)
                .extracting(ListedConsent::id)
                .containsExactly(before)
                .doesNotContain(renewed, after, over);
    }

    @Test
    void showsThoseOfASealedClientToTheGrantAlone() {
        UUID sealed = jdbc.sql("insert into registry.client (id, status, opened_at, version)"
                        + " values (gen_random_uuid(), 'SEALED', now(), 0) returning id")
                .query(UUID.class)
                .single();
        UUID hers = consent(sealed, "v2", new Event("GIVEN", "PORTAL", "LOW", days(-3), null));

        assertThat(page(officer(), filter -> filter).items()).isEmpty();
        assertThat(page(officer(), f -> of(f, sealed))).isEqualTo(page(officer(), f -> of(f, UUID.randomUUID())));
        assertThat(page(Installation.cleared(officer()), f -> of(f, sealed)).items())
                .extracting(ListedConsent::id)
                .containsExactly(hers);
    }

    @Test
    void countsOnlyTenPeopleAndMore() {
        for (int person = 0; person < 9; person++) {
            consent(UUID.randomUUID(), "v2", new Event("GIVEN", "PORTAL", "LOW", days(-3), null));
        }
        for (int more = 0; more < 3; more++) {
            consent(client, "v2", new Event("REFUSED", "PORTAL", "LOW", days(-3), null));
        }
        assertThat(page(officer(), filter -> filter).total()).isEqualTo(12);
        assertThat(page(officer(), in("GIVEN")).total()).isNull();
        assertThat(page(officer(), f -> of(f, client)).total()).isNull();
    }

    @Test
    void goesThroughAllPageByPageWithoutRepeatingAny() {
        List<UUID> all = new ArrayList<>();
        for (int each = 0; each < 5; each++) {
            all.addFirst(consent(client, "v1", new Event("GIVEN", "PORTAL", "LOW", days(-3), null)));
        }
        List<UUID> seen = new ArrayList<>();
        @Nullable UUID cursor = null;
        do {
            UUID after = cursor;
            ListedConsents.ConsentPage page = page(
                    officer(),
                    f -> new ConsentFilter(
                            null, recipient, null, null, null, null, null, null, null, null, null, null, true, after,
                            2));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(one -> seen.add(one.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void entersTheLookWithTheNamesOfItsFilters() {
        UUID somebody = UUID.randomUUID();
        page(officer(), f -> of(f, somebody));
        assertThat(jdbc.sql("""
                        select array_to_string(e.attributes, ' ') from registry.access_log e
                        join registry.access_log_subject s on s.at = e.at and s.entry_id = e.id
                        where s.client_id = ? and e.kind = 'LOG_REVIEW'
                        """).param(somebody).query(String.class).list())
                .containsExactly("client consents recipient");
    }

    @Test
    void readsAPageFromAnIndexHoweverMuchIsStored() {
        jdbc.sql("""
                with made as (
                    insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                        created_at)
                    select gen_random_uuid(), gen_random_uuid(), :purpose, '{income}', '{guichet}', 'v' || n % 3 + 1, 'en', now()
                    from generate_series(1, 20000) n returning id
                )
                select count(*) from made
                """).param("purpose", purpose).query(Long.class).single();
        jdbc.sql("""
                insert into registry.consent_event (consent_id, sequence, state, at, method, assurance, actor_kind, actor_id,
                    channel)
                select id, 1, case when random() < 0.5 then 'GIVEN' else 'REFUSED' end, now(), 'PORTAL', 'LOW', 'CLIENT',
                       'unlike', 'ONLINE'
                from registry.consent where purpose = :purpose
                """).param("purpose", purpose).update();
        jdbc.sql("analyze registry.consent_standing").update();

        for (ConsentFilter filter : List.of(
                asking(null, null, null, false),
                asking(purpose, null, null, false),
                asking(null, "GIVEN", null, false),
                asking(null, "EXPIRED", null, false),
                asking(null, null, "PORTAL", false),
                asking(null, null, null, true))) {
            assertThat(String.join("\n", plan(filter)))
                    .contains("Index Scan")
                    .doesNotContain("Seq Scan on consent_standing");
            assertThat(mostRows(filter)).isLessThanOrEqualTo(60);
        }
    }

    private static ConsentFilter asking(
            @Nullable String purpose, @Nullable String state, @Nullable String method, boolean renewalDue) {
        return new ConsentFilter(
                purpose, null, state, method, null, null, null, null, null, null, null, null, renewalDue, null, 50);
    }

    private List<String> plan(ConsentFilter filter) {
        return jdbc.sql("explain (analyze, costs off, timing off, summary off) " + ListedConsentRows.statement(filter))
                .params(rows.values(filter, Set.of(), true, 51))
                .query(String.class)
                .list();
    }

    /** Of consents, at any step. */
    private int mostRows(ConsentFilter filter) {
        return plan(filter).stream()
                .filter(line -> line.contains("consent_standing"))
                .map(line -> line.replaceAll(".*actual rows=([0-9]+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
    }

    @Test
    void isForPrivacyOfficersAlone() {
        assertThatThrownBy(() -> page(Installation.supervisor(null), filter -> filter))
                .isInstanceOf(NotGranted.class);
    }

    @Test
    void namesEveryWrongField() {
        assertThatThrownBy(() -> page(
                        officer(),
                        f -> new ConsentFilter(
                                "a\u0000b",
                                "no such",
                                null,
                                null,
                                null,
                                "",
                                null,
                                now,
                                now,
                                now,
                                days(-1),
                                0,
                                false,
                                null,
                                201)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(InvalidInput.Wrong::field)
                                .containsExactly(
                                        "consentPurpose",
                                        "recipient",
                                        "notice",
                                        "givenTo",
                                        "withdrawnTo",
                                        "endsWithin",
                                        "limit"));
    }

    private record Event(
            String state,
            String method,
            String assurance,
            Instant at,
            @Nullable Instant validUntil,
            @Nullable String notice) {
        Event(String state, String method, String assurance, Instant at, @Nullable Instant validUntil) {
            this(state, method, assurance, at, validUntil, null);
        }
    }

    private UUID consent(UUID of, String notice, Event... events) {
        UUID id = Ids.next(Clock.fixed(now.plusSeconds(asked++), ZoneOffset.UTC));
        jdbc.sql("""
                insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                    created_at) values (?, ?, ?, '{income}', array[?], ?, 'en', now())
                """).params(id, of, purpose, recipient, notice).update();
        int sequence = 1;
        for (Event event : events) {
            jdbc.sql("""
                    insert into registry.consent_event (consent_id, sequence, state, at, valid_until, method, assurance,
                        actor_kind, actor_id, channel, notice_version)
                    values (?, ?, ?, cast(? as timestamptz), cast(? as timestamptz), ?, ?, 'CLIENT', 'unlike', 'ONLINE', ?)
                    """)
                    .params(Arrays.asList(
                            id,
                            sequence++,
                            event.state(),
                            event.at().toString(),
                            event.validUntil() == null
                                    ? null
                                    : event.validUntil().toString(),
                            event.method(),
                            event.assurance(),
                            event.notice()))
                    .update();
        }
        return id;
    }

    private List<UUID> ids(UnaryOperator<ConsentFilter> filter) {
        return page(officer(), filter).items().stream().map(ListedConsent::id).toList();
    }

    private ListedConsents.ConsentPage page(Errand errand, UnaryOperator<ConsentFilter> filter) {
        ConsentFilter mine = new ConsentFilter(
                null, recipient, null, null, null, null, null, null, null, null, null, null, false, null, 50);
        return Acting.as(errand, () -> consents.page(filter.apply(mine)));
    }

    private UnaryOperator<ConsentFilter> in(String state) {
        return f -> with(f, state, null, null, null, null, null, null, null, false);
    }

    private static ConsentFilter of(ConsentFilter f, UUID client) {
        return new ConsentFilter(
                null, f.recipient(), null, null, null, null, client, null, null, null, null, null, false, null, 50);
    }

    private static ConsentFilter with(
            ConsentFilter f,
            @Nullable String state,
            @Nullable String method,
            @Nullable Assurance assurance,
            @Nullable Instant givenFrom,
            @Nullable Instant givenTo,
            @Nullable Instant withdrawnFrom,
            @Nullable Instant withdrawnTo,
            @Nullable Integer endsWithin,
            boolean renewalDue) {
        return new ConsentFilter(
                null,
                f.recipient(),
                state,
                method,
                assurance,
                null,
                null,
                givenFrom,
                givenTo,
                withdrawnFrom,
                withdrawnTo,
                endsWithin,
                renewalDue,
                null,
                50);
    }

    private Errand officer() {
        return Installation.privacyOfficer();
    }

    private Instant days(int days) {
        return now.plus(Duration.ofDays(days));
    }
}
