package org.guichet.catalog.eligibility;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.Attribute.Type;

/**
 * The attributes rules may speak of: those of the dictionary that are kept, those derived from them, which are never
 * stored, and those that may be given without an account although no rule in this release needs them.
 */
final class Vocabulary {
    private static final List<String> WHOSE = List.of("", "partner.");
    private static final Map<String, Type> GIVEN_ONLY = Map.of(
            "livingApartInvoluntarily", Type.BOOLEAN,
            "oas.deferralMonths", Type.NUMBER,
            "disability.taxCreditCertificate", Type.BOOLEAN,
            "tax.returnFiled", Type.BOOLEAN,
            "income.rdsp", Type.MONEY,
            "income.rdspRepayment", Type.MONEY,
            "children", Type.LIST);
    private static final Map<String, Bilingual> QUESTIONS = Map.of(
            "age", new Bilingual("How old are you?", "Quel âge avez-vous?"),
            "partner.age", new Bilingual("How old is your partner?", "Quel âge a votre partenaire?"),
            "birthMonth",
                    new Bilingual(
                            "In which month were you born (YYYY-MM)?", "Quel est votre mois de naissance (AAAA-MM)?"),
            "partner.birthMonth",
                    new Bilingual(
                            "In which month was your partner born (YYYY-MM)?",
                            "Quel est le mois de naissance de votre partenaire (AAAA-MM)?"));

    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Attribute> kept = new LinkedHashMap<>();

    Vocabulary(Collection<Attribute> dictionary) {
        for (String whose : WHOSE) {
            GIVEN_ONLY.forEach((code, type) -> types.put(whose + code, type));
            types.put(whose + "age", Type.NUMBER);
            types.put(whose + "birthMonth", Type.TEXT);
        }
        dictionary.stream()
                .filter(attribute -> attribute.held() == Attribute.Held.KEPT)
                .forEach(attribute -> {
                    kept.put(attribute.code(), attribute);
                    types.put(attribute.code(), attribute.type());
                });
    }

    Optional<Type> type(String code) {
        return Optional.ofNullable(types.get(code));
    }

    /** The values a code may take; empty for countries. */
    List<String> codes(String code) {
        return Optional.ofNullable(kept.get(code)).map(Attribute::codes).orElse(List.of());
    }

    /** The stored attribute that answers for this one: itself, or what it is derived from. */
    String stored(String code) {
        return QUESTIONS.containsKey(code) ? code.replaceFirst("(age|birthMonth)$", "dateOfBirth") : code;
    }

    /** What to ask to learn it. */
    Bilingual question(String code) {
        return Optional.ofNullable(QUESTIONS.get(code))
                .or(() -> Optional.ofNullable(kept.get(code))
                        .map(known -> new Bilingual(known.labelEn(), known.labelFr())))
                .orElseGet(() -> new Bilingual(code, code));
    }

    /** Every attribute as a typed variable of the expression language. */
    Map<String, CelType> variables() {
        Map<String, CelType> variables = new LinkedHashMap<>();
        types.forEach((code, type) -> variables.put(code, celType(type)));
        return variables;
    }

    private static CelType celType(Type type) {
        return switch (type) {
            case BOOLEAN -> SimpleType.BOOL;
            case NUMBER, MONEY -> SimpleType.DOUBLE;
            case TEXT, DATE, CODE -> SimpleType.STRING;
            case LIST -> ListType.create(SimpleType.DYN);
        };
    }
}
