package org.guichet.benchmarks.registry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.guichet.benchmarks.linkage.Mishaps;
import org.guichet.benchmarks.linkage.Names;

/**
 * Invented people by number, each made anew whenever she is asked for, so that a million take no memory. Every twentieth
 * row is somebody of the rows before, written down at another time: with slips, names that changed, a home left, dates
 * turned round and values missing.
 */
final class Population {
    static final String SIN = "identifier.sin";

    private static final int EVERY = 20;
    private static final int HOUSEHOLD = 3;
    private static final int VILLAGES = 400;
    private static final long NUMBERS = 70_000_000L;
    private static final long APART = 48_271;
    private static final String LETTERS = "ABCEGHJKLMNPRSTVWXYZ";

    private final long seed;

    Population(long seed) {
        this.seed = seed;
    }

    /** Whom a row is about: itself, or a row before. */
    int original(int row) {
        if (row % EVERY != EVERY - 1) {
            return row;
        }
        int original = random(row, 1).nextInt(row);
        return original % EVERY == EVERY - 1 ? original - 1 : original;
    }

    /** A row of the file, by attribute. */
    Map<String, String> row(int row) {
        int original = original(row);
        return original == row ? person(row) : again(original, row);
    }

    /** Whoever the row is about, as she was first written down. */
    Map<String, String> person(int number) {
        int household = number / HOUSEHOLD;
        SplittableRandom random = random(number, 2);
        Map<String, String> person = home(household);
        ManyNames names = new ManyNames(random);
        String family = new ManyNames(random(household, 3)).family();
        person.put("givenName", names.given());
        person.put("familyName", random.nextInt(HOUSEHOLD) == 0 ? names.family() : family);
        person.put(
                "dateOfBirth",
                LocalDate.of(1925, 1, 1).plusDays(random.nextInt(90 * 365)).toString());
        if (random.nextInt(4) == 0) {
            person.remove("phone");
        }
        if (random.nextInt(3) > 0) {
            person.put(SIN, sin(number));
        }
        return person;
    }

    /** The same person, told of by somebody else. */
    Map<String, String> again(int number, int time) {
        SplittableRandom random = random(time, 4);
        Map<String, String> person = person(number);
        Map<String, String> home = random.nextInt(5) == 0 ? home(-time) : new HashMap<>();
        if (random.nextInt(3) > 0) {
            home.remove("phone"); // most numbers move with whoever has them
        }
        Map<String, String> again = new Mishaps(random, 0.05).anotherTime(person, home, new ManyNames(random));
        if (random.nextInt(4) > 0) {
            again.remove(SIN);
        }
        // No form takes such a date; whoever has only that writes none.
        again.computeIfPresent("dateOfBirth", (attribute, date) -> isDate(date) ? date : null);
        return again;
    }

    private static boolean isDate(String date) {
        try {
            return LocalDate.parse(date).getYear() > 1900;
        } catch (DateTimeParseException impossible) {
            return false;
        }
    }

    private Map<String, String> home(int household) {
        SplittableRandom random = random(household, 5);
        Names names = new ManyNames(random);
        Map<String, String> home = new TreeMap<>();
        String[] town = Names.TOWNS[random.nextInt(Names.TOWNS.length)].split(",");
        boolean city = random.nextBoolean();
        int place = random.nextInt(city ? 5 : VILLAGES);
        String area =
                town[2].charAt(0) + "" + (city ? place : place % 10) + LETTERS.charAt(place / 10 % LETTERS.length());
        home.put("address.line", (1 + random.nextInt(random.nextInt(400) + 1)) + " " + names.street());
        home.put("address.locality", city ? town[0] : ManyNames.village(place));
        home.put("address.province", town[1]);
        home.put(
                "address.postalCode",
                area + " " + random.nextInt(10) + LETTERS.charAt(random.nextInt(city ? 20 : 2))
                        + random.nextInt(city ? 1 : 10));
        home.put("phone", "%s%03d%04d".formatted(town[3], 200 + random.nextInt(800), random.nextInt(10_000)));
        return home;
    }

    /** Nobody else's, with its check digit. */
    private String sin(int number) {
        String digits = String.valueOf(10_000_000L + (number * APART + seed) % NUMBERS);
        int total = 0;
        for (int index = 0; index < digits.length(); index++) {
            int counted = (digits.charAt(index) - '0') * (1 + index % 2);
            total += counted > 9 ? counted - 9 : counted;
        }
        return digits + (10 - total % 10) % 10;
    }

    private SplittableRandom random(int number, int use) {
        return new SplittableRandom((seed * 31 + use) * 1_000_003L + number * 7L);
    }
}
