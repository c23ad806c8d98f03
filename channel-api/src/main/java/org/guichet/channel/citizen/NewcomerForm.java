package org.guichet.channel.citizen;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Typed;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.springframework.stereotype.Component;

/** What a citizen is asked who begins her own record. */
@Component
class NewcomerForm {
    private static final List<String> ASKED = List.of(
            "givenName",
            "familyName",
            "dateOfBirth",
            "address.line",
            "address.unit",
            "address.locality",
            "address.province",
            "address.postalCode",
            "phone",
            "email",
            "language.preferred");
    /** What browsers call the same, where they know it (WCAG 2.2, 1.3.5). */
    private static final Map<String, String> AUTOCOMPLETE = Map.of(
            "givenName", "given-name",
            "familyName", "family-name",
            "dateOfBirth", "bday",
            "address.line", "address-line1",
            "address.unit", "address-line2",
            "address.locality", "address-level2",
            "address.province", "address-level1",
            "address.postalCode", "postal-code",
            "phone", "tel",
            "email", "email");

    private static final Pattern FACT = Pattern.compile("facts\\[(\\d+)].*");

    private final AttributeDictionary dictionary;
    private final Clock clock;

    NewcomerForm(AttributeDictionary dictionary, Clock clock) {
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** One field of the page. */
    record Field(Attribute attribute, String autocomplete) {}

    List<Field> fields() {
        return asked().stream()
                .map(asked -> new Field(asked, AUTOCOMPLETE.getOrDefault(asked.code(), "off")))
                .toList();
    }

    private List<Attribute> asked() {
        return ASKED.stream().flatMap(code -> dictionary.find(code).stream()).toList();
    }

    List<NewFact> told(Map<String, String> typed) {
        return filled(typed).stream()
                .map(field -> new NewFact(
                        field.code(),
                        Typed.value(field, typed.getOrDefault(field.code(), "").strip()),
                        Registration.sourceOf(Acting.errand()),
                        Verification.DECLARED,
                        clock.instant()))
                .toList();
    }

    /** The fields as the page calls them. */
    List<Wrong> named(InvalidInput invalid, Map<String, String> typed) {
        List<Attribute> told = filled(typed);
        return invalid.wrong().stream()
                .map(one -> {
                    Matcher fact = FACT.matcher(one.field());
                    return fact.matches()
                            ? new Wrong(
                                    told.get(Integer.parseInt(fact.group(1))).code(), one.messageKey(), one.arguments())
                            : one;
                })
                .toList();
    }

    private List<Attribute> filled(Map<String, String> typed) {
        return asked().stream()
                .filter(field -> !typed.getOrDefault(field.code(), "").isBlank())
                .toList();
    }
}
