package org.guichet.registry.matching.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of an address taken apart.
 *
 * @param number the civic number, empty where there is none
 * @param street name and kind of street together ("prioryroad"), so that a lost space does not matter
 * @param name the name alone, without the kind of street and articles
 * @param unit number of the apartment, empty where there is none
 */
public record StreetLine(String number, String street, String name, String unit) {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("st", "street"),
            Map.entry("str", "street"),
            Map.entry("rd", "road"),
            Map.entry("av", "avenue"),
            Map.entry("ave", "avenue"),
            Map.entry("blvd", "boulevard"),
            Map.entry("boul", "boulevard"),
            Map.entry("bd", "boulevard"),
            Map.entry("dr", "drive"),
            Map.entry("ct", "court"),
            Map.entry("crt", "court"),
            Map.entry("pl", "place"),
            Map.entry("cres", "crescent"),
            Map.entry("cr", "crescent"),
            Map.entry("ln", "lane"),
            Map.entry("cct", "circuit"),
            Map.entry("cl", "close"),
            Map.entry("hwy", "highway"),
            Map.entry("pde", "parade"),
            Map.entry("tce", "terrace"),
            Map.entry("terr", "terrace"),
            Map.entry("sq", "square"),
            Map.entry("ch", "chemin"),
            Map.entry("rte", "route"),
            Map.entry("mt", "mount"));
    private static final Set<String> NAMELESS = Set.of(
            "street",
            "road",
            "avenue",
            "boulevard",
            "drive",
            "court",
            "place",
            "crescent",
            "lane",
            "circuit",
            "close",
            "highway",
            "parade",
            "terrace",
            "square",
            "chemin",
            "route",
            "rue",
            "rang",
            "montee",
            "ruelle",
            "allee",
            "impasse",
            "way",
            "grove",
            "de",
            "du",
            "des",
            "d",
            "la",
            "le",
            "les",
            "l",
            "the");
    private static final Set<String> UNITS = Set.of(
            "apt", "app", "apartment", "appartement", "unit", "unite", "suite", "bureau", "flat", "room", "local");
    private static final Pattern UNIT_BEFORE = Pattern.compile("\\s*(\\w+)\\s*[/-]\\s*(\\d\\w*)\\b(.*)");

    /** The line, or nothing where no letter or digit is left of it. */
    public static List<StreetLine> of(String text) {
        String unit = "";
        String rest = Plain.cut(text).replace('#', ' ');
        var before = UNIT_BEFORE.matcher(rest);
        if (before.matches()) {
            unit = Plain.joined(before.group(1));
            rest = before.group(2) + before.group(3);
        }
        List<String> words = new ArrayList<>(Plain.words(rest));
        for (int at = 0; at + 1 < words.size(); at++) {
            if (UNITS.contains(words.get(at))) {
                unit = words.remove(at + 1);
                words.remove(at);
            }
        }
        words.replaceAll(word -> KINDS.getOrDefault(word, word));
        String number = words.isEmpty() || !Character.isDigit(words.getFirst().charAt(0)) ? "" : words.removeFirst();
        String street = String.join("", words);
        List<String> bearing =
                words.stream().filter(word -> !NAMELESS.contains(word)).toList();
        String name = bearing.isEmpty() ? street : String.join("", bearing);
        return number.isEmpty() && street.isEmpty() && unit.isEmpty()
                ? List.of()
                : List.of(new StreetLine(number, street, name, unit));
    }
}
