package org.guichet.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.BusinessNumbers;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;

/** Organizations for tests, whose names nobody else has, and a person beside them. */
@TestComponent
public class Organizations {
    private final Registration registration;
    private final Clock clock;

    Organizations(Registration registration, Clock clock) {
        this.registration = registration;
        this.clock = clock;
    }

    /** An organization as it is told. */
    public record Told(String name, String number, String postalCode) {
        public static Told any() {
            return new Told("Garage " + Unlike.aName() + " inc.", BusinessNumbers.any(), "J8X 3Y6");
        }

        public Told called(String other) {
            return new Told(other, number, postalCode);
        }

        public Told numbered(String other) {
            return new Told(name, other, postalCode);
        }
    }

    public ClientId any() {
        return ((Registered.New) register(Told.any())).client();
    }

    /** By a programme that has checked the number. */
    public Registered register(Told told) {
        return register(told, Verification.SOURCE_VERIFIED);
    }

    public Registered register(Told told, Verification ofNumber) {
        List<NewFact> facts = new ArrayList<>(List.of(
                fact("legalName", told.name()),
                fact("address.postalCode", told.postalCode()),
                fact("phone", Unlike.aPhoneNumber())));
        facts.add(new NewFact(
                "identifier.businessNumber",
                told.number(),
                new Source(Source.Kind.REGISTER, "business-register"),
                ofNumber,
                clock.instant()));
        return register(facts, Set.of());
    }

    public Registered register(List<NewFact> facts, Set<ClientId> notTheSame) {
        return Acting.as(
                Installation.importing(),
                () -> registration.register(ClientKind.ORGANIZATION, facts, new Looked(notTheSame, null)));
    }

    public ClientId aPerson(NewFact... more) {
        List<NewFact> facts = new ArrayList<>(List.of(
                fact("givenName", Unlike.aName()),
                fact("familyName", Unlike.aName()),
                fact("dateOfBirth", "1971-02-03")));
        facts.addAll(List.of(more));
        return ((Registered.New) Acting.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    public NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                clock.instant().minusSeconds(60));
    }
}
