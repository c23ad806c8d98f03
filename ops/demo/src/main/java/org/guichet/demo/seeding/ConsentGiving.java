package org.guichet.demo.seeding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The synthetic people's own consents to the use of their income from the tax agency, given in the portal. */
@Component
@Profile("demo")
class ConsentGiving {
    private static final String NOTICE = "2026-1";
    private static final Map<String, List<String>> RECIPIENTS_BY_PURPOSE = Map.of(
            "service-delivery", List.of("guichet"),
            "benefit-suggestion", List.of("guichet", "client"),
            "benefit-administration", List.of("oas"));

    private final Consents consents;
    private final Disclosures disclosures;
    private final TransactionTemplate transaction;

    ConsentGiving(Consents consents, Disclosures disclosures, TransactionTemplate transaction) {
        this.consents = consents;
        this.disclosures = disclosures;
        this.transaction = transaction;
    }

    /** Every seventh person never consented; the named people all did. */
    void give(Person person, ClientId client) {
        if (person.account().isPresent() || person.number() % 7 != 0) {
            RECIPIENTS_BY_PURPOSE.forEach((purpose, recipients) -> give(person, client, purpose, recipients));
        }
    }

    private void give(Person person, ClientId client, String purpose, List<String> recipients) {
        Errand own = new Errand(
                new Actor.Client(client.value()), null, "ONLINE", null, "own-record", Assurance.SUBSTANTIAL, null);
        NewConsent consent = new NewConsent(
                purpose,
                recipients,
                List.of("income", "partner"),
                NOTICE,
                person.value("language").orElse("en"),
                "PORTAL",
                null);
        Acting.run(
                Keys.with(own, "consent-" + purpose, person),
                () -> transaction.executeWithoutResult(status -> {
                    disclosures.open(Ask.about(client, Set.of("consents"))).orRefuse();
                    consents.give(client, consent);
                }));
    }
}
