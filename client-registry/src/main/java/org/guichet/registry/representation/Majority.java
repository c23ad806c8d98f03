package org.guichet.registry.representation;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The day somebody comes of age, by the law of her province. Where the province is not known the lowest age counts:
 * nobody looks at an adult's record as her guardian because we do not know where she lives. Data: {@code
 * registry/ages-of-majority.json}, or the file an installation names in {@code guichet.registry.ages-of-majority}.
 */
@Component
public class Majority {
    private static final String ANYWHERE = "*";
    private static final String BORN = "dateOfBirth";
    private static final List<String> PROVINCES = List.of("residence.province", "address.province");

    /** Attributes that must be known to reckon it. */
    public static final Set<String> NEEDED = Set.of(BORN, "residence.province", "address.province");

    private final List<Age> ages;

    Majority(
            ResourceLoader resources,
            JsonMapper json,
            @Value("${guichet.registry.ages-of-majority:classpath:registry/ages-of-majority.json}") String location) {
        this.ages = read(resources.getResource(location), json);
    }

    /**
     * An age in force.
     *
     * @param province two letters, or {@code *} for whoever's province is not known
     * @param from the first day it counts on
     */
    record Age(String province, int age, LocalDate from) {}

    /**
     * From what is known of somebody; empty where it is not known when she was born. Of several provinces the one where
     * she comes of age first counts: whoever acts for her must not put it off by telling of another.
     *
     * @param known every value held of an attribute, the one that counts first
     */
    public Optional<LocalDate> comesOfAge(Function<String, List<String>> known) {
        List<String> provinces =
                PROVINCES.stream().flatMap(code -> known.apply(code).stream()).toList();
        return known.apply(BORN).stream()
                .findFirst()
                .flatMap(Majority::day)
                .map(born -> provinces.stream()
                        .map(province -> comesOfAge(born, province))
                        .min(Comparator.naturalOrder())
                        .orElseGet(() -> comesOfAge(born, (String) null)));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** The first day on which she has the age in force on that day. */
    LocalDate comesOfAge(LocalDate born, @Nullable String province) {
        List<Age> inTurn = inTurn(province);
        for (int index = 0; index < inTurn.size(); index++) {
            Age age = inTurn.get(index);
            LocalDate birthday = born.plusYears(age.age());
            LocalDate day = index == 0 || birthday.isAfter(age.from()) ? birthday : age.from();
            if (index + 1 == inTurn.size() || day.isBefore(inTurn.get(index + 1).from())) {
                return day;
            }
        }
        throw new IllegalStateException("No age of majority is declared for whoever's province is not known");
    }

    private List<Age> inTurn(@Nullable String province) {
        List<Age> known =
                ages.stream().filter(age -> age.province().equals(province)).toList();
        return (known.isEmpty() ? ages.stream().filter(age -> age.province().equals(ANYWHERE)) : known.stream())
                .sorted(Comparator.comparing(Age::from))
                .toList();
    }

    private static List<Age> read(Resource resource, JsonMapper json) {
        try (var stream = resource.getInputStream()) {
            return List.copyOf(json.readValue(stream, new TypeReference<List<Age>>() {}));
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The ages of majority cannot be read from " + resource.getDescription(), unreadable);
        }
    }
}
