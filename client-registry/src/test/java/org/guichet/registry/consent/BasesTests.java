package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.consent.Bases.Answer;
import org.guichet.registry.consent.Bases.Given;
import org.guichet.registry.consent.Bases.Ground;
import org.guichet.registry.consent.Bases.Word;
import org.junit.jupiter.api.Test;

class BasesTests {
    private static final Ground NEEDS_CONSENT =
            new Ground("consent", 1, true, Bases.ANY, Set.of(Bases.ANY), Set.of("outreach"), "Consent", "Consentement");
    private static final Instant MONDAY = Instant.parse("2026-11-02T15:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T15:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T15:00:00Z");

    @Test
    void takesOneConsentBackWithTheOtherForTheSameThing() {
        Bases bases = bases(given(MONDAY, "identity", "income"), withdrawn(TUESDAY, "income"));

        assertThat(bases.answer("outreach", "guichet", "income")).isEqualTo(new Answer.ConsentNeeded(true));
    }

    @Test
    void leavesWhatTheConsentWithdrawnDidNotSpeakOf() {
        Bases bases = bases(given(MONDAY, "identity", "income"), withdrawn(TUESDAY, "income"));

        assertThat(bases.answer("outreach", "guichet", "identity")).isInstanceOf(Answer.Consented.class);
    }

    @Test
    void permitsWhatWasGivenAgainAfterItWasWithdrawn() {
        Bases bases = bases(withdrawn(TUESDAY, "income"), given(WEDNESDAY, "income"));

        assertThat(bases.answer("outreach", "guichet", "income")).isInstanceOf(Answer.Consented.class);
    }

    @Test
    void takesBackWhatWasGivenWithANoToTheNextQuestion() {
        Bases bases = bases(given(MONDAY, "income"), refused(TUESDAY, "income"));

        assertThat(bases.answer("outreach", "guichet", "income")).isEqualTo(new Answer.ConsentNeeded(true));
    }

    @Test
    void permitsWhatWasGivenAfterANoAndCallsANoAloneNoWithdrawal() {
        assertThat(bases(refused(MONDAY, "income"), given(TUESDAY, "income")).answer("outreach", "guichet", "income"))
                .isInstanceOf(Answer.Consented.class);
        assertThat(bases(refused(MONDAY, "income")).answer("outreach", "guichet", "income"))
                .isEqualTo(new Answer.ConsentNeeded(false));
    }

    private static Bases bases(Given... consents) {
        return new Bases(Set.of("outreach"), List.of(NEEDS_CONSENT), List.of(consents));
    }

    private static Given given(Instant at, String... categories) {
        return new Given(UUID.randomUUID(), "outreach", Set.of(categories), Word.YES, at);
    }

    private static Given withdrawn(Instant at, String... categories) {
        return new Given(UUID.randomUUID(), "outreach", Set.of(categories), Word.WITHDRAWN, at);
    }

    private static Given refused(Instant at, String... categories) {
        return new Given(UUID.randomUUID(), "outreach", Set.of(categories), Word.REFUSED, at);
    }
}
