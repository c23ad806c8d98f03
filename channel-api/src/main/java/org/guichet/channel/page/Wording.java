package org.guichet.channel.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Dates, money, numbers and values in the words of a language and a place. In templates: {@code #say}. */
final class Wording {
    private static final String NOTHING = "–";
    private static final String CANADA = "CA";
    private final MessageSource messages;
    private final Function<String, Optional<Attribute>> dictionary;
    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;

    Wording(
            MessageSource messages,
            Function<String, Optional<Attribute>> dictionary,
            Locale language,
            ZoneId zone,
            Instant now) {
        this.messages = messages;
        this.dictionary = dictionary;
        this.locale = Locale.of(language.getLanguage(), CANADA);
        this.zone = zone;
        this.now = now;
    }

    /** The text of a key whose last part is data, for example a status; the data itself where there is no text. */
    public String code(String prefix, @Nullable Object code) {
        if (code == null) {
            return NOTHING;
        }
        String text = messages.getMessage(prefix + "." + code, null, code.toString(), locale);
        return text == null ? code.toString() : text;
    }

    /** Where the page that is shown is to be had in another language: what its address asks for stays. */
    public String inLanguage(String code) {
        return "?"
                + ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("lang", code)
                        .build()
                        .getQuery();
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? NOTHING
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(date);
    }

    /** The day of an instant, where the counter stands. */
    public String day(@Nullable Instant instant) {
        return instant == null ? NOTHING : date(instant.atZone(zone).toLocalDate());
    }

    /** The hour, "12 h 47", is never broken over two lines. */
    public String time(@Nullable Instant instant) {
        return instant == null
                ? NOTHING
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atZone(zone))
                        .replace(" h ", "\u00a0h\u00a0");
    }

    /** How long ago, in the largest unit that says something: "3 years ago", "today". */
    public String age(@Nullable Instant instant) {
        if (instant == null) {
            return NOTHING;
        }
        LocalDate then = instant.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS}) {
            long passed = unit.between(then, today);
            if (passed > 0) {
                return messages.getMessage(
                        "age." + unit.name().toLowerCase(Locale.ROOT), new Object[] {passed}, locale);
            }
        }
        return messages.getMessage("age.today", null, locale);
    }

    public String money(@Nullable BigDecimal amount) {
        if (amount == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("CAD"));
        return format.format(amount);
    }

    /** A period of whole months in words, "July 2023 – September 2023"; open where it has no end. */
    public String period(LocalDate from, @Nullable LocalDate to) {
        DateTimeFormatter month = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
        return month.format(from) + " – " + (to == null ? "" : month.format(to));
    }

    /** How long an ISO 8601 period is: "2 years", "1 year, 6 months". */
    public String length(String period) {
        Period parsed = Period.parse(period);
        return Stream.of(
                        Map.entry("length.years", parsed.getYears()),
                        Map.entry("length.months", parsed.getMonths()),
                        Map.entry("length.days", parsed.getDays()))
                .filter(part -> part.getValue() != 0)
                .map(part -> messages.getMessage(part.getKey(), new Object[] {part.getValue()}, locale))
                .collect(Collectors.joining(", "));
    }

    public String number(@Nullable Number number) {
        return number == null ? NOTHING : NumberFormat.getNumberInstance(locale).format(number);
    }

    public String percent(@Nullable Number ratio) {
        if (ratio == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(ratio);
    }

    /** A value of a fact, by the type the dictionary gives it: {@code MONEY}, {@code DATE}, {@code BOOLEAN} and so on. */
    public String value(@Nullable Object value, @Nullable Object type, String attribute) {
        return switch (value) {
            case null -> NOTHING;
            case Unknown none -> messages.getMessage("fact.unknown", null, locale);
            case Boolean yes -> messages.getMessage(yes ? "yes" : "no", null, locale);
            case Collection<?> several ->
                several.stream().map(one -> value(one, type, attribute)).collect(Collectors.joining(", "));
            case Number number -> isA(type, "MONEY") ? money(new BigDecimal(number.toString())) : number(number);
            case String text when isA(type, "DATE") -> date(LocalDate.parse(text));
            case String text
            when attribute.endsWith("country") -> Locale.of("", text).getDisplayCountry(locale);
            case String text when isA(type, "CODE") -> code("value." + attribute.replaceFirst("^partner\\.", ""), text);
            default -> value.toString();
        };
    }

    /** What an attribute is called. */
    public String label(String attribute) {
        return dictionary.apply(attribute).map(known -> known.label(locale)).orElse(attribute);
    }

    /** Where a fact comes from, in words; a contact's id says nothing to a reader and is left out. */
    public String source(Source source) {
        String code = source.code().replaceFirst(":.*", "");
        String party = code("party", code);
        return party.equals(code) && source.kind() != Source.Kind.PROGRAMME && source.kind() != Source.Kind.REGISTER
                ? code("source", source.kind())
                : party;
    }

    /** Several codes in words. */
    public String codes(String prefix, Collection<?> codes) {
        return codes.stream().map(code -> code(prefix, code)).collect(Collectors.joining(", "));
    }

    /** Several attributes by name; what a search adds to a name is left out. */
    public String labels(Collection<String> attributes) {
        return attributes.stream()
                .map(attribute -> label(attribute.replaceFirst("=.*", "")))
                .collect(Collectors.joining(", "));
    }

    /** Who acted, as the client may know it: office and kind, never the name of somebody who works there. */
    public String who(String kind, String id, String office) {
        return switch (kind) {
            case "PERSON" -> office.isEmpty() ? code("who", kind) : inWords(office);
            case "PROGRAMME" -> code("party", id);
            default -> code("who", kind);
        };
    }

    private static String inWords(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }

    public String join(Collection<?> texts, String between) {
        return texts.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    /** The colour of a state. */
    public String tag(String state) {
        return switch (state) {
            case "GRANTED" -> "govuk-tag--green";
            case "REFUSED", "INELIGIBLE" -> "govuk-tag--red";
            case "DRAFT", "WITHDRAWN" -> "govuk-tag--grey";
            default -> "govuk-tag--blue";
        };
    }

    /** The choices of an attribute with few of them, by value; null where it is typed. */
    public @Nullable Map<String, String> choices(Attribute attribute) {
        if (attribute.type() == Attribute.Type.BOOLEAN) {
            Map<String, String> choices = new LinkedHashMap<>();
            choices.put("true", value(true, null, attribute.code()));
            choices.put("false", value(false, null, attribute.code()));
            return choices;
        }
        if (attribute.type() != Attribute.Type.CODE || attribute.codes().isEmpty()) {
            return null;
        }
        Map<String, String> choices = new LinkedHashMap<>();
        attribute.codes().forEach(code -> choices.put(code, value(code, "CODE", attribute.code())));
        return choices;
    }

    /** What is wrong with a field, with the field's name before it where it has one. */
    public String wrong(Wrong one) {
        String text = messages.getMessage(one.messageKey(), one.arguments().toArray(), one.messageKey(), locale);
        String field = fieldName(one.field());
        return field.isEmpty() ? String.valueOf(text) : field + " " + text;
    }

    private String fieldName(String field) {
        String attribute = field.replaceFirst("^(answers|choices|confirmations)\\.", "");
        String name = messages.getMessage("field." + field, null, "", locale);
        return name == null || name.isEmpty()
                ? dictionary.apply(attribute).map(known -> known.label(locale)).orElse("")
                : name;
    }

    /** The same for one field of a page; null where nothing is wrong with it. */
    public @Nullable String wrong(@Nullable List<Wrong> all, String field) {
        return all == null
                ? null
                : all.stream()
                        .filter(one -> one.field().equals(field))
                        .findFirst()
                        .map(this::wrong)
                        .orElse(null);
    }

    /** The ids that describe an input: its hint and its error, where it has them. */
    public @Nullable String describedBy(String field, @Nullable String hint, @Nullable String error) {
        String ids = (hint == null ? "" : field + "-hint ") + (error == null ? "" : field + "-error");
        return ids.isBlank() ? null : ids.strip();
    }

    private static boolean isA(@Nullable Object type, String name) {
        return type != null && type.toString().equals(name);
    }
}
