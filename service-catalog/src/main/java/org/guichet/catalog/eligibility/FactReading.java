package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** Reads given values into what expressions compute with, naming every value that is wrong. */
final class FactReading {
    /** Lived in Canada all one's adult life: {@code residence.yearsAfter18} without counting. */
    private static final String FULL = "FULL";

    private static final double MOST = 1e12;
    private static final double FULL_PENSION_YEARS = 40;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Vocabulary vocabulary;
    private final LocalDate asOf;
    private final Map<String, Object> read = new HashMap<>();
    private final List<Wrong> wrong = new ArrayList<>();

    private FactReading(Vocabulary vocabulary, LocalDate asOf) {
        this.vocabulary = vocabulary;
        this.asOf = asOf;
    }

    /** The typed values, with age and month of birth derived where a date of birth is given and they are not. */
    static Map<String, Object> read(Map<String, ?> facts, LocalDate asOf, Vocabulary vocabulary, List<Wrong> wrong) {
        FactReading reading = new FactReading(vocabulary, asOf);
        facts.forEach(reading::take);
        reading.deriveFrom("");
        reading.deriveFrom("partner.");
        wrong.addAll(reading.wrong);
        return Map.copyOf(reading.read);
    }

    static Map<String, Object> readOrRefuse(Map<String, ?> facts, LocalDate asOf, Vocabulary vocabulary) {
        List<Wrong> wrong = new ArrayList<>();
        Map<String, Object> read = read(facts, asOf, vocabulary, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return read;
    }

    private void take(String code, @Nullable Object value) {
        Attribute.Type type = vocabulary.type(code).orElse(null);
        if (type == null) {
            wrong.add(Wrong.of("facts." + code, "input.unknown-attribute"));
        } else if (value != null) {
            keep(code, type, value);
        }
    }

    private void keep(String code, Attribute.Type type, Object value) {
        switch (type) {
            case BOOLEAN -> keepIf(value instanceof Boolean, code, value, "input.boolean");
            case NUMBER, MONEY -> number(code, type, value);
            case DATE -> keepIf(isDate(value), code, value, "input.date");
            case CODE -> keepIf(isCode(code, value), code, value, "input.code");
            case TEXT -> keepIf(isText(code, value), code, value, "input.text");
            case LIST -> keepIf(value instanceof List<?>, code, value, "input.list");
        }
    }

    private void number(String code, Attribute.Type type, Object value) {
        if (FULL.equals(value) && code.endsWith("residence.yearsAfter18")) {
            read.put(code, FULL);
        } else if (value instanceof Number given) {
            keepIf(isInRange(type, given.doubleValue()), code, given.doubleValue(), "input.number-range");
        } else {
            wrong.add(Wrong.of("facts." + code, "input.number"));
        }
    }

    /** Incomes may be losses; ages, years of residence and months of deferral are never negative. */
    private static boolean isInRange(Attribute.Type type, double value) {
        return type == Attribute.Type.MONEY ? Math.abs(value) <= MOST : value >= 0 && value <= 1_000;
    }

    private void keepIf(boolean good, String code, Object value, String messageKey) {
        if (good) {
            read.put(code, value);
        } else {
            wrong.add(Wrong.of("facts." + code, messageKey));
        }
    }

    private boolean isDate(Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        try {
            return !LocalDate.parse(text).isAfter(asOf);
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static boolean isText(String code, Object value) {
        if (!(value instanceof String text) || text.length() > 1_000) {
            return false;
        }
        return !code.endsWith("birthMonth") || isMonth(text);
    }

    private static boolean isMonth(String text) {
        try {
            return YearMonth.parse(text).getYear() > 1_800;
        } catch (DateTimeException notAMonth) {
            return false;
        }
    }

    private boolean isCode(String code, Object value) {
        List<String> allowed = vocabulary.codes(code);
        return value instanceof String text && (allowed.isEmpty() ? COUNTRIES : allowed).contains(text);
    }

    private void deriveFrom(String prefix) {
        if (read.get(prefix + "dateOfBirth") instanceof String born) {
            LocalDate birth = LocalDate.parse(born);
            Period lived = Period.between(birth, asOf);
            read.putIfAbsent(prefix + "age", lived.getYears() + lived.getMonths() / 12.0);
            read.putIfAbsent(prefix + "birthMonth", YearMonth.from(birth).toString());
        }
        String years = prefix + "residence.yearsAfter18";
        if (FULL.equals(read.get(years))) {
            double adult = read.get(prefix + "age") instanceof Double age ? age - 18 : 0;
            read.put(years, Math.max(FULL_PENSION_YEARS, adult));
        }
    }

    /** As expressions see a fact kept in the registry. */
    static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.doubleValue() : value;
    }
}
