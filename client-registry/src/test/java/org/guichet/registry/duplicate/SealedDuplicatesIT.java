package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.protection.Protected;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({People.class, Protected.class})
class SealedDuplicatesIT {
    @Autowired
    private Merging merging;

    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private Comparing comparing;

    @Autowired
    private FindingDuplicates finding;

    @Autowired
    private Exposures exposures;

    @Autowired
    private Merges merges;

    @Autowired
    private People people;

    @Autowired
    private Protected sealing;

    @Test
    void sealsWhoeverRemainsOfTwoOneOfWhomWasSealedAndRestoresEachAsSheWas() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        sealing.seal(merged);

        UUID merge = merge(Installation.cleared(people.supervisor()), survivor, merged);
        assertThat(hidden(survivor)).isTrue();
        assertThat(hidden(merged)).as("the old id").isTrue();
        assertThat(sealing.look(Installation.cleared(people.supervisor()), merged))
                .isInstanceOf(Disclosure.class);

        unmerge(Installation.cleared(people.supervisor()), merge);
        assertThat(hidden(survivor)).isFalse();
        assertThat(hidden(merged)).isTrue();
    }

    @Test
    void countsAsManyMergesAsItListsForWhoeverAsks() {
        ClientId survivor = people.somebody();
        UUID first = merge(people.supervisor(), survivor, people.somebody());
        merge(people.supervisor(), survivor, people.somebody());
        unmerge(people.supervisor(), first);
        ClientId merged = people.somebody();
        merge(people.supervisor(), people.somebody(), merged);
        sealing.seal(merged);
        sealing.seal(survivor);

        for (Errand errand : List.of(people.supervisor(), Installation.cleared(people.supervisor()))) {
            long listed = 0;
            Merges.Page page = Acting.as(errand, () -> merges.newest(100, null));
            for (UUID next = page.next(); next != null; next = page.next()) {
                listed += page.items().size();
                UUID cursor = next;
                page = Acting.as(errand, () -> merges.newest(100, cursor));
            }
            assertThat(page.total()).isEqualTo(listed + page.items().size());
        }
    }

    @Test
    void keepsBothSealedWhereNobodyKnowsWhichOfTheTwoTheSealWasFor() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        UUID merge = merge(people.supervisor(), survivor, merged);
        sealing.seal(survivor);
        assertThat(hidden(merged)).isTrue();

        unmerge(Installation.cleared(people.supervisor()), merge);
        assertThat(hidden(survivor)).isTrue();
        assertThat(hidden(merged)).isTrue();

        sealing.unseal(survivor);
        assertThat(hidden(survivor)).isFalse();
        assertThat(hidden(merged)).isTrue();
    }

    @Test
    void mergesAndPartsForNobodyWithoutTheGrant() {
        ClientId survivor = people.somebody();
        ClientId merged = people.somebody();
        UUID merge = merge(people.supervisor(), survivor, merged);
        ClientId third = people.somebody();
        assertThat(merges(Installation.privacyOfficer())).contains(merge);

        sealing.seal(survivor);
        ClientId nobody = new ClientId(UUID.randomUUID());
        for (ClientId absent : List.of(survivor, merged, nobody)) {
            assertThatThrownBy(() -> merge(people.supervisor(), third, absent)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> merge(people.supervisor(), absent, third)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> unmerge(people.supervisor(), merge)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> merges.find(merge)))
                .isInstanceOf(NotFound.class);
        long seen = Acting.as(people.supervisor(), () -> merges.newest(1, null)).total();
        assertThat(Acting.as(Installation.cleared(people.supervisor()), () -> merges.newest(1, null))
                        .total())
                .isGreaterThan(seen);
        assertThatThrownBy(() -> Acting.as(Installation.privacyOfficer(), () -> exposures.of(merge, 10, null)))
                .isInstanceOf(NotFound.class);
        assertThat(merges(Installation.privacyOfficer())).doesNotContain(merge);
        assertThat(merges(Installation.cleared(Installation.privacyOfficer()))).contains(merge);
    }

    @Test
    void queuesAReviewOfASealedClientForThoseWithTheGrantAlone() {
        ClientId sealed = people.twins().getFirst();
        sealing.seal(sealed);
        long before =
                Acting.as(people.supervisor(), () -> reviews.waiting(100, null)).total();
        findAll();

        DuplicateReview review = reviewOf(Installation.cleared(people.supervisor()), sealed);
        assertThat(all(people.supervisor())).noneMatch(one -> involves(one, sealed));
        assertThat(Acting.as(people.supervisor(), () -> reviews.waiting(100, null))
                        .total())
                .isEqualTo(all(people.supervisor()).size())
                .isGreaterThanOrEqualTo(before);
        Errand cleared = Installation.cleared(people.supervisor());
        assertThat(Acting.as(cleared, () -> reviews.waiting(1, null)).total())
                .isEqualTo(all(cleared).size());
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> comparing.of(review.id())))
                .isInstanceOf(NotFound.class);
        DuplicateReviews.Decision different =
                new DuplicateReviews.Decision(Resolution.DIFFERENT, null, "not her", Map.of(), null);
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> reviews.resolve(review.id(), different)))
                .isInstanceOf(NotFound.class);
        assertThat(Acting.as(Installation.cleared(people.supervisor()), () -> reviews.resolve(review.id(), different))
                        .state())
                .isEqualTo(DuplicateReview.State.DIFFERENT);
    }

    @Test
    void comparesWhoeverIsUnsealedAgain() {
        List<ClientId> twins = people.twins();
        findAll();
        ClientId first = twins.getFirst();
        reviewOf(people.supervisor(), first);
        sealing.seal(first);
        assertThat(all(people.supervisor())).noneMatch(one -> involves(one, first));

        sealing.unseal(first);
        findAll();
        assertThat(reviewOf(people.supervisor(), first).state()).isEqualTo(DuplicateReview.State.OPEN);
    }

    private boolean hidden(ClientId client) {
        Disclosure answer = sealing.look(sealing.agent(), client);
        assertThat(answer)
                .satisfiesAnyOf(
                        open -> assertThat(open).isInstanceOf(Permit.class),
                        refused -> assertThat(((Refusal) refused).reason()).isEqualTo(Reason.NOT_FOUND));
        return answer instanceof Refusal;
    }

    private UUID merge(Errand errand, ClientId survivor, ClientId merged) {
        return Acting.as(errand, () -> merging.merge(survivor, merged, "one person", Map.of()));
    }

    private void unmerge(Errand errand, UUID merge) {
        Acting.run(errand, () -> merging.unmerge(merge, "two people"));
    }

    private List<UUID> merges(Errand errand) {
        return Acting.as(errand, () -> merges.newest(100, null)).items().stream()
                .map(MergeSummary::id)
                .toList();
    }

    private void findAll() {
        int found = 1;
        while (found > 0) {
            found = finding.find();
        }
    }

    private DuplicateReview reviewOf(Errand errand, ClientId client) {
        return all(errand).stream()
                .filter(one -> involves(one, client))
                .findFirst()
                .orElseThrow();
    }

    private List<DuplicateReview> all(Errand errand) {
        List<DuplicateReview> all = new java.util.ArrayList<>();
        UUID next = null;
        do {
            UUID cursor = next;
            DuplicateReviews.Page page = Acting.as(errand, () -> reviews.waiting(100, cursor));
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    private static boolean involves(DuplicateReview review, ClientId client) {
        return review.first().equals(client) || review.second().equals(client);
    }
}
