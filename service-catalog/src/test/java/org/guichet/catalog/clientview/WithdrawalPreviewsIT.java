package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.clientview.WithdrawalPreview.Effect;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Reliance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, RoseAndPaul.class})
class WithdrawalPreviewsIT {
    private static final String ADMINISTRATION = "benefit-administration";

    @Autowired
    WithdrawalPreviews previews;

    @Autowired
    Consenting consenting;

    @Autowired
    Applying applying;

    @Autowired
    ClientViews views;

    @Autowired
    Authorities authorities;

    @Autowired
    Counter counter;

    @BeforeEach
    void open() {
        counter.open();
    }

    @Test
    void namesWhatStopsAndTheServicesThatAskAgain() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);

        WithdrawalPreview preview = Acting.as(Staff.citizen(client), () -> previews.of(consent));

        assertThat(preview.stopping()).singleElement().satisfies(one -> {
            assertThat(one.attribute().code()).isEqualTo("income.net");
            assertThat(one.party()).isEqualTo("cra");
            assertThat(one.recipient()).isEqualTo("guichet");
        });
        assertThat(preview.goingOn()).isEmpty();
        assertThat(preview.services())
                .filteredOn(service -> service.code().equals(Counter.SERVICE))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.effect()).isEqualTo(Effect.NOT_PREFILLED);
                    assertThat(service.attributes()).containsExactly("income.net");
                });
        assertThat(preview.programmes()).isEmpty();
    }

    @Test
    void saysOnWhichGroundItGoesOnAndThenNoServiceNoticesIt() {
        ClientId client = counter.aClient(List.of(
                Counter.known("income.net", new BigDecimal("9000"), Source.Kind.CLIENT, "portal", Instant.now())));
        UUID consent = counter.consent(client);

        WithdrawalPreview preview = Acting.as(Staff.citizen(client), () -> previews.of(consent));

        assertThat(preview.stopping()).extracting(Reliance::party).containsExactly("cra");
        assertThat(preview.goingOn()).singleElement().satisfies(one -> {
            assertThat(one.party()).isEqualTo("guichet");
            assertThat(one.goesOn()).isNotNull().extracting(Basis::reference).isEqualTo("test-service");
        });
        assertThat(preview.services()).isEmpty();
    }

    @Test
    void foretellsExactlyWhatTheNextLookNoLongerShows() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);
        Errand agent = counter.anAgentServing();
        List<String> before = shown(agent, client);
        List<String> stopping = Acting.as(agent, () -> previews.of(consent)).stopping().stream()
                .map(one -> one.attribute().code())
                .toList();
        assertThat(shown(agent, client)).isEqualTo(before);

        Acting.as(Staff.citizen(client), () -> consenting.withdraw(consent));

        List<String> gone = new ArrayList<>(before);
        gone.removeAll(shown(agent, client));
        assertThat(gone).isEqualTo(stopping);
    }

    @Test
    void namesTheProgrammeThatNoLongerGetsItAndWhatIsUnderWayThere() {
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(
                        new Declared.OfAuthority(
                                "preview-income",
                                Authority.Kind.CONSENT_REQUIRED,
                                "CA",
                                "Test Act",
                                "Loi d’essai",
                                "s. 4",
                                "cra",
                                "oas",
                                List.of("income"),
                                List.of(ADMINISTRATION),
                                "Notice",
                                "Avis",
                                LocalDate.of(2000, 1, 1),
                                null,
                                null),
                        new Declared.OfNotice(
                                ADMINISTRATION,
                                "preview",
                                LocalDate.of(2000, 1, 1),
                                true,
                                List.of("income"),
                                List.of("oas"),
                                Map.of("en", "May we?", "fr", "Pouvons-nous ?")))));
        ClientId client = counter.aClient();
        UUID consent = Acting.as(
                        Staff.citizen(client),
                        () -> consenting.give(
                                client,
                                new NewConsent(
                                        ADMINISTRATION,
                                        List.of("oas"),
                                        List.of("income"),
                                        "preview",
                                        "en",
                                        "PORTAL",
                                        null)))
                .id();
        UUID application = Acting.as(Staff.citizen(client), () -> applying.start(client, Counter.SERVICE))
                .application()
                .summary()
                .id();

        WithdrawalPreview preview = Acting.as(counter.anAgentServing(), () -> previews.of(consent));

        assertThat(preview.programmes()).singleElement().satisfies(one -> {
            assertThat(one.programme().code()).isEqualTo("oas");
            assertThat(one.attributes()).isEqualTo(Set.of("income.net"));
            assertThat(one.underWay()).extracting(found -> found.id()).containsExactly(application);
        });
        assertThat(preview.services())
                .filteredOn(service -> service.code().equals(Counter.SERVICE))
                .extracting(WithdrawalPreview.ServiceEffect::effect)
                .containsExactly(Effect.NOT_SENT);
    }

    @Test
    void looksAheadForNobodyElseAndNotOfWhatHasEnded() {
        ClientId client = counter.aClient();
        UUID consent = counter.consent(client);
        Errand stranger = Staff.citizen(counter.aClient());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Acting.as(stranger, () -> previews.of(consent)));
        Acting.as(Staff.citizen(client), () -> consenting.withdraw(consent));
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Acting.as(Staff.citizen(client), () -> previews.of(consent)))
                .satisfies(refused -> assertThat(refused.currentState()).isEqualTo("WITHDRAWN"));
    }

    private List<String> shown(Errand agent, ClientId client) {
        return Acting.as(agent, () -> views.of(client)).facts().stream()
                .map(known -> known.attribute().code())
                .toList();
    }
}
