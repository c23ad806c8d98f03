package org.guichet.registry.vigilance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.vigilance.Watch.Ground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One agent who has served four hundred callers of her office, and then looks at one client more. */
class RulesTests {
    private static final UUID CLIENT = new UUID(0, 9);
    private static final Instant MORNING = Instant.parse("2026-03-02T15:00:00Z");

    private final Thresholds thresholds = Trial.initial();
    private final Watch watch = new Watch(thresholds, ZoneId.of("America/Toronto"));
    private final Memory memory = new Memory();
    private long entries;

    RulesTests() {
        for (int call = 0; call < 400; call++) {
            Instant at = MORNING.minus(Duration.ofDays(40)).plus(Duration.ofHours(2L * (call % 3)));
            boolean alike = call % 40 == 0;
            judge(new UUID(1, call), at, Footing.CALLER, alike ? Set.of(Tie.SURNAME) : Set.of(), true);
        }
    }

    @Test
    void aFamilyNameManyBearIsNoAlert() {
        assertThat(judge(CLIENT, MORNING, Footing.CALLER, Set.of(Tie.SURNAME), false)
                        .score())
                .isLessThan(thresholds.alertAt());
        assertThat(judge(new UUID(0, 8), MORNING, Footing.CLAIM, Set.of(Tie.SURNAME), true)
                        .score())
                .isLessThan(thresholds.alertAt());
    }

    @Test
    void aFamilyNameWithoutACallerWeighsMoreEachTimeAndWhenSearchedForByName() {
        double once = judge(CLIENT, MORNING, Footing.NOBODY, Set.of(Tie.SURNAME), false)
                .score();
        double again = judge(CLIENT, MORNING.plus(Duration.ofDays(3)), Footing.NOBODY, Set.of(Tie.SURNAME), false)
                .score();
        watch.takeIn(search(MORNING.plus(Duration.ofDays(6)).minusSeconds(9)), memory);
        Verdict third = judge(CLIENT, MORNING.plus(Duration.ofDays(6)), Footing.NOBODY, Set.of(Tie.SURNAME), false);

        assertThat(again).isGreaterThan(once);
        assertThat(third.score()).isGreaterThan(again).isGreaterThan(thresholds.alertAt());
        assertThat(third.findings())
                .anyMatch(one -> one.rule() == Rule.FOUND_BY_NAME)
                .filteredOn(one -> one.rule() == Rule.REPEATED)
                .singleElement()
                .satisfies(one -> assertThat(one.numbers()).startsWith(3.0, 7.0));
    }

    @Test
    void ownRecordIsAnAlertWhereNobodyElseAskedForIt() {
        assertThat(judge(CLIENT, MORNING, Footing.REFUSED, Set.of(Tie.SELF), false)
                        .score())
                .isGreaterThan(thresholds.alertAt());
    }

    @Test
    void aCallerAndWorkDoneSpeakForALook() {
        Verdict verdict = judge(CLIENT, MORNING, Footing.CALLER, Set.of(Tie.COLLEAGUE), true);

        assertThat(verdict.score()).isLessThan(thresholds.alertAt());
        assertThat(verdict.findings()).anyMatch(one -> one.rule() == Rule.CALLER_IDENTIFIED && one.points() < 0);
    }

    @Test
    void nothingIsJudgedBeforeWhatFollowsFromItIsKnown() {
        Look look = look(CLIENT, MORNING, Look.Way.OPENED, Footing.NOBODY);
        watch.takeIn(look, memory);

        Verdict early = watch.settle(
                new Memory.PairKey("agent", CLIENT),
                Set.of(Tie.SELF),
                Map.of(),
                one -> Watch.Around.NOBODY,
                MORNING,
                memory);

        assertThat(early.findings()).isEmpty();
    }

    @Test
    void aClientIsMetOnceHoweverOftenSheIsLookedAt() {
        double met = memory.agent("agent").pairs;
        Look look = look(CLIENT, MORNING, Look.Way.OPENED, Footing.NOBODY);
        watch.takeIn(look, memory);
        settle(MORNING);
        watch.takeIn(look(CLIENT, MORNING.plusSeconds(60), Look.Way.CHANGED, Footing.NOBODY), memory);
        settle(look.at().plus(thresholds.settle()));
        settle(look.at().plus(thresholds.settle()).plusSeconds(60));
        judge(CLIENT, MORNING.plus(Duration.ofDays(9)), Footing.NOBODY, Set.of(Tie.SURNAME), false);

        assertThat(memory.agent("agent").pairs).isEqualTo(met + 1);
    }

    @Test
    void aRefusalAfterwardsIsAnOpeningOfItsOwn() {
        judge(CLIENT, MORNING, Footing.CALLER, Set.of(), true);
        judge(CLIENT, MORNING.plusSeconds(300), Footing.REFUSED, Set.of(), false);

        assertThat(footings()).containsExactly(Footing.CALLER, Footing.REFUSED);
    }

    @Test
    void aLookNobodyAnswersForStandsOnNothing() {
        judge(CLIENT, MORNING, null, Set.of(), false);

        assertThat(footings()).containsExactly(Footing.NOBODY);
    }

    @Test
    void aRefusalToWhoeverHadACallerWithHerIsNoWorseThanTheCaller() {
        UUID contact = new UUID(5, 5);
        Look look = new Look(
                new UUID(4, 0),
                MORNING,
                Look.Way.OPENED,
                "agent",
                "office",
                List.of(CLIENT),
                contact,
                Footing.REFUSED,
                false);
        watch.takeIn(look, memory);
        watch.settle(
                new Memory.PairKey("agent", CLIENT),
                Set.of(),
                Map.of(contact, new Ground(Footing.CALLER, null)),
                one -> Watch.Around.NOBODY,
                look.at().plus(thresholds.settle()),
                memory);

        assertThat(footings()).containsExactly(Footing.CALLER);
    }

    @Test
    void severalOfTheStaffAtOneClientWeighMore() {
        Look look = look(CLIENT, MORNING, Look.Way.OPENED, Footing.NOBODY);
        watch.takeIn(look, memory);
        Verdict crowded = watch.settle(
                new Memory.PairKey("agent", CLIENT),
                Set.of(),
                Map.of(),
                one -> new Watch.Around(false, 3),
                look.at().plus(thresholds.settle()),
                memory);

        assertThat(crowded.findings())
                .anyMatch(one -> one.rule() == Rule.CROWD && one.numbers().getFirst() == 4);
    }

    @Test
    void manySearchesThatOpenNothingStandOutFromOtherDays() {
        for (int day = 1; day <= 70; day++) {
            assertThat(searches(Instant.parse("2026-03-02T15:00:00Z").plus(Duration.ofDays(day)), day % 3)
                            .score())
                    .isLessThan(thresholds.alertAt());
        }
        Verdict verdict = searches(Instant.parse("2026-06-02T15:00:00Z"), 60);

        assertThat(verdict.score()).isGreaterThan(thresholds.alertAt());
        assertThat(verdict.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.SEARCH_ONLY, Rule.SEARCH_RUN);
    }

    private Verdict searches(Instant at, int count) {
        Look opened = look(new UUID(2, at.getEpochSecond()), at.minusSeconds(5), Look.Way.OPENED, Footing.CALLER);
        watch.takeIn(opened, memory);
        for (int one = 0; one < count; one++) {
            watch.takeIn(search(at.plusSeconds(one)), memory);
        }
        return watch.settle(watch.dayOf(opened), memory);
    }

    private List<@Nullable Footing> footings() {
        Pair pair = Objects.requireNonNull(memory.pairs.get(new Memory.PairKey("agent", CLIENT)));
        return pair.openings().stream().map(Opening::footing).toList();
    }

    private void settle(Instant now) {
        watch.settle(
                new Memory.PairKey("agent", CLIENT),
                Set.of(Tie.SURNAME),
                Map.of(),
                one -> Watch.Around.NOBODY,
                now,
                memory);
    }

    private Verdict judge(UUID client, Instant at, @Nullable Footing footing, Set<Tie> ties, boolean done) {
        List<Look> looks = new ArrayList<>(List.of(look(client, at, Look.Way.OPENED, footing)));
        if (done) {
            looks.add(look(client, at.plusSeconds(30), Look.Way.CHANGED, footing));
        }
        looks.forEach(look -> watch.takeIn(look, memory));
        Instant due = looks.getLast().at().plus(thresholds.settle());
        return watch.settle(
                new Memory.PairKey("agent", client),
                ties,
                Map.<UUID, Ground>of(),
                one -> Watch.Around.NOBODY,
                due,
                memory);
    }

    private Look look(UUID client, Instant at, Look.Way way, @Nullable Footing footing) {
        return new Look(new UUID(4, ++entries), at, way, "agent", "office", List.of(client), null, footing, false);
    }

    private Look search(Instant at) {
        return new Look(new UUID(4, ++entries), at, Look.Way.SEARCHED, "agent", "office", List.of(), null, null, true);
    }
}
