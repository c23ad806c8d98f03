package org.guichet.channel.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.disclosure.AssuranceNeeds;
import org.guichet.registry.disclosure.AssuranceNeeds.Need;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How sure we have to be of whom for what, and by what we can be. */
@RestController
class AssuranceController {
    private final AssuranceNeeds needs;
    private final Contacts contacts;

    AssuranceController(AssuranceNeeds needs, Contacts contacts) {
        this.needs = needs;
        this.contacts = contacts;
    }

    /**
     * What a purpose needs.
     *
     * @param who a role, CLIENT, NEWCOMER, REPRESENTATIVE, MANDATE_HOLDER, {@code programme:} or {@code duty:} with a name
     * @param actor how sure we have to be of whoever acts
     * @param caller and of her caller or visitor, where she is staff
     */
    record PurposeNeed(String who, String purpose, List<String> dataCategories, Assurance actor, Assurance caller) {
        static PurposeNeed of(Need need) {
            return new PurposeNeed(
                    need.who(),
                    need.purpose(),
                    need.categories().stream().sorted().toList(),
                    need.actor(),
                    need.caller());
        }
    }

    /** @param speaker how sure we have to be of whoever consents so */
    record ConsentNeed(CaptureMethod method, Assurance speaker) {}

    /** @param highest by channel, how sure it can make us there */
    record Way(String code, String name, Map<String, Assurance> highest) {
        static Way of(IdentificationMethod method, Locale locale) {
            return new Way(method.code(), method.name(locale), new TreeMap<>(method.highest()));
        }
    }

    record AssuranceAnswer(List<PurposeNeed> purposes, List<ConsentNeed> consents, List<Way> methods) {}

    /** Every need of this installation, and what each method of identification can reach. */
    @GetMapping("/api/v1/assurance-needs")
    AssuranceAnswer assuranceNeeds(Locale locale) {
        return new AssuranceAnswer(
                needs.all().stream().map(PurposeNeed::of).toList(),
                Arrays.stream(CaptureMethod.values())
                        .map(method -> new ConsentNeed(method, method.needed()))
                        .toList(),
                contacts.everyMethod().stream()
                        .map(method -> Way.of(method, locale))
                        .toList());
    }
}
