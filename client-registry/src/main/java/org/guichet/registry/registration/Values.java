package org.guichet.registry.registration;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Limits;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a value is what the dictionary says its attribute holds. */
@Component
public class Values {
    private static final int LONGEST = 500;
    private static final int LONGEST_LIST = 10_000;
    private static final int MOST_DECIMALS = 4;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
    private static final int OLDEST_PERSON = 130;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final AttributeDictionary dictionary;
    private final JsonMapper json;
    private final Clock clock;

    Values(AttributeDictionary dictionary, JsonMapper json, Clock clock) {
        this.dictionary = dictionary;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is wrong with a value.
     *
     * @param field the field to name in the problem
     */
    public Optional<Wrong> check(String field, String attribute, @Nullable Object value) {
        Optional<Attribute> known = kept(attribute);
        if (known.isEmpty()) {
            return Optional.of(Wrong.of(field, "input.unknown-attribute"));
        }
        if (value == null || value == Unknown.VALUE) {
            return Optional.of(Wrong.of(field, "input.missing"));
        }
        if (attribute.equals(SocialInsuranceNumber.ATTRIBUTE)) {
            return SocialInsuranceNumber.of(value.toString()).isPresent()
                    ? Optional.empty()
                    : Optional.of(Wrong.of(field, "input.sin"));
        }
        if (attribute.equals(BusinessNumber.ATTRIBUTE)) {
            return BusinessNumber.of(value.toString()).isPresent()
                    ? Optional.empty()
                    : Optional.of(Wrong.of(field, "input.business-number"));
        }
        Limits limits = known.get().bounds();
        return switch (known.get().type()) {
            case TEXT -> text(field, value, limits);
            case DATE -> date(field, value, limits);
            case BOOLEAN -> value instanceof Boolean ? Optional.empty() : Optional.of(Wrong.of(field, "input.boolean"));
            case NUMBER, MONEY -> number(field, value, limits);
            case CODE -> code(field, known.get(), value);
            case LIST -> list(field, value, limits);
        };
    }

    /** The attribute, where facts of it are kept here. */
    Optional<Attribute> kept(String attribute) {
        return dictionary.find(attribute).filter(found -> found.held() == Attribute.Held.KEPT);
    }

    /** What is wrong with telling a value of a client of that kind; empty also for what no dictionary knows. */
    Optional<Wrong> checkKind(String field, String attribute, ClientKind kind) {
        return dictionary
                .find(attribute)
                .filter(known -> !known.appliesTo(kind))
                .map(other -> Wrong.of(
                        field,
                        kind == ClientKind.PERSON ? "input.attribute.of-organizations" : "input.attribute.of-people"));
    }

    /** A value that was checked, in the one form in which it is kept, compared and found. */
    public Object normalised(String attribute, Object value) {
        if (value == Unknown.VALUE) {
            return value;
        }
        return switch (attribute) {
            case SocialInsuranceNumber.ATTRIBUTE ->
                SocialInsuranceNumber.of(value.toString()).orElseThrow().digits();
            case BusinessNumber.ATTRIBUTE ->
                BusinessNumber.of(value.toString()).orElseThrow().digits();
            default -> PlainText.composed(value);
        };
    }

    /** Whether another value is told than the one held: not the same in another form, nor a number with more zeros. */
    public boolean differ(String attribute, Object held, Object told) {
        if (held == Unknown.VALUE || told == Unknown.VALUE) {
            return held != told;
        }
        JsonNode known = json.valueToTree(normalised(attribute, held));
        return !known.equals(Values::compare, json.valueToTree(normalised(attribute, told)));
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static Optional<Wrong> text(String field, Object value, Limits limits) {
        if (!(value instanceof String text) || text.isBlank()) {
            return Optional.of(Wrong.of(field, "input.text"));
        }
        int longest = Objects.requireNonNullElse(limits.longest(), LONGEST);
        if (PlainText.length(text) > longest) {
            return Optional.of(Wrong.of(field, "input.too-long", String.valueOf(longest)));
        }
        return PlainText.is(text) ? Optional.empty() : Optional.of(Wrong.of(field, "input.text"));
    }

    /** ISO 8601 dates that exist; by default not in the future, and not before anyone now living was born. */
    private Optional<Wrong> date(String field, Object value, Limits limits) {
        try {
            LocalDate date = LocalDate.parse(value.toString());
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            LocalDate earliest = Objects.requireNonNullElse(limits.earliest(), today.minusYears(OLDEST_PERSON));
            boolean tooLate =
                    date.isAfter(Boolean.TRUE.equals(limits.future()) ? today.plusYears(OLDEST_PERSON) : today);
            return tooLate || date.isBefore(earliest)
                    ? Optional.of(Wrong.of(field, "input.date-range"))
                    : Optional.empty();
        } catch (DateTimeParseException wrong) {
            return Optional.of(Wrong.of(field, "input.date"));
        }
    }

    private static Optional<Wrong> number(String field, Object value, Limits limits) {
        if (!(value instanceof Number number)) {
            return Optional.of(Wrong.of(field, "input.number"));
        }
        BigDecimal amount;
        try {
            amount = new BigDecimal(number.toString());
        } catch (NumberFormatException notFinite) {
            return Optional.of(Wrong.of(field, "input.number-range"));
        }
        BigDecimal most = Objects.requireNonNullElse(limits.most(), MOST);
        BigDecimal least = Objects.requireNonNullElse(limits.least(), MOST.negate());
        int decimals = Objects.requireNonNullElse(limits.decimals(), MOST_DECIMALS);
        // Compared before anything is done with it: 1e999999999 is cheap to compare and ruinous to write out.
        boolean outside = amount.compareTo(most) > 0 || amount.compareTo(least) < 0;
        return outside || amount.stripTrailingZeros().scale() > decimals
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

    private Optional<Wrong> list(String field, Object value, Limits limits) {
        if (!(value instanceof List<?> several)) {
            return Optional.of(Wrong.of(field, "input.list"));
        }
        int longest = Objects.requireNonNullElse(limits.longest(), LONGEST_LIST);
        if (PlainText.length(json.writeValueAsString(several)) > longest) {
            return Optional.of(Wrong.of(field, "input.too-long", String.valueOf(longest)));
        }
        return PlainText.allOf(several) ? Optional.empty() : Optional.of(Wrong.of(field, "input.text"));
    }
}
