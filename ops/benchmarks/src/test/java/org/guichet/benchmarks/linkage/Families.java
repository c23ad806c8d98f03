package org.guichet.benchmarks.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.guichet.registry.matching.Description;

/**
 * Invented families made to mislead a matcher: twins, parents and children of one name, couples, brothers and sisters
 * born a year apart, neighbours, and people with the commonest names. Some of them are there again, as they are written
 * down at another time by somebody else. The seed decides everything.
 */
final class Families {
    private final SplittableRandom random;
    private final Names names;
    private final Mishaps mishaps;
    private final double again;
    private final List<Description> records = new ArrayList<>();
    private final List<Integer> persons = new ArrayList<>();
    private int next;

    /**
     * @param again how many of a hundred people are there a second time
     * @param blank how many of a hundred values are missing, besides the usual mishaps
     */
    Families(long seed, int people, int again, int blank) {
        random = new SplittableRandom(seed);
        names = new Names(random);
        mishaps = new Mishaps(random, blank / 100.0);
        this.again = again / 100.0;
        while (next < people) {
            household();
        }
    }

    List<Description> records() {
        return records;
    }

    /** Whose each record is. */
    List<Integer> persons() {
        return persons;
    }

    private void household() {
        Map<String, String> home = home();
        String family = names.family();
        int born = 1930 + random.nextInt(65);
        String father = names.given();
        add(father, family, date(born), home);
        if (random.nextInt(10) < 7) {
            add(
                    names.given(),
                    random.nextInt(3) > 0 ? family : names.family(),
                    date(born + random.nextInt(7) - 3),
                    home);
        }
        int children = born > 1985 ? random.nextInt(2) : random.nextInt(4);
        int year = born + 22 + random.nextInt(12);
        for (int child = 0; child < children && year < 2024; child++) {
            boolean namesake = child == 0 && random.nextInt(8) == 0;
            String birth = date(year);
            String given = namesake ? father : names.given();
            add(given, family, birth, home);
            if (random.nextInt(25) == 0) {
                add(names.givenOtherThan(given), family, birth, home);
            }
            year += 1 + random.nextInt(3);
        }
    }

    private void add(String given, String family, String birth, Map<String, String> home) {
        Map<String, String> person = new TreeMap<>(home);
        person.put("givenName", given);
        person.put("familyName", family);
        person.put("dateOfBirth", birth);
        if (random.nextInt(3) > 0) {
            // People who share an account exist, two accounts of one name do not.
            person.put(
                    "email",
                    random.nextInt(12) == 0
                            ? family + home.get("phone") + "@example.ca"
                            : (given + "." + family).replaceAll("[^A-Za-z.]", "") + next + "@example.ca");
        }
        int id = next++;
        keep(id, mishaps.asUsual(person));
        while (random.nextDouble() < again) {
            keep(id, mishaps.anotherTime(person, random.nextInt(5) == 0 ? home() : home, names));
        }
    }

    private void keep(int person, Map<String, String> values) {
        records.add(Description.of(values));
        persons.add(person);
    }

    private Map<String, String> home() {
        Map<String, String> home = new TreeMap<>();
        String[] town = Names.TOWNS[random.nextInt(Names.TOWNS.length)].split(",");
        home.put("address.line", (1 + random.nextInt(random.nextInt(400) + 1)) + " " + names.street());
        home.put("address.locality", town[0]);
        home.put("address.province", town[1]);
        home.put("address.postalCode", town[2] + " " + random.nextInt(10) + letter() + random.nextInt(10));
        home.put("phone", "%s555%04d".formatted(town[3], random.nextInt(10_000)));
        return home;
    }

    private char letter() {
        return "ABCEGHJKLMNPRSTVWXYZ".charAt(random.nextInt(20));
    }

    private String date(int year) {
        return LocalDate.ofYearDay(year, 1 + random.nextInt(365)).toString();
    }
}
