package org.guichet.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Amendment;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.AuthorityDraft;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.GroundKind;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every disclosure names a version of an authority that was in force at that instant: asked of the log by one query. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class BasisAtInstantIT {
    private static final String ORPHANS = """
            select count(*) from registry.access_log e cross join lateral unnest(e.bases) as basis
            where e.recipient = :recipient and basis like 'AUTHORITY:%' and not exists (
                select from registry.authority a
                where a.code = substr(basis, length('AUTHORITY:') + 1)
                  and a.number = coalesce((select split_part(version, '@', 2)::integer from unnest(e.bases) as version
                                           where version like 'VERSION:' || a.code || '@%'), 1)
                  and coalesce(a.in_force_since, '-infinity') <= e.at and coalesce(a.ended_at, 'infinity') > e.at
                  and a.valid_from <= (e.at at time zone 'America/Toronto')::date
                  and coalesce(a.valid_to, 'infinity') >= (e.at at time zone 'America/Toronto')::date
                  and e.purpose = any(a.purposes))
            """;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Amending amending;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private AccessLog log;

    @Autowired
    private LegalDay day;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String code =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void somebodyAndAnAuthority() {
        Installation.declare(authorities);
        Declared authority = new Declared.OfAuthority(
                code,
                Authority.Kind.STATUTE,
                "CA",
                "Unlike Act",
                "Loi Unlike",
                "s. 1",
                "guichet",
                code,
                List.of("identity"),
                List.of("service-delivery"),
                "Notice",
                "Avis",
                LocalDate.of(2000, 1, 1),
                null,
                null);
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(authority)));
        Registered registered = Acting.as(
                Installation.importing(),
                () -> registration.register(List.of(fact("givenName", "Marie"), fact("familyName", Unlike.aName()))));
        client = ((Registered.New) registered).client();
    }

    @Test
    void everyDisclosureJoinsToTheVersionInForceThen() {
        assertThat(bases(share())).containsExactly("AUTHORITY:" + code, "VERSION:" + code + "@1");
        putInForce();
        assertThat(bases(share())).containsExactly("AUTHORITY:" + code, "VERSION:" + code + "@2");
        assertThat(orphans()).isZero();

        end();
        assertThat(share()).isInstanceOf(Refusal.class);
        assertThat(orphans()).isZero();
    }

    @Test
    void whatIsWrittenBesideTheDoorNamesTheVersionToo() {
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, client));
        Acting.run(agent, () -> correcting.tell(client, List.of(fact("phone", Unlike.aPhoneNumber())), Map.of(), null));

        assertThat(jdbc.sql("""
                        select array_to_string(e.bases, ' ') from registry.access_log e
                        join registry.access_log_subject s on s.at = e.at and s.entry_id = e.id
                        where s.client_id = ? and 'phone' = any(e.attributes)
                        """).param(client.value()).query(String.class).list())
                .isNotEmpty()
                .allSatisfy(bases -> assertThat(bases).contains("AUTHORITY:test-service", "VERSION:test-service@"));
    }

    @Test
    void anEntryUnderAVersionThatWasNotInForceIsFound() {
        record("VERSION:" + code + "@9");
        assertThat(orphans()).isEqualTo(1);
    }

    @Test
    void anEntryOfTheReleaseBeforeJoinsToTheFirstVersion() {
        record("representation:none");
        assertThat(orphans()).isZero();
        putInForce();
        record("representation:none");
        assertThat(orphans()).isEqualTo(1);
    }

    private Disclosure share() {
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, client));
        return within(
                agent,
                () -> disclosures.open(Ask.about(client, Set.of("givenName")).to(code)));
    }

    private List<String> bases(Disclosure answer) {
        return jdbc.sql("select unnest(bases) from registry.access_log where id = ? order by 1")
                .param(((Permit) answer).entryId())
                .query(String.class)
                .list();
    }

    private long orphans() {
        return jdbc.sql(ORPHANS).param("recipient", code).query(Long.class).single();
    }

    private void record(String beside) {
        Clock clock = day.clock();
        AccessEntry entry = new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                AccessEntry.Kind.SHARE,
                Installation.importing(),
                "service-delivery",
                List.of("AUTHORITY:" + code, beside),
                "duty",
                code,
                List.of("givenName"),
                null,
                List.of(client));
        within(Installation.importing(), () -> {
            log.record(entry);
            return true;
        });
    }

    private void putInForce() {
        AuthorityDraft draft = new AuthorityDraft(
                "STATUTE",
                "CA",
                "Unlike Act",
                "Loi Unlike",
                "s. 2",
                "guichet",
                code,
                List.of("identity"),
                List.of("service-delivery"),
                "Notice",
                "Avis",
                null,
                null,
                null,
                null,
                day.today().toString(),
                null,
                day.today().plusYears(1).toString(),
                "renumbered");
        decide(Acting.as(steward("privacy-unlike"), () -> amending.propose(code, draft)));
    }

    private void end() {
        decide(Acting.as(
                steward("privacy-unlike"), () -> amending.proposeEnd(GroundKind.AUTHORITY, code, null, "struck down")));
    }

    private void decide(Amendment amendment) {
        Acting.as(steward("manager-unlike"), () -> amending.decide(amendment.id(), true, "compared"));
    }

    private static Errand steward(String account) {
        return new Errand(
                new Actor.Person(account, Set.of(Role.PRIVACY_OFFICER, Role.AUTHORITY_STEWARD), "privacy-office"),
                null,
                "BACK_OFFICE",
                null,
                "privacy-review",
                Assurance.HIGH,
                null);
    }

    private <T> T within(Errand errand, Supplier<T> work) {
        return Acting.as(errand, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DOCUMENT_SEEN,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
