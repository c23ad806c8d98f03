package org.guichet.registry.registration.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.protection.Encounter;
import org.guichet.registry.protection.Encounters;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class SealedLoadIT {
    @Autowired
    private BulkLoading loading;

    @Autowired
    private Encounters encounters;

    @Autowired
    private AttributeDictionary dictionary;

    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    private final String source = "register-" + UUID.randomUUID();
    private Map<String, String> person = Map.of();

    @BeforeEach
    void somebody() {
        person = Map.of(
                "no", "R1",
                "givenName", Unlike.aName(),
                "familyName", Unlike.aName(),
                "dateOfBirth", "1951-07-08",
                "phone", Unlike.aPhoneNumber());
    }

    @Test
    void entersWhoMayBeASealedClientApartAsThoughTooManyWereMeant() {
        ClientId sealed = client(load(person));
        people.seal(sealed);

        Outcome row = load(numbered("R2"));
        assertThat(row.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(row.resembles()).isEmpty();
        assertThat(row.reasons()).containsExactly(Recognizing.TOO_MANY);
        assertThat(client(row)).isNotEqualTo(sealed);
        assertThat(Acting.as(people.officer(), () -> encounters.waiting(100, null))
                        .items())
                .extracting(Encounter::client)
                .contains(sealed);
    }

    @Test
    void keepsWhatASourceTellsOfASealedClientOfItsOwnInHerRecordWithoutSayingSo() {
        ClientId sealed = client(load(person));
        people.seal(sealed);

        Map<String, String> moved = new HashMap<>(person);
        moved.put("phone", Unlike.aPhoneNumber());
        Outcome row = load(moved);
        assertThat(row.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(row.resembles()).isEmpty();
        assertThat(client(row)).isNotEqualTo(sealed);
        assertThat(phones(sealed)).isEqualTo(2);
        assertThat(phones(client(row))).isZero();
    }

    @Test
    void leavesASealedClientOutOfTheReportOfAnEarlierLoad() {
        ClientId known = client(load(person));
        Map<String, String> twin = numbered("R3");
        twin.put("dateOfBirth", "1982-11-23");
        UUID load = begin(List.of(twin));
        assertThat(outcomes(load).getFirst().resembles()).containsExactly(known);

        people.seal(known);
        assertThat(outcomes(load).getFirst().resembles()).isEmpty();
        assertThat(outcomes(load).getFirst().reasons()).containsExactly(Recognizing.TOO_MANY);
        assertThat(outcomes(load).getFirst().kind()).isEqualTo(Kind.DOUBTFUL);
    }

    private Map<String, String> numbered(String number) {
        Map<String, String> numbered = new HashMap<>(person);
        numbered.put("no", number);
        return numbered;
    }

    private int phones(ClientId client) {
        return jdbc.sql("""
                select count(*) from registry.fact f join registry.source_record r on r.id = f.record_id
                where r.client_id = ? and f.attribute = 'phone'
                """).param(client.value()).query(Integer.class).single();
    }

    private static ClientId client(Outcome outcome) {
        return Objects.requireNonNull(outcome.client());
    }

    private Outcome load(Map<String, String> row) {
        return outcomes(begin(List.of(row))).getFirst();
    }

    private List<Outcome> outcomes(UUID load) {
        return Acting.as(Installation.importing(), () -> loading.outcomes(load, 0, 100));
    }

    private UUID begin(List<Map<String, String>> rows) {
        Properties properties = new Properties();
        properties.setProperty("source", source);
        properties.setProperty("reference", "no");
        properties.setProperty("verification", "SOURCE_VERIFIED");
        Mapping mapping = Mapping.of(
                properties,
                List.of("no", "givenName", "familyName", "dateOfBirth", "phone"),
                dictionary.all().stream().map(one -> one.code()).collect(Collectors.toSet()));
        List<Line> lines = IntStream.range(0, rows.size())
                .mapToObj(place -> new Line(place + 1, rows.get(place)))
                .toList();
        return Acting.as(
                Installation.importing(),
                () -> loading.load(UUID.randomUUID().toString(), mapping, lines.iterator(), done -> {})
                        .load());
    }
}
