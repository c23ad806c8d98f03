package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.identity.Searching.Masked;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.protection.Protected.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Clients looked at before are shown again as a search shows them. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class SearchingAgainIT {
    @Autowired
    private Searching searching;

    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void showsThemMaskedInTheOrderGivenAndNoMoreThanAsked() {
        Somebody first = people.somebody();
        Somebody second = people.somebody();
        ClientId nobody = new ClientId(UUID.randomUUID());

        List<Masked> again =
                again(people.agent(), List.of(second.client(), nobody, first.client(), second.client()), 10);

        assertThat(again).extracting(Masked::client).containsExactly(second.client(), first.client());
        String family = second.facts().get(1).value().toString();
        assertThat(String.valueOf(again.getFirst().summary().name()))
                .doesNotContain(family)
                .endsWith(" " + family.charAt(0) + ".");
        assertThat(again(people.agent(), List.of(second.client(), first.client()), 1))
                .hasSize(1);
    }

    @Test
    void leavesOutWhoeverWasSealedMeanwhile() {
        Somebody somebody = people.somebody();
        people.seal(somebody.client());

        assertThat(again(people.agent(), List.of(somebody.client()), 10)).isEmpty();
        assertThat(again(Installation.cleared(people.agent()), List.of(somebody.client()), 10))
                .hasSize(1);
    }

    @Test
    void isLoggedAsASearch() {
        Errand agent = people.agent();

        again(agent, List.of(), 10);

        assertThat(jdbc.sql("select kind || ' ' || attributes::text from registry.access_log where contact_id = ?")
                        .param(agent.contactId())
                        .query(String.class)
                        .list())
                .containsExactly("SEARCH {last-viewed}");
    }

    @Test
    void namesThoseShownAsItsSubjects() {
        Errand agent = people.agent();
        Somebody somebody = people.somebody();

        again(agent, List.of(somebody.client()), 10);

        assertThat(jdbc.sql("""
                        select s.client_id from registry.access_log_subject s
                        join registry.access_log l on l.id = s.entry_id and l.kind = 'SEARCH' where l.contact_id = ?
                        """).param(agent.contactId()).query(UUID.class).list())
                .containsExactly(somebody.client().value());
    }

    @Test
    void saysOfWhomItIsKnownThatSheDied() {
        Somebody somebody = people.somebody();
        jdbc.sql("""
                insert into registry.fact (id, record_id, attribute, value, source_kind, source_code, verification,
                                           collected_at, recorded_at, basis, actor_kind, actor_id)
                select gen_random_uuid(), record_id, 'dateOfDeath', '"2026-01-02"', 'REGISTER', 'vital-statistics',
                       2, collected_at, recorded_at, basis, actor_kind, actor_id
                from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and f.attribute = 'givenName'
                """).param(somebody.client().value()).update();

        assertThat(again(people.agent(), List.of(somebody.client()), 10))
                .extracting(one -> one.summary().deceased())
                .containsExactly(true);
    }

    @Test
    void needsAnOpenContact() {
        assertThatThrownBy(() -> again(Installation.agent(null), List.of(), 10)).isInstanceOf(DisclosureRefused.class);
    }

    private List<Masked> again(Errand errand, List<ClientId> looked, int most) {
        return Acting.as(errand, () -> searching.again(looked, most));
    }
}
