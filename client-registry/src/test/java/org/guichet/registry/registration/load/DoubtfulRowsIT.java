package org.guichet.registry.registration.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.load.DoubtfulRows.Found;
import org.guichet.registry.registration.load.DoubtfulRows.Looked;
import org.guichet.registry.registration.load.DoubtfulRows.Place;
import org.guichet.registry.registration.load.DoubtfulRows.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A row of which nobody can say whether she is new, since a sealed client may be meant: to whoever asks, too many may be. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({FilesOfPeople.class, Protected.class})
class DoubtfulRowsIT {
    @Autowired
    private DoubtfulRows doubtful;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    private Map<String, String> person = Map.of();
    private Errand supervisor = Installation.importing();

    @BeforeEach
    void somebody() {
        supervisor = Installation.supervisor(contacts.open(Assurance.HIGH, null));
        person = Map.of(
                "givenName", Unlike.aName(),
                "familyName", Unlike.aName(),
                "dateOfBirth", "1951-07-08",
                "phone", Unlike.aPhoneNumber());
    }

    @Test
    void waitsForASupervisorWhoSaysOnceThatNobodyKnownIsShe() {
        ClientId client = tooMany();
        Place place = place(client);
        long waiting = page(supervisor).total();
        long entries = entries(client);

        Looked looked = Acting.as(supervisor, () -> doubtful.look(place));
        assertThat(looked.row().client()).isEqualTo(client);
        assertThat(entries(client)).as("her ledger").isEqualTo(entries + 1);
        Acting.run(supervisor, () -> doubtful.settle(place, Found.NEW, " nobody like her "));

        assertThat(entries(client)).isGreaterThan(entries + 1);
        assertThat(clients(supervisor)).doesNotContain(client);
        assertThat(page(supervisor).total()).isEqualTo(waiting - 1);
        assertThatThrownBy(() -> Acting.run(supervisor, () -> doubtful.settle(place, Found.REVIEW, "again")))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo("NEW"));
        assertThat(Acting.as(supervisor, () -> doubtful.look(place)).row().found())
                .isEqualTo(Found.NEW);
    }

    @Test
    void isThereWhereTheOneSheResemblesIsSealedLaterButForThoseWhoSeeHer() {
        ClientId known = client(files.load(List.of(person)).getFirst());
        ClientId other = client(files.load(List.of(unlikeByBirth())).getFirst());
        assertThat(clients(supervisor)).doesNotContain(other);

        people.seal(known);
        assertThat(clients(supervisor)).contains(other);
        assertThat(clients(Installation.cleared(supervisor))).doesNotContain(other);
        assertThat(page(supervisor).total()).isEqualTo(clients(supervisor).size());
    }

    @Test
    void isNotThereWhereItsOwnClientIsSealed() {
        ClientId client = tooMany();
        Place place = place(client);
        people.seal(client);

        assertThat(clients(supervisor)).doesNotContain(client);
        assertThat(clients(Installation.cleared(supervisor))).contains(client);
        assertThatThrownBy(() -> Acting.as(supervisor, () -> doubtful.look(place)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.run(supervisor, () -> doubtful.settle(place, Found.NEW, "nobody")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void isASupervisorsAloneAndTakesNoOutcomeWithoutAReason() {
        Place place = place(tooMany());
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, null));

        assertThatThrownBy(() -> page(agent)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> Acting.as(agent, () -> doubtful.look(place))).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> Acting.run(agent, () -> doubtful.settle(place, Found.NEW, "nobody")))
                .isInstanceOf(NotGranted.class);
        for (String reason : List.of(" ", "r".repeat(501))) {
            assertThatThrownBy(() -> Acting.run(supervisor, () -> doubtful.settle(place, Found.NEW, reason)))
                    .isInstanceOf(InvalidInput.class);
        }
        Place nowhere = new Place(UUID.randomUUID(), 1);
        assertThatThrownBy(() -> Acting.as(supervisor, () -> doubtful.look(nowhere)))
                .isInstanceOf(NotFound.class);
        Place accepted = new Place(place.load(), 2);
        assertThatThrownBy(() -> Acting.as(supervisor, () -> doubtful.look(accepted)))
                .isInstanceOf(NotFound.class);
    }

    /** Her row, and one of somebody nobody doubts. */
    private ClientId tooMany() {
        people.seal(client(files.load(List.of(person)).getFirst()));
        Outcome row = files.load(List.of(
                        person,
                        Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName(), "dateOfBirth", "1933-01-09")))
                .getFirst();
        assertThat(row.reasons()).containsExactly(Recognizing.TOO_MANY);
        return client(row);
    }

    private Map<String, String> unlikeByBirth() {
        Map<String, String> other = new java.util.HashMap<>(person);
        other.put("dateOfBirth", "1982-11-23");
        return other;
    }

    private Place place(ClientId client) {
        return all(supervisor).stream()
                .filter(row -> row.client().equals(client))
                .map(Row::place)
                .findFirst()
                .orElseThrow();
    }

    private List<ClientId> clients(Errand errand) {
        return all(errand).stream().map(Row::client).toList();
    }

    private List<Row> all(Errand errand) {
        List<Row> all = new ArrayList<>();
        DoubtfulRows.Page page = page(errand);
        all.addAll(page.items());
        for (Place next = page.next(); next != null; next = page.next()) {
            Place after = next;
            page = Acting.as(errand, () -> doubtful.waiting(100, after));
            all.addAll(page.items());
        }
        return all;
    }

    private DoubtfulRows.Page page(Errand errand) {
        return Acting.as(errand, () -> doubtful.waiting(2, null));
    }

    private long entries(ClientId client) {
        return jdbc.sql("select count(*) from registry.access_log_subject where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    private static ClientId client(Outcome outcome) {
        return Objects.requireNonNull(outcome.client());
    }
}
