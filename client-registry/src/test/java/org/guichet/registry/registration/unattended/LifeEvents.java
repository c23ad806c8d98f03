package org.guichet.registry.registration.unattended;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.unattended.LifeEvent.Told;
import org.springframework.boot.test.context.TestComponent;

/** What a programme tells, as the programme. */
@TestComponent
class LifeEvents {
    static final String LINE = "address.line";
    static final String PROGRAMME = "oas";

    private final Reporting reporting;

    LifeEvents(Reporting reporting, Authorities authorities) {
        this.reporting = reporting;
        Installation.declare(authorities);
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(new Declared.OfAuthority(
                        "test-life-events",
                        Authority.Kind.STATUTE,
                        "CA",
                        "Test Act",
                        "Loi d’essai",
                        "s. 2",
                        PROGRAMME,
                        "guichet",
                        List.of("identity", "contact-point", "address", "residence", "language"),
                        List.of("registration"),
                        "Notice",
                        "Avis",
                        LocalDate.of(2000, 1, 1),
                        null,
                        null))));
    }

    static String number() {
        return UUID.randomUUID().toString();
    }

    Reported report(LifeEvent event) {
        Errand programme =
                new Errand(new Actor.Programme(PROGRAMME), null, "PARTNER", null, "registration", Assurance.HIGH, null);
        return Acting.as(programme, () -> reporting.report(event));
    }

    /** She has moved: known by a number, and by what is told of her. */
    static LifeEvent moved(String number, List<NewFact> who, String line, String since) {
        return event("moved", number, who, line, since, since + "T10:00:00Z");
    }

    static LifeEvent event(
            String kind, String number, List<NewFact> who, String value, String since, String collectedAt) {
        String attribute = kind.equals("moved") ? LINE : "familyName";
        List<Told> identifying = new ArrayList<>();
        who.forEach(fact -> identifying.add(new Told(fact.attribute(), fact.value(), Verification.SOURCE_VERIFIED)));
        return new LifeEvent(
                kind,
                LocalDate.parse(since),
                Instant.parse(collectedAt),
                new LifeEvent.Somebody(number, identifying),
                List.of(new Told(attribute, value, Verification.SOURCE_VERIFIED)));
    }
}
