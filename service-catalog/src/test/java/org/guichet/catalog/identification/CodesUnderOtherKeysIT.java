package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.CodeRows.Kept;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.secrecy.KeysOfTheirOwn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Keys are replaced while a code is on its way and waits to be told. */
@SpringBootTest(properties = {"guichet.codes.url=http://localhost:9", "guichet.duties.enabled=false"})
@ContextConfiguration(initializers = KeysOfTheirOwn.class)
class CodesUnderOtherKeysIT {
    private static final Errand SENDING = Errand.of(
            new Actor.Duty("send-codes", "registrar", "identity-verification").forSealedToo(), "identity-verification");

    @Autowired
    OneTimeCodes codes;

    @Autowired
    CodeMessages messages;

    @Autowired
    CodeRows rows;

    @Autowired
    Contacts contacts;

    @Autowired
    Authorities authorities;

    @Autowired
    Registration registration;

    @Autowired
    ApplicationContext context;

    private final Errand agent = Staff.agent("agent-" + UUID.randomUUID());
    private final String mobile = Unlike.aPhoneNumber();

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    @Test
    void aCodeOnItsWayArrivesAndIsRightUnderTheNewKeysWhileTheOldIndexKeyIsKept() {
        UUID contact = sent();
        Kept before = rows.newest(contact).orElseThrow();

        String oldIndexKey = KeysOfTheirOwn.replaceKeepingTheOldIndexKey(context);

        assertThat(rows.newest(contact)).contains(before);
        CodeMessage message = message(before.id());
        assertThat(message.to()).isEqualTo(mobile);
        assertThat(tell(contact, message.code())).isInstanceOf(Told.Right.class);
        KeysOfTheirOwn.dropIndexKey(context, oldIndexKey);
    }

    @Test
    void aCodeEndsWithTheOldIndexKeyAndWhereItWentIsStillThere() {
        UUID contact = sent();
        Kept before = rows.newest(contact).orElseThrow();

        KeysOfTheirOwn.replace(context);

        assertThat(rows.newest(contact)).contains(before);
        CodeMessage message = message(before.id());
        assertThat(message.to()).isEqualTo(mobile);
        assertThat(tell(contact, message.code())).isInstanceOf(Told.Wrong.class);
    }

    private UUID sent() {
        UUID client = known().value();
        UUID contact = Staff.as(
                agent, () -> contacts.open(NewContact.because("pension")).id());
        assertThat(Staff.as(agent, () -> codes.send(contact, client, null))).isInstanceOf(Sent.Code.class);
        return contact;
    }

    private CodeMessage message(UUID id) {
        return Acting.as(SENDING, () -> messages.claim(1000)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Told tell(UUID contact, String code) {
        return Objects.requireNonNull(Staff.as(agent, () -> codes.tell(contact, code)));
    }

    private ClientId known() {
        return ((Registered.New) Acting.as(
                        Installation.importing(),
                        () -> registration.register(List.of(
                                fact("givenName", Unlike.aName()),
                                fact("familyName", Unlike.aName()),
                                fact("telephone.mobile", mobile)))))
                .client();
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DOCUMENT_SEEN,
                Instant.now().minus(60, ChronoUnit.DAYS));
    }
}
