package org.guichet.registry.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class ProtectingIT {
    @Autowired
    private Protecting protecting;

    @Autowired
    private Protected people;

    @Autowired
    private Encounters encounters;

    @Autowired
    private Clock clock;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answersForASealedClientAsForNobodyAndInAsManyStatements() {
        ClientId sealed = people.sealed().client();
        ClientId nobody = new ClientId(UUID.randomUUID());

        assertThat(((Refusal) people.look(people.agent(), sealed)).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(((Refusal) people.look(people.agent(), nobody)).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(people.statements(() -> people.look(people.agent(), sealed)))
                .isEqualTo(people.statements(() -> people.look(people.agent(), nobody)));
    }

    @Test
    void tellsASealedClientWhoWasRefused() {
        ClientId sealed = people.sealed().client();
        Refusal refusal = (Refusal) people.look(people.agent(), sealed);
        assertThat(kinds(sealed, refusal.entryId())).containsExactly("REFUSAL");
    }

    @Test
    void opensASealedClientToWhoeverHasTheGrantAndToHerself() {
        ClientId sealed = people.sealed().client();
        assertThat(people.look(Installation.cleared(people.agent()), sealed)).isInstanceOf(Permit.class);
        assertThat(people.look(Installation.citizen(sealed), sealed)).isInstanceOf(Permit.class);
        ClientId another = people.somebody().client();
        assertThat(((Refusal) people.look(Installation.citizen(another), sealed)).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void countsFromTheNextDecisionOnForWhoeverHasHerOpen() {
        ClientId client = people.somebody().client();
        Errand serving = Installation.agent(contacts.open(Assurance.HIGH, client));
        assertThat(people.look(serving, client)).isInstanceOf(Permit.class);

        people.seal(client);
        assertThat(((Refusal) people.look(serving, client)).reason()).isEqualTo(Reason.NOT_FOUND);

        people.unseal(client);
        assertThat(people.look(serving, client)).isInstanceOf(Permit.class);
    }

    @Test
    void keepsSealingAndUnsealingInHerLedger() {
        ClientId client = people.sealed().client();
        people.unseal(client);
        assertThat(jdbc.sql("""
                select e.kind || ' ' || e.purpose || ' ' || e.bases::text || ' ' || e.attributes::text
                from registry.access_log_subject s join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and 'seal' = any(e.attributes) order by e.at, e.id
                """).param(client.value()).query(String.class).list())
                .containsExactly(
                        "CHANGE record-protection {AUTHORITY:test-service,VERSION:test-service@1} {seal}",
                        "CHANGE record-protection {AUTHORITY:test-service,VERSION:test-service@1} {seal}");
    }

    @Test
    void namesTheAuthorityOfHerOwnSealWhetherItIsPutOnLookedAtOrTakenOff() {
        String own = aLawOfItsOwn();
        ClientId client = people.somebody().client();
        Protection usual = people.protection();
        ClientId another = people.sealed().client();
        Acting.run(
                people.officer(),
                () -> protecting.seal(client, new Protection(usual.reason(), own, usual.officer(), usual.reviewOn())));
        Acting.run(people.officer(), () -> protecting.sealed(100, null));
        people.unseal(client);

        assertThat(sealBases(client))
                .containsExactly(
                        "CHANGE {AUTHORITY:" + own + ",VERSION:" + own + "@1}",
                        "READ {AUTHORITY:" + own + ",VERSION:" + own + "@1}",
                        "CHANGE {AUTHORITY:" + own + ",VERSION:" + own + "@1}");
        assertThat(sealBases(another)).last().isEqualTo("READ {AUTHORITY:test-service,VERSION:test-service@1}");
        people.unseal(another);
    }

    /** Two laws let sealed records be looked after; the ledger of each names the one that hers rests on. */
    @Test
    void namesTheAuthorityOfHerOwnSealWhereItIsReadWhoCameUponHer() {
        String own = aLawOfItsOwn();
        ClientId client = people.somebody().client();
        ClientId another = people.sealed().client();
        Protection usual = people.protection();
        Acting.run(
                people.officer(),
                () -> protecting.seal(client, new Protection(usual.reason(), own, usual.officer(), usual.reviewOn())));
        List<UUID> met = Stream.of(client, another).map(this::cameUpon).toList();

        readEverybodyMet(null);

        assertThat(sealBases(client)).last().isEqualTo("READ {AUTHORITY:" + own + ",VERSION:" + own + "@1}");
        assertThat(sealBases(another)).last().isEqualTo("READ {AUTHORITY:test-service,VERSION:test-service@1}");
        met.forEach(one -> Acting.run(people.officer(), () -> encounters.close(one, "looked into")));
        people.unseal(client);
        people.unseal(another);
    }

    private void readEverybodyMet(@Nullable UUID after) {
        UUID next = Acting.as(people.officer(), () -> encounters.waiting(100, after))
                .next();
        if (next != null) {
            readEverybodyMet(next);
        }
    }

    private UUID cameUpon(ClientId client) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                insert into registry.sealed_encounter (id, client_id, verdict, score, agreeing, at, actor_kind, actor_id, office,
                    channel)
                values (?, ?, 'CERTAIN', 20, '{givenName}', now(), 'PERSON', 'agent', 'gatineau', 'IN_PERSON')
                """).params(id, client.value()).update();
        return id;
    }

    private String aLawOfItsOwn() {
        String own = "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(new Declared.OfAuthority(
                        own,
                        Authority.Kind.STATUTE,
                        "CA",
                        "Unlike Act",
                        "Loi Unlike",
                        "s. 1",
                        "guichet",
                        "guichet",
                        List.of("protection"),
                        List.of("record-protection"),
                        "Notice",
                        "Avis",
                        LocalDate.of(2000, 1, 1),
                        null,
                        null))));
        return own;
    }

    private List<String> sealBases(ClientId client) {
        return jdbc.sql("""
                select e.kind || ' ' || e.bases::text
                from registry.access_log_subject s join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and 'seal' = any(e.attributes) order by e.at, e.id
                """).param(client.value()).query(String.class).list();
    }

    @Test
    void listsSealedClientsForThoseWithTheGrantAndTellsThemSo() {
        ClientId client = people.sealed().client();
        Protecting.Page page = Acting.as(people.officer(), () -> protecting.sealed(100, null));
        assertThat(page.items()).extracting(SealedClient::client).contains(client);
        assertThat(page.total()).isGreaterThanOrEqualTo(page.items().size());
        assertThat(jdbc.sql("""
                select count(*) from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and e.kind = 'READ' and 'seal' = any(e.attributes)
                """).param(client.value()).query(Long.class).single())
                .isEqualTo(1);

        people.unseal(client);
        assertThat(Acting.as(people.officer(), () -> protecting.sealed(100, null))
                        .items())
                .extracting(SealedClient::client)
                .doesNotContain(client);
    }

    @Test
    void refusesWhoeverHasNotBothTheRoleAndTheGrant() {
        ClientId client = people.somebody().client();
        for (Errand errand : List.of(
                Installation.privacyOfficer(),
                Installation.cleared(people.agent()),
                Installation.cleared(people.supervisor()),
                Installation.citizen(client))) {
            assertThatThrownBy(() -> Acting.run(errand, () -> protecting.seal(client, people.protection())))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.run(errand, () -> protecting.unseal(client, "because")))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.as(errand, () -> protecting.sealed(10, null)))
                    .isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void namesEveryWrongFieldAndSealsNobody() {
        ClientId client = people.somebody().client();
        Protection wrong = new Protection(" ", "no-such-law", null, LocalDate.of(2000, 1, 1));
        assertThatThrownBy(() -> Acting.run(people.officer(), () -> protecting.seal(client, wrong)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(Wrong::field)
                                .containsExactlyInAnyOrder("reason", "authority", "officer", "reviewOn"));
        assertThat(people.look(people.agent(), client)).isInstanceOf(Permit.class);
        assertThatThrownBy(() -> Acting.run(people.officer(), () -> protecting.unseal(client, "")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void sealsOnceAndUnsealsOnce() {
        ClientId client = people.sealed().client();
        assertThatThrownBy(() -> people.seal(client)).isInstanceOf(StateChanged.class);
        people.unseal(client);
        assertThatThrownBy(() -> people.unseal(client)).isInstanceOf(StateChanged.class);
        ClientId nobody = new ClientId(UUID.randomUUID());
        assertThatThrownBy(() -> people.seal(nobody)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.unseal(nobody)).isInstanceOf(NotFound.class);
    }

    private Set<String> kinds(ClientId client, UUID entry) {
        return Set.copyOf(
                jdbc.sql("""
                select e.kind from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? and e.id = ?
                """).params(client.value(), entry).query(String.class).list());
    }
}
