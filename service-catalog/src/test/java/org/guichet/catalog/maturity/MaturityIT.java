package org.guichet.catalog.maturity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.maturity.Reading.State;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = MaturitySlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.locations=classpath:db/migration/registry,classpath:db/migration/catalog",
            "spring.flyway.schemas=public,registry,catalog"
        })
@ContextConfiguration(initializers = PostgresServer.class)
class MaturityIT {
    private static final Instant RECENTLY = MaturitySlice.NOW.minus(Duration.ofDays(1));
    private static final Instant LONG_AGO = MaturitySlice.NOW.minus(Duration.ofDays(91));

    @Autowired
    Maturity maturity;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate catalog.application, catalog.public_service cascade").update();
    }

    @Test
    void saysHowManyMoreCasesAreNeeded() {
        field(submitted("SIMPLE", true, RECENTLY), true, "CONFIRMED", RECENTLY);

        Measured measured = of("information-collection");

        assertThat(measured.enterprise().level()).isEqualTo(Level.INSUFFICIENT_DATA);
        assertThat(reading(measured, "icl-prefill").numerator()).isEqualTo(1);
        assertThat(measured.enterprise().blockedBy())
                .filteredOn(block -> block.id().equals("icl-prefill"))
                .singleElement()
                .satisfies(block -> {
                    assertThat(block.have()).isEqualTo(1);
                    assertThat(block.needed()).isEqualTo(30);
                    assertThat(block.state()).isEqualTo(State.INSUFFICIENT_DATA);
                });
    }

    @Test
    void reachesTheLevelTheCountsShow() {
        for (int i = 0; i < 30; i++) {
            UUID application = submitted("SIMPLE", true, RECENTLY);
            field(application, false, i < 25 ? "ACCEPTED" : "ANSWERED", RECENTLY);
            askedAfresh(application);
        }

        Measured measured = of("information-collection");

        assertThat(reading(measured, "icl-prefill").value()).isEqualByComparingTo("0.8333");
        assertThat(measured.enterprise().level()).isEqualTo(Level.OPTIMIZING);
        assertThat(measured.enterprise().blockedBy())
                .singleElement()
                .satisfies(block -> assertThat(block.id()).isEqualTo("icl-prefill"));
    }

    @Test
    void countsNothingFromBeforeTheWindow() {
        field(submitted("SIMPLE", true, LONG_AGO), true, "CONFIRMED", LONG_AGO);

        assertThat(reading(of("information-collection"), "icl-prefill").denominator())
                .isZero();
        assertThat(of("service-at-point-of-contact").channels()).isEmpty();
    }

    @Test
    void readsEachChannelOfTheConnectedServices() {
        for (int i = 0; i < 5; i++) {
            connected("service-" + i);
        }
        for (int i = 0; i < 30; i++) {
            submitted("SIMPLE", i < 25, RECENTLY);
        }

        Measured measured = of("service-at-point-of-contact");

        Standing counter = Objects.requireNonNull(measured.channels().get("IN_PERSON"));
        Standing phone = Objects.requireNonNull(measured.channels().get("PHONE"));
        assertThat(counter.level()).isEqualTo(Level.PRACTICING);
        assertThat(counter.blockedBy())
                .extracting(Standing.Block::id)
                .containsExactlyInAnyOrder("poc-simple", "poc-checks");
        assertThat(phone.level()).isEqualTo(Level.DEVELOPING);
        assertThat(measured.enterprise().level()).isEqualTo(Level.PRACTICING);
    }

    @Test
    void showsTheRowsBehindTheFigures() {
        UUID application = submitted("SIMPLE", true, RECENTLY);
        field(application, true, "CONFIRMED", RECENTLY);

        assertThat(evidence("information-collection"))
                .singleElement()
                .asString()
                .contains(application.toString());
        assertThat(evidence("service-at-point-of-contact"))
                .singleElement()
                .asString()
                .contains("SIMPLE");
    }

    @Test
    void opensToManagersAndToWhatIsComputed() {
        assertThatThrownBy(() -> Acting.as(by(Role.AGENT), maturity::all)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> of("seamless-service")).isInstanceOf(NotFound.class);
        assertThat(Acting.as(by(Role.MANAGER), maturity::all))
                .extracting(Measured::id)
                .containsExactly("service-at-point-of-contact", "information-collection");
    }

    private Measured of(String capability) {
        return Acting.as(by(Role.MANAGER), () -> maturity.of(capability));
    }

    private java.util.List<?> evidence(String capability) {
        return Acting.as(by(Role.MANAGER), () -> maturity.evidence(capability, 20));
    }

    private static Reading reading(Measured measured, String indicator) {
        return measured.readings().stream()
                .filter(reading -> reading.indicator().id().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static Errand by(Role role) {
        Actor actor = new Actor.Person("somebody", Set.of(role), "Ottawa");
        return new Errand(actor, null, "BACK_OFFICE", null, "performance-measurement", Assurance.HIGH, null);
    }

    private UUID submitted(String complexity, boolean decidedAtContact, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into catalog.application
                               (id, version, client_id, service_code, service_version, service_name_en, service_name_fr,
                                programme_code, complexity, state, started_at, start_channel, submitted_at,
                                submit_channel, decided_at, decided_contact)
                        values (:id, 0, :id, 'gis', :id, 'x', 'x', 'oas', :complexity, 'GRANTED', :at, 'IN_PERSON', :at,
                                'IN_PERSON', :at, :contact)
                        """)
                .param("id", id)
                .param("complexity", complexity)
                .param("at", Timestamp.from(at))
                .param("contact", decidedAtContact ? id : null)
                .update();
        return id;
    }

    private void field(UUID application, boolean asked, String outcome, Instant at) {
        event(application, "income.net", true, asked, outcome, at);
    }

    private void askedAfresh(UUID application) {
        event(application, "declaration.truth", false, true, "ANSWERED", RECENTLY);
    }

    private void event(UUID application, String field, boolean prefillable, boolean asked, String outcome, Instant at) {
        jdbc.sql("""
                        insert into catalog.form_field_event
                               (id, application_id, service_code, channel, field, prefillable, asked, held, prefilled,
                                outcome, at)
                        values (:id, :application, 'gis', 'IN_PERSON', :field, :prefillable, :asked, false, false,
                                :outcome, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("application", application)
                .param("field", field)
                .param("prefillable", prefillable)
                .param("asked", asked)
                .param("outcome", outcome)
                .param("at", Timestamp.from(at))
                .update();
    }

    private void connected(String code) {
        jdbc.sql("""
                        with service as (
                            insert into catalog.public_service
                                   (code, programme, organization, organization_en, organization_fr, created_at)
                            values (:code, 'oas', 'esdc-edsc', 'x', 'x', :now) returning code)
                        insert into catalog.public_service_version
                               (id, service_code, number, state, name_en, name_fr, description_en, description_fr,
                                channels, languages, target_groups, account_registration, authentication, application,
                                decision, issuance, issue_resolution, fee, form_fields, form_required, row_version)
                        select :id, code, 1, 'PUBLISHED', 'x', 'x', 'x', 'x', array['IN_PERSON', 'PHONE'], array['en'],
                               array['PERSON'], 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', false, array['income.net'], array['income.net'], 0
                          from service
                        """)
                .param("code", code)
                .param("id", UUID.randomUUID())
                .param("now", Timestamp.from(RECENTLY))
                .update();
    }
}
