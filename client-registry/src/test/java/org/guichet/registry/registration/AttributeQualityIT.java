package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class AttributeQualityIT {
    private static final Source COUNTER = new Source(Source.Kind.AGENT, "counter");
    private static final Source TAXES = new Source(Source.Kind.PROGRAMME, "cra");
    private static final Instant NEW = Instant.now().minusSeconds(86_400L * 30);
    private static final Instant OLD = Instant.now().minusSeconds(86_400L * 2000);

    @Autowired
    private AttributeQualities qualities;

    @Autowired
    private Registration registration;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void countsWhoHasItHowOldItIsAndWhereSourcesDisagree() {
        Installation.declare(authorities);
        for (int person = 0; person < 24; person++) {
            register(person % 2 == 0 ? NEW : OLD, person);
        }
        measureAnew();
        AttributeQuality occupation = of("employment.occupation");

        assertThat(occupation.clients()).isEqualTo(24);
        assertThat(occupation.fresh()).isEqualTo(12);
        assertThat(occupation.stale()).isEqualTo(12);
        assertThat(occupation.medianDays()).isBetween(30, 2000);
        assertThat(occupation.contradictions()).isEqualTo(12);
        assertThat(occupation.corrections()).isZero();
        assertThat(of("education.institution").clients()).isNull();
        assertThat(of("education.institution").medianDays()).isNull();
    }

    @Test
    void isMeasuredOnceADay() {
        measureAnew();
        Instant first = qualities.newest().getFirst().computedAt();
        qualities.measure();

        assertThat(qualities.newest().getFirst().computedAt()).isEqualTo(first);
    }

    @Test
    void aSmallGroupTakesItsComplementWithIt() {
        var attribute = of("employment.occupation").attribute();
        AttributeQuality quality =
                AttributeQuality.of(attribute, new AttributeQuality.Counts(100, 97, 10, 3, 9), Instant.EPOCH);

        assertThat(quality.clients()).isEqualTo(100);
        assertThat(quality.stale()).isNull();
        assertThat(quality.fresh()).isNull();
        assertThat(quality.contradictions()).isNull();
        assertThat(quality.corrections()).isNull();
    }

    private AttributeQuality of(String code) {
        if (qualities.newest().isEmpty()) {
            measureAnew();
        }
        return qualities.newest().stream()
                .filter(one -> one.attribute().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void measureAnew() {
        jdbc.sql("delete from registry.attribute_quality where day = ?")
                .param(Date.valueOf(LocalDate.now(ZoneOffset.UTC)))
                .update();
        qualities.measure();
    }

    private void register(Instant at, int person) {
        String name = UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
        int unique = RandomGenerator.getDefault().nextInt(12_000);
        List<NewFact> facts = new java.util.ArrayList<>(List.of(
                fact("familyName", name, COUNTER, at),
                fact("dateOfBirth", LocalDate.of(1920, 1, 1).plusDays(unique).toString(), COUNTER, at),
                fact("employment.occupation", "Baker", COUNTER, at),
                fact("employment.occupation", person < 12 ? "Cook" : "Baker", TAXES, at)));
        if (person < 3) {
            facts.add(fact("education.institution", "College", COUNTER, at));
        }
        assertThat(Installation.as(Installation.importing(), () -> registration.register(facts)))
                .isInstanceOf(Registered.New.class);
    }

    private static NewFact fact(String attribute, Object value, Source source, Instant at) {
        return new NewFact(attribute, value, source, Verification.DECLARED, at);
    }
}
