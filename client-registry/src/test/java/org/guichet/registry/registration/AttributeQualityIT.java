package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.SocialInsuranceNumbers;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.duplicate.Merging;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class AttributeQualityIT {
    private static final String SIN = SocialInsuranceNumber.ATTRIBUTE;
    private static final Source COUNTER = new Source(Source.Kind.AGENT, "counter");
    private static final Source TAXES = new Source(Source.Kind.PROGRAMME, "cra");
    private static final Instant NEW = Instant.now().minusSeconds(86_400L * 30);
    private static final Instant OLD = Instant.now().minusSeconds(86_400L * 2000);

    @Autowired
    private AttributeQualities qualities;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Merging merging;

    @Autowired
    private ContactsForTests contacts;

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
    void countsTenCorrectionsAndTenContradictionsOfANumberNobodyCanRead() {
        Installation.declare(authorities);
        measureAnew();
        long corrected = count("corrections", "address.line");
        long contradicted = count("contradictions", SIN);
        long holders = count("clients", SIN);
        for (int person = 0; person < 10; person++) {
            ClientId client = aClient(fact("address.line", "1 Rue A", COUNTER, NEW));
            correct(client, fact("address.line", "2 Rue B", COUNTER, Instant.now()));
            String number = SocialInsuranceNumbers.any();
            tell(client, fact(SIN, number, COUNTER, NEW), fact(SIN, SocialInsuranceNumbers.any(), TAXES, NEW));
        }
        for (int person = 0; person < 3; person++) {
            String number = SocialInsuranceNumbers.any();
            tell(
                    aClient(),
                    fact(SIN, number, COUNTER, NEW),
                    fact(SIN, SocialInsuranceNumbers.grouped(number), TAXES, NEW));
        }
        measureAnew();

        assertThat(count("corrections", "address.line")).isEqualTo(corrected + 10);
        assertThat(of("address.line").corrections()).isGreaterThanOrEqualTo(10);
        assertThat(count("contradictions", SIN)).isEqualTo(contradicted + 10);
        assertThat(count("clients", SIN)).isEqualTo(holders + 13);
        assertThat(of(SIN).contradictions()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aNumberThatWasCorrectedIsComparedAsItIsSaidNow() {
        Installation.declare(authorities);
        measureAnew();
        long contradicted = count("contradictions", SIN);
        String first = SocialInsuranceNumbers.any();
        String second = SocialInsuranceNumbers.any();
        ClientId nowOtherwise = aClient(fact(SIN, first, COUNTER, NEW), fact(SIN, first, TAXES, NEW));
        tell(nowOtherwise, fact(SIN, second, COUNTER, Instant.now()));
        String third = SocialInsuranceNumbers.any();
        ClientId nowAlike =
                aClient(fact(SIN, SocialInsuranceNumbers.any(), COUNTER, NEW), fact(SIN, third, TAXES, NEW));
        tell(nowAlike, fact(SIN, third, COUNTER, Instant.now()));
        measureAnew();

        assertThat(count("contradictions", SIN)).isEqualTo(contradicted + 1);
    }

    @Test
    void entriesOfAnEarlierReleaseAreComparedWhereARecordHasOne() {
        Installation.declare(authorities);
        measureAnew();
        long contradicted = count("contradictions", SIN);
        ClientId client = aClient(
                fact(SIN, SocialInsuranceNumbers.any(), COUNTER, NEW),
                fact(SIN, SocialInsuranceNumbers.any(), TAXES, NEW));
        jdbc.sql("""
                update registry.search_key set fact_id = null
                where record_id in (select id from registry.source_record where client_id = ?)
                """).param(client.value()).update();
        measureAnew();

        assertThat(count("contradictions", SIN)).isEqualTo(contradicted + 1);
    }

    @Test
    void twoRecordsOfOnePartyUnderAMergedClientContradictEachOther() {
        Installation.declare(authorities);
        measureAnew();
        long contradicted = count("contradictions", "employment.employer");
        ClientId survivor = aClient(fact("employment.employer", "Baker", COUNTER, NEW));
        ClientId merged = aClient(fact("employment.employer", "Cook", COUNTER, NEW));
        Acting.run(
                Installation.supervisor(contacts.open(Assurance.NONE, null)),
                () -> merging.merge(survivor, merged, "same card", Map.of()));
        measureAnew();

        assertThat(count("contradictions", "employment.employer")).isEqualTo(contradicted + 1);
    }

    @Test
    void whatIsEncryptedWithoutAnIndexIsNotCountedAsAgreeing() {
        Installation.declare(authorities);
        jdbc.sql("update registry.attribute set indexed = false where code = ?")
                .param(SIN)
                .update();
        try {
            measureAnew();
            assertThat(of(SIN).contradictions()).isNull();
            assertThat(jdbc.sql("select contradictions is null from registry.attribute_quality where attribute = ?"
                                    + " order by day desc limit 1")
                            .param(SIN)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        } finally {
            jdbc.sql("update registry.attribute set indexed = true where code = ?")
                    .param(SIN)
                    .update();
        }
    }

    private long count(String what, String attribute) {
        return jdbc.sql("select coalesce(" + what + ", 0) from registry.attribute_quality where attribute = ?"
                        + " order by day desc limit 1")
                .param(attribute)
                .query(Long.class)
                .single();
    }

    private ClientId aClient(NewFact... more) {
        String name = UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
        int unique = RandomGenerator.getDefault().nextInt(12_000);
        List<NewFact> facts = new java.util.ArrayList<>(List.of(
                fact("familyName", name, COUNTER, NEW),
                fact("dateOfBirth", LocalDate.of(1920, 1, 1).plusDays(unique).toString(), COUNTER, NEW)));
        facts.addAll(List.of(more));
        return ((Registered.New) Installation.as(Installation.importing(), () -> registration.register(facts)))
                .client();
    }

    private void correct(ClientId client, NewFact fact) {
        Acting.run(Installation.agent(contacts.open(Assurance.HIGH, null)), () -> {
            UUID seen = correcting.seen(client, fact.attribute()).id();
            assertThat(correcting.tell(client, List.of(fact), Map.of(fact.attribute(), seen), "a slip of the pen"))
                    .isInstanceOf(Asserted.Recorded.class);
        });
    }

    private void tell(ClientId client, NewFact... facts) {
        for (NewFact fact : facts) {
            Acting.run(Installation.importing(), () -> correcting.tell(client, List.of(fact), Map.of(), null));
        }
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
                AttributeQuality.of(attribute, new AttributeQuality.Counts(100, 97, 10, 3L, 9), Instant.EPOCH);

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
