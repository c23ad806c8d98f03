package org.guichet.registry.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogFilter;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.registration.Asserted;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.Proposal;
import org.guichet.registry.registration.Reviewing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class SealedLogIT {
    @Autowired
    private AuditTrail trail;

    @Autowired
    private LogProofs proofs;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Protected people;

    @Autowired
    private Clock clock;

    @Test
    void showsThePrivacyOfficerNoEntryAboutASealedClientAndCountsNone() {
        Instant start = clock.instant();
        ClientId client = people.somebody().client();
        UUID look = ((Permit) people.look(people.agent(), client)).entryId();
        UUID own = ((Permit) people.look(Installation.citizen(client), client)).entryId();
        assertThat(ids(Installation.privacyOfficer(), start, null)).contains(look, own);

        people.seal(client);
        Errand officer = Installation.privacyOfficer();
        assertThat(ids(officer, start, null)).doesNotContain(look, own);
        assertThat(entries(officer, start, client).items()).isEmpty();
        assertThat(entries(officer, start, client).total()).isZero();
        AuditTrail.Page page = entries(officer, start, null);
        assertThat(page.total()).isEqualTo(page.items().size());
        assertThat(ids(people.officer(), start, client)).contains(look, own);
    }

    @Test
    void showsALookThatFoundNobodyAsItWouldIfSheDidNotExist() {
        Instant start = clock.instant();
        ClientId sealed = people.sealed().client();
        UUID refused = ((Refusal) people.look(people.agent(), sealed)).entryId();
        UUID nobody = ((Refusal) people.look(people.agent(), new ClientId(UUID.randomUUID()))).entryId();

        List<LoggedEntry> shown =
                entries(Installation.privacyOfficer(), start, null).items();
        assertThat(shown)
                .filteredOn(entry -> List.of(refused, nobody).contains(entry.id()))
                .hasSize(2)
                .extracting(LoggedEntry::subjects)
                .containsOnly(0);
        assertThat(entries(people.officer(), start, null).items())
                .filteredOn(entry -> entry.id().equals(refused))
                .extracting(LoggedEntry::subjects)
                .containsExactly(1);
    }

    /** Whatever is refused before anybody asks whether she exists. */
    @Test
    void showsALookRefusedForAnotherReasonAsItWouldIfSheDidNotExist() {
        Instant start = clock.instant();
        ClientId sealed = people.sealed().client();
        ClientId absent = new ClientId(UUID.randomUUID());
        List<UUID> refusals = new ArrayList<>();
        for (Errand errand : List.of(Installation.agent(null), people.agent().forPurpose("record-protection"))) {
            Refusal aboutHer = (Refusal) people.look(errand, sealed);
            Refusal aboutNobody = (Refusal) people.look(errand, absent);
            assertThat(aboutHer.reason()).isEqualTo(aboutNobody.reason()).isNotEqualTo(Reason.NOT_FOUND);
            refusals.addAll(List.of(aboutHer.entryId(), aboutNobody.entryId()));
        }

        assertThat(entries(Installation.privacyOfficer(), start, null).items())
                .filteredOn(entry -> refusals.contains(entry.id()))
                .hasSameSizeAs(refusals)
                .extracting(LoggedEntry::subjects)
                .containsOnly(0);
        assertThat(entries(Installation.privacyOfficer(), start, sealed).items())
                .isEmpty();
    }

    @Test
    void provesNoEntryAboutASealedClientToWhoeverMayNotKnowOfHer() {
        ClientId client = people.somebody().client();
        UUID look = ((Permit) people.look(people.agent(), client)).entryId();
        assertThatThrownBy(() -> Acting.as(Installation.privacyOfficer(), () -> proofs.reviewed(look)))
                .isInstanceOf(NotYet.class);

        people.seal(client);

        assertThatThrownBy(() -> Acting.as(Installation.privacyOfficer(), () -> proofs.reviewed(look)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.as(people.officer(), () -> proofs.reviewed(look)))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void leavesCorrectionsOfASealedClientToThoseWithTheGrantAndToHerself() {
        ClientId client = people.somebody().client();
        Errand citizen = Installation.citizen(client);
        Fact born = Acting.as(citizen, () -> correcting.seen(client, "dateOfBirth"));
        UUID proposal = ((Asserted.Recorded) Acting.as(
                        citizen,
                        () -> correcting.tell(
                                client,
                                List.of(people.fact("dateOfBirth", "1961-05-04")),
                                Map.of("dateOfBirth", born.id()),
                                "slip of the hand")))
                .proposals()
                .getFirst();
        long before = waiting(people.supervisor()).total();

        people.seal(client);
        assertThat(waiting(people.supervisor()).total()).isEqualTo(before - 1);
        assertThat(waiting(people.supervisor()).items())
                .extracting(Proposal::id)
                .doesNotContain(proposal);
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> reviewing.open(proposal)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.run(
                        people.supervisor(), () -> reviewing.decide(proposal, Reviewing.Verdict.REJECT, "no evidence")))
                .isInstanceOf(NotFound.class);
        assertThat(waiting(Installation.cleared(people.supervisor())).total()).isEqualTo(before);
        Acting.run(citizen, () -> reviewing.withdraw(proposal));
        assertThat(waiting(Installation.cleared(people.supervisor())).total()).isEqualTo(before - 1);
    }

    private Reviewing.Page waiting(Errand errand) {
        return Acting.as(errand, () -> reviewing.queue(Proposal.State.PROPOSED, 200, null));
    }

    private List<UUID> ids(Errand errand, Instant since, @org.jspecify.annotations.Nullable ClientId about) {
        return entries(errand, since, about).items().stream()
                .map(LoggedEntry::id)
                .toList();
    }

    @SuppressWarnings("NullAway") // does not see, in bytecode, that the nested type of a filter's kind may be null
    private AuditTrail.Page entries(Errand errand, Instant since, @org.jspecify.annotations.Nullable ClientId about) {
        LogFilter filter = new LogFilter(
                since,
                clock.instant().plusSeconds(1),
                null,
                null,
                about == null ? null : about.value(),
                null,
                null,
                null,
                200);
        return Acting.as(errand, () -> trail.entries(filter));
    }
}
