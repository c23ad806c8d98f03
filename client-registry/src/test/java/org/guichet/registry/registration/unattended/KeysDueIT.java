package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.NewFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Somebody of an earlier release has no keys yet: whoever comes in asks again later, and waits for no office. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, LifeEvents.class})
class KeysDueIT {
    @Autowired
    private SelfRegistering herself;

    @Autowired
    private LifeEvents programme;

    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    private final String number = LifeEvents.number();

    @BeforeEach
    void somebodyHasNoKeys() {
        programme.report(moved(number));
        jdbc.sql("insert into registry.matching_key_due values (?)")
                .param(people.somebody().client().value())
                .update();
    }

    @AfterEach
    void everybodyHasHerKeys() {
        jdbc.sql("delete from registry.matching_key_due").update();
    }

    @Test
    void asksANewcomerToComeAgainAndKeepsNothingOfHer() {
        Errand newcomer = new Errand(
                new Actor.Newcomer("early-" + UUID.randomUUID()),
                null,
                "ONLINE",
                null,
                "registration",
                Assurance.LOW,
                null);
        List<NewFact> facts = somebody();

        assertThatThrownBy(() -> Acting.as(newcomer, () -> herself.register(facts)))
                .isInstanceOf(NotYet.class);

        assertThat(Acting.as(newcomer, () -> herself.asked())).isEmpty();
        everybodyHasHerKeys();
        assertThat(Acting.as(newcomer, () -> herself.register(facts))).isInstanceOf(SelfRegistered.Entered.class);
    }

    @Test
    void takesAnEventOfSomebodyNewLaterAndOneOfAKnownNumberNow() {
        String another = LifeEvents.number();
        LifeEvent event = moved(another);

        assertThatThrownBy(() -> programme.report(event)).isInstanceOf(NotYet.class);
        assertThat(programme.report(LifeEvents.moved(
                        number, List.of(people.fact("phone", Unlike.aPhoneNumber())), "9 chemin Unlike", "2026-05-01")))
                .isInstanceOf(Reported.Added.class);

        everybodyHasHerKeys();
        assertThat(programme.report(event)).isInstanceOf(Reported.Entered.class);
    }

    private LifeEvent moved(String under) {
        return LifeEvents.moved(under, somebody(), "7 chemin Unlike", "2026-02-01");
    }

    private List<NewFact> somebody() {
        return people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06");
    }
}
