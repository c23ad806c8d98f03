package org.guichet.benchmarks.linkage;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What happens to values between one writing down and the next. */
public final class Mishaps {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> PET_NAMES = Map.of(
            "William",
            "Bill",
            "Robert",
            "Bob",
            "Margaret",
            "Peggy",
            "Elizabeth",
            "Betty",
            "James",
            "Jim",
            "Michael",
            "Mike",
            "John",
            "Jack",
            "Jean",
            "Ti-Jean",
            "Alexander",
            "Alex",
            "Katherine",
            "Kate");

    private final SplittableRandom random;
    private final double blank;

    public Mishaps(SplittableRandom random, double blank) {
        this.random = random;
        this.blank = blank;
    }

    /** Written down carefully: only the blanks. */
    Map<String, String> asUsual(Map<String, String> person) {
        Map<String, String> written = new TreeMap<>(person);
        written.keySet().removeIf(attribute -> random.nextDouble() < blank);
        return written;
    }

    /** Written down by somebody else, some years later. */
    public Map<String, String> anotherTime(Map<String, String> person, Map<String, String> home, Names names) {
        Map<String, String> written = new TreeMap<>(person);
        written.putAll(home);
        names(written, names);
        if (random.nextInt(8) == 0) {
            written.computeIfPresent("dateOfBirth", (attribute, date) -> date(date));
        }
        for (String attribute : new String[] {"address.line", "address.locality", "address.postalCode", "phone"}) {
            if (random.nextInt(8) == 0) {
                written.computeIfPresent(attribute, (same, value) -> slip(value));
            }
        }
        written.computeIfPresent(
                "address.line",
                (attribute, line) -> line.replace("Street", "St.")
                        .replace("boulevard", "boul.")
                        .replace("Avenue", "Ave"));
        if (random.nextInt(3) == 0) {
            written.remove(random.nextBoolean() ? "email" : "phone");
        }
        return asUsual(written);
    }

    private void names(Map<String, String> written, Names names) {
        String given = written.getOrDefault("givenName", "");
        String family = written.getOrDefault("familyName", "");
        switch (random.nextInt(16)) {
            case 0 -> {
                written.put("givenName", family);
                written.put("familyName", given);
            }
            case 1 -> written.put("familyName", names.family());
            case 2 -> written.put("familyName", family + "-" + names.family());
            case 3, 4 -> written.put("givenName", slip(given));
            case 5, 6 -> written.put("familyName", slip(family));
            case 7, 8 -> written.put("givenName", PET_NAMES.getOrDefault(given, given));
            case 9 ->
                written.put(
                        "givenName", given.toUpperCase(java.util.Locale.ROOT).replace("É", "E"));
            default -> {}
        }
    }

    private String date(String date) {
        String year = date.substring(0, 4);
        String month = date.substring(5, 7);
        String day = date.substring(8);
        return switch (random.nextInt(4)) {
            case 0 -> year + "-" + day + "-" + month;
            case 1 -> year + "-" + month + "-" + (40 + random.nextInt(60));
            case 2 -> year.substring(0, 3) + random.nextInt(10) + "-" + month + "-" + day;
            default -> year + "-" + month + "-" + day.charAt(0) + random.nextInt(10);
        };
    }

    /** One letter lost, doubled, changed, or changed places. */
    public String slip(String value) {
        if (value.length() < 3) {
            return value;
        }
        int at = 1 + random.nextInt(value.length() - 2);
        String before = value.substring(0, at);
        String after = value.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + value.charAt(at) + value.charAt(at) + after;
            case 2 -> before + LETTERS.charAt(random.nextInt(LETTERS.length())) + after;
            default -> before + after.charAt(0) + value.charAt(at) + after.substring(1);
        };
    }
}
