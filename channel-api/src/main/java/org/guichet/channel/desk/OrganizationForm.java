package org.guichet.channel.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/** What is asked when an organization is registered. What its register says counts as seen where the agent has seen it. */
@Component
class OrganizationForm {
    private static final String SEEN = "seen";
    private static final String IN_THE_REGISTER = "identity";
    private static final String NAME = "legalName";
    private static final Pattern FACT = Pattern.compile("facts\\[(\\d+)].*");

    private final List<Attribute> fields;
    private final Clock clock;

    OrganizationForm(AttributeDictionary dictionary, Clock clock) {
        this.fields = Stream.of(
                        NAME,
                        "alternativeName",
                        "legalFormType",
                        "identifier.businessNumber",
                        "legalEntityActivity",
                        "activity.startDate",
                        "address.line",
                        "address.locality",
                        "address.province",
                        "address.postalCode",
                        "phone",
                        "email",
                        "language.preferred")
                .flatMap(code -> dictionary.find(code).stream())
                .toList();
        this.clock = clock;
    }

    List<Attribute> fields() {
        return fields;
    }

    List<NewFact> told(Map<String, String> typed) {
        boolean seen = typed.containsKey(SEEN);
        return filled(typed).stream()
                .map(field -> new NewFact(
                        field.code(),
                        Typed.value(field, typed.getOrDefault(field.code(), "").strip()),
                        Registration.sourceOf(Acting.errand()),
                        seen && field.category().equals(IN_THE_REGISTER)
                                ? Verification.DOCUMENT_SEEN
                                : Verification.DECLARED,
                        clock.instant()))
                .toList();
    }

    /** The fields as the page calls them, in its order. */
    InvalidInput named(InvalidInput invalid, Map<String, String> typed) {
        List<Attribute> told = filled(typed);
        List<Wrong> wrong = new ArrayList<>();
        for (Wrong one : invalid.wrong()) {
            Matcher fact = FACT.matcher(one.field());
            wrong.add(
                    fact.matches()
                            ? new Wrong(
                                    told.get(Integer.parseInt(fact.group(1))).code(), one.messageKey(), one.arguments())
                            : Wrong.of(NAME, "input.missing"));
        }
        return ContactPages.inOrder(
                new InvalidInput(wrong.stream().distinct().toList()),
                fields.stream().map(Attribute::code).toList());
    }

    private List<Attribute> filled(Map<String, String> typed) {
        return fields.stream()
                .filter(field -> !typed.getOrDefault(field.code(), "").isBlank())
                .toList();
    }
}
