package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Outbox.class, LettersForTests.class})
class SharingGroundsIT {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    @Autowired
    private Programmes programmes;

    @Autowired
    private Authorities authorities;

    private final MockEnvironment environment = new MockEnvironment();
    private final String code = "p" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void startsWhereTheAuthorityCoversWhatIsSent() {
        declare(code, List.of("identity", "income", "address"), "benefit-administration", null);

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void startsNotWhereNoSuchAuthorityIsThere() {
        declareProgramme();

        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessage(
                        "The dispatch kind 'parcel' cannot be sent to the programme '%1$s': "
                                + "the authority '%1$s' does not exist",
                        code);
    }

    @Test
    void startsNotWhereTheAuthorityHasEnded() {
        declare(code, List.of("*"), "benefit-administration", LocalDate.of(2020, 1, 1));

        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessageContaining("'parcel'")
                .withMessageEndingWith("is not in force today");
    }

    @Test
    void startsNotWhereTheAuthorityIsAboutAnotherRecipient() {
        declare("somebody-else", List.of("*"), "benefit-administration", null);

        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessageEndingWith(
                        "does not cover identity, income from guichet to %s for benefit-administration", code);
    }

    @Test
    void startsNotWhereACategoryOrThePurposeIsNotCovered() {
        declare(code, List.of("identity"), "benefit-administration", null);

        assertThatIllegalStateException().isThrownBy(this::start).withMessageContaining("does not cover");
    }

    @Test
    void startsNotWhereThePurposeIsAnother() {
        declare(code, List.of("*"), "benefit-suggestion", null);

        assertThatIllegalStateException().isThrownBy(this::start).withMessageContaining("does not cover");
    }

    @Test
    void asksNothingOfAProgrammeWithoutAnAddress() {
        declareProgramme();
        environment.setProperty("guichet.programmes." + code + ".url", "");

        assertThatCode(this::kinds).doesNotThrowAnyException();
    }

    private void start() {
        environment.setProperty("guichet.programmes." + code + ".url", "http://localhost:1");
        kinds();
    }

    private void kinds() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("parcels", new Parcels());
        new DispatchKinds(
                        beans.getBeanProvider(DispatchContent.class),
                        new SharingGrounds(programmes, authorities, environment))
                .afterSingletonsInstantiated();
    }

    private void declareProgramme() {
        programmes.declare(new Programme(code, code, code, "ESDC", code, "guichet.programmes." + code + ".url", "{}"));
    }

    private void declare(String recipient, List<String> categories, String purpose, @Nullable LocalDate last) {
        declareProgramme();
        Declared authority = new Declared.OfAuthority(
                code,
                Authority.Kind.STATUTE,
                "CA",
                "Unlike Act",
                "Loi Unlike",
                "s. 4",
                "guichet",
                recipient,
                categories,
                List.of(purpose),
                "Notice",
                "Avis",
                LONG_AGO,
                last,
                null);
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(authority)));
    }

    /** A kind of dispatch that nothing enqueues. */
    private static final class Parcels implements DispatchContent {
        @Override
        public String kind() {
            return "parcel";
        }

        @Override
        public String purpose() {
            return "benefit-administration";
        }

        @Override
        public Set<String> categories(Programme programme) {
            return Set.of("identity", "income");
        }

        @Override
        public Map<String, Object> content(UUID aboutId, Permit permit) {
            throw new UnsupportedOperationException();
        }
    }
}
