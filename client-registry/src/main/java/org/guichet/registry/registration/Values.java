package org.guichet.registry.registration;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.springframework.stereotype.Component;

/** Whether a value is what the dictionary says its attribute holds. */
@Component
public class Values {
    private static final int LONGEST = 500;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final AttributeDictionary dictionary;
    private final Clock clock;

    Values(AttributeDictionary dictionary, Clock clock) {
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * What is wrong with a value.
     *
     * @param field the field to name in the problem
     */
    public Optional<Wrong> check(String field, String attribute, @org.jspecify.annotations.Nullable Object value) {
        Optional<Attribute> known = dictionary.find(attribute).filter(found -> found.held() == Attribute.Held.KEPT);
        if (known.isEmpty()) {
            return Optional.of(Wrong.of(field, "input.unknown-attribute"));
        }
        if (value == null) {
            return Optional.of(Wrong.of(field, "input.missing"));
        }
        if (attribute.equals(SocialInsuranceNumber.ATTRIBUTE)) {
            return SocialInsuranceNumber.of(value.toString()).isPresent()
                    ? Optional.empty()
                    : Optional.of(Wrong.of(field, "input.sin"));
        }
        return switch (known.get().type()) {
            case TEXT -> text(field, value);
            case DATE -> date(field, value);
            case BOOLEAN -> value instanceof Boolean ? Optional.empty() : Optional.of(Wrong.of(field, "input.boolean"));
            case NUMBER, MONEY -> number(field, value);
            case CODE -> code(field, known.get(), value);
            case LIST -> value instanceof List<?> ? Optional.empty() : Optional.of(Wrong.of(field, "input.list"));
        };
    }

    /** A value that was checked, in the one form in which it is kept, compared and found. */
    public Object normalised(String attribute, Object value) {
        return attribute.equals(SocialInsuranceNumber.ATTRIBUTE)
                ? SocialInsuranceNumber.of(value.toString()).orElseThrow().digits()
                : value;
    }

    private static Optional<Wrong> text(String field, Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            return Optional.of(Wrong.of(field, "input.text"));
        }
        if (text.length() > LONGEST) {
            return Optional.of(Wrong.of(field, "input.too-long", String.valueOf(LONGEST)));
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? Optional.of(Wrong.of(field, "input.text"))
                : Optional.empty();
    }

    /** ISO 8601 dates, not in the future, not before anyone now living was born. */
    private Optional<Wrong> date(String field, Object value) {
        try {
            LocalDate date = LocalDate.parse(value.toString());
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return date.isAfter(today) || date.isBefore(today.minusYears(130))
                    ? Optional.of(Wrong.of(field, "input.date-range"))
                    : Optional.empty();
        } catch (DateTimeParseException wrong) {
            return Optional.of(Wrong.of(field, "input.date"));
        }
    }

    private static Optional<Wrong> number(String field, Object value) {
        if (!(value instanceof Number number)) {
            return Optional.of(Wrong.of(field, "input.number"));
        }
        BigDecimal amount = new BigDecimal(number.toString());
        return amount.abs().compareTo(MOST) > 0 || amount.scale() > 4
                ? Optional.of(Wrong.of(field, "input.number-range"))
                : Optional.empty();
    }

    private static Optional<Wrong> code(String field, Attribute attribute, Object value) {
        boolean fits = attribute.codes().isEmpty()
                ? COUNTRY.matcher(value.toString()).matches()
                : attribute.codes().contains(value.toString());
        return fits
                ? Optional.empty()
                : Optional.of(Wrong.of(field, "input.code", String.join(", ", attribute.codes())));
    }
}
