package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.CountedStatements;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.suggestion.Suggesting;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.duplicate.Merging;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Rooms read what they keep under any id of a client and rewrite nothing, so an unmerge gives each her own back. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class MergedClientIT {
    @Autowired
    ClientViews views;

    @Autowired
    Ledger ledger;

    @Autowired
    Applying applying;

    @Autowired
    Consenting consenting;

    @Autowired
    Suggesting suggesting;

    @Autowired
    Contacts contacts;

    @Autowired
    Merging merging;

    @Autowired
    Counter counter;

    private ClientId survivor = new ClientId(new UUID(0, 0));
    private ClientId merged = new ClientId(new UUID(0, 1));

    @BeforeEach
    void twoClientsWithApplicationsContactsAndConsents() {
        counter.open();
        survivor = counter.aClient();
        merged = counter.aClient();
        for (ClientId client : List.of(survivor, merged)) {
            Acting.as(Staff.citizen(client), () -> applying.start(client, Counter.SERVICE));
            counter.consent(client);
            Acting.as(counter.anAgentServing(), () -> views.of(client));
        }
    }

    @Test
    void showsWhatIsKeptUnderEitherIdAndGivesItBack() {
        ClientView ofSurvivor = view(survivor);
        ClientView ofMerged = view(merged);
        UUID merge = merge();

        for (ClientId id : List.of(survivor, merged)) {
            ClientView both = view(id);
            assertThat(both.client()).isEqualTo(survivor);
            assertThat(both.applications()).hasSize(2);
            assertThat(both.consents()).hasSize(2);
            assertThat(both.contacts())
                    .hasSizeGreaterThanOrEqualTo(
                            ofSurvivor.contacts().size() + ofMerged.contacts().size());
        }
        Acting.run(supervisor(), () -> merging.unmerge(merge, null));

        assertThat(view(merged).facts()).isEqualTo(ofMerged.facts());
        assertThat(view(survivor).facts()).isEqualTo(ofSurvivor.facts());
        assertThat(view(merged).applications()).isEqualTo(ofMerged.applications());
        assertThat(view(merged).consents())
                .extracting(ConsentRecord::id)
                .isEqualTo(ofMerged.consents().stream().map(ConsentRecord::id).toList());
    }

    @Test
    void keepsTheMergedAccountWorkingAndGoesOnWithItsDraft() {
        List<ApplicationSummary> drafts = view(merged).applications();
        merge();

        Applying.Started started = Acting.as(Staff.citizen(merged), () -> applying.start(merged, Counter.SERVICE));

        assertThat(started.resumed()).isTrue();
        assertThat(Acting.as(
                                Staff.citizen(merged),
                                () -> applying.of(drafts.getFirst().id()))
                        .summary()
                        .id())
                .isEqualTo(drafts.getFirst().id());
        assertThat(Acting.as(
                                Staff.citizen(merged),
                                () -> ledger.of(
                                        merged, Instant.EPOCH, Instant.now().plusSeconds(9), 50, 0))
                        .total())
                .isPositive();
    }

    @Test
    void letsAContactBoundToTheOldIdGoOn() {
        Errand agent = counter.anAgentServing();
        Acting.as(agent, () -> views.of(merged));
        merge();

        assertThat(Acting.as(agent, () -> views.of(merged)).client()).isEqualTo(survivor);
        assertThat(Acting.as(agent, () -> views.of(survivor)).client()).isEqualTo(survivor);
    }

    @Test
    void suggestsNothingToWhoSwitchedItOffUnderEitherIdUntilSheSwitchesItOn() {
        Acting.as(Staff.citizen(merged), () -> suggesting.prefer(merged, false));
        UUID merge = merge();

        assertThat(gaps(survivor)).contains("switched-off");
        assertThat(gaps(merged)).contains("switched-off");
        Acting.as(Staff.citizen(merged), () -> suggesting.prefer(merged, true));
        assertThat(gaps(survivor)).doesNotContain("switched-off");
        Acting.run(supervisor(), () -> merging.unmerge(merge, null));
        assertThat(gaps(merged)).doesNotContain("switched-off");
    }

    @Test
    void givesBackWhatSheBeganAndAllowedUnderHerOwnSignInWhileSheWasMerged() {
        survivor = counter.aClient();
        merged = counter.aClient();
        UUID merge = merge();
        Errand her = Staff.citizen(merged);
        UUID begun = Acting.as(her, () -> applying.start(merged, Counter.SERVICE))
                .application()
                .summary()
                .id();
        UUID allowed = Acting.as(
                        her,
                        () -> consenting.give(
                                merged,
                                new NewConsent(
                                        "service-delivery",
                                        List.of("guichet"),
                                        List.of("income"),
                                        "2026-1",
                                        "en",
                                        "PORTAL",
                                        null)))
                .id();
        assertThat(view(survivor).applications())
                .extracting(ApplicationSummary::id)
                .containsExactly(begun);
        assertThat(view(survivor).consents()).extracting(ConsentRecord::id).containsExactly(allowed);

        Acting.run(supervisor(), () -> merging.unmerge(merge, null));

        assertThat(view(merged).applications())
                .extracting(ApplicationSummary::id)
                .containsExactly(begun);
        assertThat(view(merged).consents()).extracting(ConsentRecord::id).containsExactly(allowed);
        assertThat(view(survivor).applications()).isEmpty();
        assertThat(view(survivor).consents()).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Acting.as(Staff.citizen(survivor), () -> applying.of(begun)));
    }

    @Test
    void opensTheViewInNoMoreStatementsThanBefore() {
        Errand before = counter.anAgentServing();
        Acting.run(before, () -> views.of(survivor));
        List<String> unmerged = CountedStatements.during(() -> Acting.run(before, () -> views.of(survivor)));
        merge();
        Errand after = counter.anAgentServing();
        Acting.run(after, () -> views.of(survivor));

        assertThat(CountedStatements.during(() -> Acting.run(after, () -> views.of(survivor))))
                .hasSameSizeAs(unmerged)
                .hasSizeLessThanOrEqualTo(12);
    }

    private UUID merge() {
        return Acting.as(supervisor(), () -> merging.merge(survivor, merged, "same card", Map.of()));
    }

    private ClientView view(ClientId client) {
        return Acting.as(counter.anAgentServing(), () -> views.of(client));
    }

    private List<String> gaps(ClientId client) {
        return view(client).gaps().stream().map(ClientView.Gap::reason).toList();
    }

    private Errand supervisor() {
        Errand supervisor = new Errand(
                new Actor.Person("supervisor", Set.of(Role.SUPERVISOR), "Rimouski"),
                null,
                "IN_PERSON",
                null,
                "service-delivery",
                Assurance.SUBSTANTIAL,
                null);
        return supervisor.within(Acting.as(
                supervisor,
                () -> contacts.open(NewContact.because("duplicate review")).id()));
    }
}
