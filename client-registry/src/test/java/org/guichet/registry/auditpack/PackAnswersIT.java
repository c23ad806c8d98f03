package org.guichet.registry.auditpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.registry.consent.Stewards.draft;
import static org.guichet.registry.consent.Stewards.manager;
import static org.guichet.registry.consent.Stewards.officer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.Stewards;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** Single answers of the pack: of whom they say nothing, and what they find. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class PackAnswersIT {
    @Autowired
    private Asking asking;

    @Autowired
    private AccessLog log;

    @Autowired
    private Amending amending;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionOperations transaction;

    private final String programme = Stewards.aCode();
    private final String purpose = programme + "-purpose";

    @BeforeEach
    void anInstallation() {
        Installation.declare(authorities);
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(notice("1", LocalDate.of(2020, 1, 1)))));
    }

    @Test
    void whoeverAnsweredInTwoGroupsIsOnePersonWhereOthersHideAmongThem() {
        List<UUID> same = people(6);
        same.forEach(one -> say(one, "GIVEN", "PHONE"));
        same.forEach(one -> say(one, "GIVEN", "ONLINE"));
        people(12).forEach(one -> say(one, "GIVEN", "IN_PERSON"));

        assertThat(byChannel("consent-behaviour", "shown"))
                .as("six people could be told by subtracting the twelve from the whole")
                .containsOnly(
                        Map.entry("PHONE", false),
                        Map.entry("ONLINE", false),
                        Map.entry("IN_PERSON", false),
                        Map.entry("whole", true));

        people(6).forEach(one -> say(one, "GIVEN", "PHONE"));
        people(10).forEach(one -> say(one, "GIVEN", "ONLINE"));
        assertThat(byChannel("consent-behaviour", "shown"))
                .containsOnly(
                        Map.entry("PHONE", true),
                        Map.entry("ONLINE", true),
                        Map.entry("IN_PERSON", true),
                        Map.entry("whole", true));
    }

    @Test
    void withdrawalsOfFewerThanTenPeopleAreNotCounted() {
        people(9).forEach(one -> say(one, "WITHDRAWN", "PHONE"));
        people(10).forEach(one -> say(one, "WITHDRAWN", "ONLINE"));

        assertThat(byChannel("withdrawals", "withdrawals"))
                .containsEntry("ONLINE", 10L)
                .containsEntry("PHONE", null);
        assertThat(byChannel("withdrawals", "consents"))
                .containsEntry("ONLINE", 10L)
                .containsEntry("PHONE", null);
    }

    @Test
    void aNewNoticeSaysHowManyItMarksOnlyWhereTheyAreTen() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("America/Toronto"));
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(notice("2", today))));
        assertThat(toRenew()).isEqualTo(0L);
        people(9).forEach(one -> say(one, "GIVEN", "PHONE"));
        assertThat(toRenew()).isNull();
        people(1).forEach(one -> say(one, "GIVEN", "PHONE"));
        assertThat(toRenew()).isEqualTo(10L);
    }

    @Test
    void refusalsOfFewerThanTenPeopleAreNotCountedAndThoseOfNobodyAre() {
        people(9).forEach(one -> entry(agent(), Kind.REFUSAL, "of-nine", one));
        people(10).forEach(one -> entry(agent(), Kind.REFUSAL, "of-ten", one));
        entry(agent(), Kind.REFUSAL, "of-nobody", null);
        entry(Installation.citizen(new ClientId(UUID.randomUUID())), Kind.REFUSAL, "of-herself", null);

        Map<String, @Nullable Object> told = new HashMap<>();
        rows(false, "refusals").forEach(row -> told.put(String.valueOf(row.get("reason")), row.get("refusals")));
        assertThat(told)
                .containsEntry("of-nine", null)
                .containsEntry("of-ten", 10L)
                .containsEntry("of-nobody", 1L)
                .containsEntry("of-herself", null);
    }

    @Test
    void aSearchThatOpenedASealedClientOpenedNothingForWhoeverMayNotKnowOfHer() {
        UUID sealed = UUID.randomUUID();
        asOwner("insert into registry.client (id, status, opened_at, version) values ('" + sealed
                + "', 'SEALED', now(), 0)");
        Errand agent = agent();
        entry(agent, Kind.SEARCH, null, null);
        entry(agent, Kind.READ, null, sealed);

        assertThat(rows(false, "searches-opening-nothing").getFirst()).containsEntry("opened_nothing", 1L);
        assertThat(rows(true, "searches-opening-nothing").getFirst()).containsEntry("opened_nothing", 0L);

        entry(agent, Kind.READ, null, UUID.randomUUID());
        assertThat(rows(false, "searches-opening-nothing").getFirst()).containsEntry("opened_nothing", 0L);
    }

    @Test
    void aVersionThatTwoPeopleDidNotDecideIsListed() {
        String code = Stewards.aCode();
        UUID first = officer(() -> amending.propose(code, draft(code, Stewards.TODAY, "identity")))
                .id();
        manager(() -> amending.decide(first, true, "read and compared"));
        UUID second = officer(() -> amending.propose(code, draft(code, Stewards.TODAY, "identity", "address")))
                .id();
        manager(() -> amending.decide(second, true, "read and compared"));
        assertThat(undecided(code)).isEmpty();

        asOwner("update registry.authority set data_categories = '{identity,address,income}' where code = '" + code
                + "' and number = 2");
        assertThat(undecided(code)).as("wider than what they saw").containsExactly(2);
        asOwner("update registry.authority set data_categories = '{identity,address}', entered_by = 'somebody'"
                + " where code = '" + code + "' and number = 2");
        assertThat(undecided(code)).as("not entered by whoever decided").containsExactly(2);
        asOwner(
                "update registry.authority set entered_by = 'manager-unlike', in_force_since = now() - interval '1 hour'"
                        + " where code = '" + code + "' and number = 2");
        assertThat(undecided(code)).as("in force before it was decided").containsExactly(2);
        asOwner("delete from registry.amendment where id = '" + first + "'");
        assertThat(undecided(code)).as("a first version somebody entered").containsExactlyInAnyOrder(1, 2);
    }

    private List<Integer> undecided(String code) {
        return rows(false, "grounds-without-amendment").stream()
                .filter(row -> code.equals(row.get("code")))
                .map(row -> ((Number) java.util.Objects.requireNonNull(row.get("number"))).intValue())
                .toList();
    }

    private @Nullable Object toRenew() {
        return rows(false, "notice-changes").stream()
                .filter(row -> purpose.equals(row.get("purpose")))
                .findFirst()
                .orElseThrow()
                .get("consents_to_renew");
    }

    private Declared notice(String version, LocalDate from) {
        return new Declared.OfNotice(
                purpose,
                version,
                from,
                true,
                List.of("income"),
                List.of(programme),
                Map.of("en", "We would use it.", "fr", "Nous l’utiliserions."));
    }

    private Map<String, @Nullable Object> byChannel(String code, String column) {
        Map<String, @Nullable Object> told = new HashMap<>();
        rows(false, code).stream()
                .filter(row -> purpose.equals(row.get("purpose")) && row.get("language") == null)
                .forEach(row -> told.put(
                        row.get("channel") == null ? "whole" : String.valueOf(row.get("channel")), row.get(column)));
        return told;
    }

    private static List<UUID> people(int many) {
        return IntStream.range(0, many).mapToObj(each -> UUID.randomUUID()).toList();
    }

    private void say(UUID client, String state, String channel) {
        UUID consent = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.consent (id, client_id, purpose, data_categories, recipients, notice_version, language,
                    created_at)
                values (?, ?, ?, '{income}', array[?], '1', 'en', now())
                """).params(consent, client, purpose, programme).update();
        jdbc.sql("""
                insert into registry.consent_event (consent_id, sequence, state, at, method, assurance, actor_kind, actor_id,
                    channel, reason)
                values (?, 1, ?, now() - interval '1 hour', 'PORTAL', 'SUBSTANTIAL', 'CLIENT', 'unlike', ?, 'unlike')
                """).params(consent, state, channel).update();
    }

    private Errand agent() {
        return new Errand(
                new Actor.Person("agent-" + programme, Set.of(Role.AGENT), "office-" + programme),
                null,
                "PHONE",
                null,
                "service-delivery",
                Assurance.HIGH,
                null);
    }

    private void entry(Errand errand, Kind kind, @Nullable String reason, @Nullable UUID subject) {
        AccessEntry entry = new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                kind,
                errand,
                "service-delivery",
                List.of(),
                "staff",
                programme,
                List.of(),
                reason,
                subject == null ? List.of() : List.of(new ClientId(subject)));
        transaction.executeWithoutResult(status -> log.record(entry));
    }

    /** As the owner of the database may: no trigger fires. */
    private void asOwner(String change) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(change).update();
        });
    }

    private List<Map<String, @Nullable Object>> rows(boolean sealedToo, String code) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PackScope scope = new PackScope(
                UUID.randomUUID(),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)),
                List.of(programme),
                sealedToo);
        Found.Answer answer = asking.ask(scope, List.of(code)).getFirst();
        return answer.rows().stream()
                .map(cells -> {
                    Map<String, @Nullable Object> row = new HashMap<>();
                    IntStream.range(0, cells.size())
                            .forEach(index -> row.put(answer.columns().get(index), cells.get(index)));
                    return row;
                })
                .toList();
    }
}
