package org.guichet.channel.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Typed;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.Looked;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * What is asked when a client is registered. What a document says, or for an organization its register, counts as seen
 * where the agent has seen it.
 */
@Component
class RegistrationForm {
    /** The reason for which somebody is entered apart. */
    static final String APART = "apart";

    private static final String SEEN = "seen";
    private static final List<String> OF_A_PERSON = List.of(
            "givenName",
            "middleName",
            "familyName",
            "birthName",
            "dateOfBirth",
            "identifier.sin",
            "address.line",
            "address.unit",
            "address.locality",
            "address.province",
            "address.postalCode",
            "phone",
            "email",
            "language.preferred");
    private static final List<String> OF_AN_ORGANIZATION = List.of(
            "legalName",
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
            "language.preferred");
    private static final Set<String> ON_THE_DOCUMENT = Set.of(
            "givenName",
            "middleName",
            "familyName",
            "birthName",
            "dateOfBirth",
            "legalName",
            "alternativeName",
            "legalFormType",
            "identifier.businessNumber",
            "legalEntityActivity",
            "activity.startDate");
    private static final Pattern FACT = Pattern.compile("facts\\[(\\d+)].*");

    private final AttributeDictionary dictionary;
    private final Clock clock;

    RegistrationForm(AttributeDictionary dictionary, Clock clock) {
        this.dictionary = dictionary;
        this.clock = clock;
    }

    List<Attribute> fields(ClientKind kind) {
        return asked(kind).stream()
                .flatMap(code -> dictionary.find(code).stream())
                .toList();
    }

    List<NewFact> told(ClientKind kind, Map<String, String> typed) {
        boolean seen = typed.containsKey(SEEN);
        return filled(kind, typed).stream()
                .map(field -> new NewFact(
                        field.code(),
                        Typed.value(field, typed.getOrDefault(field.code(), "").strip()),
                        Registration.sourceOf(Acting.errand()),
                        seen && ON_THE_DOCUMENT.contains(field.code())
                                ? Verification.DOCUMENT_SEEN
                                : Verification.DECLARED,
                        clock.instant()))
                .toList();
    }

    /** What the agent says of those she was shown before, unless more was asked of the client meanwhile. */
    static Looked looked(MultiValueMap<String, String> typed) {
        if (typed.containsKey("again")) {
            return Looked.NOT_YET;
        }
        List<String> others = typed.getOrDefault("notTheSame", List.of());
        return new Looked(
                others.stream().map(id -> new ClientId(UUID.fromString(id))).collect(Collectors.toSet()),
                typed.getFirst(APART));
    }

    /** The fields as the page calls them, in its order. */
    InvalidInput named(ClientKind kind, InvalidInput invalid, Map<String, String> typed) {
        List<Attribute> told = filled(kind, typed);
        List<Wrong> wrong = new ArrayList<>();
        for (Wrong one : invalid.wrong()) {
            Matcher fact = FACT.matcher(one.field());
            if (fact.matches()) {
                Attribute field = told.get(Integer.parseInt(fact.group(1)));
                wrong.add(new Wrong(field.code(), one.messageKey(), one.arguments()));
            } else if (one.field().startsWith(APART)) {
                wrong.add(new Wrong(APART, one.messageKey(), one.arguments()));
            } else {
                wrong.add(Wrong.of(asked(kind).getFirst(), "input.missing"));
            }
        }
        List<String> order = new ArrayList<>(List.of(APART));
        order.addAll(asked(kind));
        return ContactPages.inOrder(new InvalidInput(wrong.stream().distinct().toList()), order);
    }

    private static List<String> asked(ClientKind kind) {
        return switch (kind) {
            case PERSON -> OF_A_PERSON;
            case ORGANIZATION -> OF_AN_ORGANIZATION;
        };
    }

    private List<Attribute> filled(ClientKind kind, Map<String, String> typed) {
        return fields(kind).stream()
                .filter(field -> !typed.getOrDefault(field.code(), "").isBlank())
                .toList();
    }
}
