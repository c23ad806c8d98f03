package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A pair that nothing but a person's suspicion brings together. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(People.class)
class AskedReviewsIT {
    @Autowired
    private DuplicateReviews reviews;

    @Autowired
    private Comparing comparing;

    @Autowired
    private People people;

    @Autowired
    private ContactsForTests contacts;

    @Test
    void opensOneReviewOfTwoWhomASupervisorAsksAbout() {
        ClientId one = people.somebody();
        ClientId other = people.somebody();
        UUID review = Acting.as(people.supervisor(), () -> reviews.ask(one, other));

        assertThat(Acting.as(people.supervisor(), () -> reviews.ask(other, one)))
                .isEqualTo(review);
        assertThat(Acting.as(people.supervisor(), () -> comparing.of(review)).rows())
                .isNotEmpty();
        assertThat(Acting.as(people.supervisor(), () -> reviews.find(review)).parameters())
                .isNull();
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> reviews.ask(one, one)))
                .isInstanceOf(InvalidInput.class);
        ClientId nobody = new ClientId(UUID.randomUUID());
        assertThatThrownBy(() -> Acting.as(people.supervisor(), () -> reviews.ask(one, nobody)))
                .isInstanceOf(NotFound.class);
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, null));
        assertThatThrownBy(() -> Acting.as(agent, () -> reviews.ask(one, other)))
                .isInstanceOf(NotGranted.class);
    }
}
