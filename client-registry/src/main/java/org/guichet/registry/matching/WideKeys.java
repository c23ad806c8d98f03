package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guichet.registry.matching.standard.StreetLine;

/**
 * Further keys for files, where much may be missing: every single thing a description says, and every two of them. They
 * cost too much to be kept for everybody, and a file is read once.
 */
public final class WideKeys {
    private WideKeys() {}

    /** Each thing it says alone. */
    public static Set<String> singles(Standardized person) {
        Set<String> singles = new TreeSet<>();
        person.given.forEach(name -> singles.add("name." + name.sound()));
        person.family.forEach(name -> singles.add("name." + name.sound()));
        person.birth.forEach(birth -> {
            singles.add("year." + birth.year());
            if (birth.isFull()) {
                singles.add("day." + BlockingKeys.day(birth));
            }
        });
        person.lines.forEach(line -> street(line, singles));
        person.plain("address.unit").forEach(unit -> singles.add("unit." + unit));
        person.plain("address.postalCode").forEach(code -> singles.add("code." + code));
        person.plain("address.locality").forEach(town -> singles.add("town." + BlockingKeys.beginning(town)));
        return singles;
    }

    /** Every two things it says. */
    public static Set<String> pairs(Standardized person) {
        List<String> singles = new ArrayList<>(singles(person));
        Set<String> pairs = new TreeSet<>();
        for (int one = 0; one < singles.size(); one++) {
            for (int other = one + 1; other < singles.size(); other++) {
                pairs.add(singles.get(one) + "+" + singles.get(other));
            }
        }
        return pairs;
    }

    private static void street(StreetLine line, Set<String> singles) {
        if (!line.number().isEmpty()) {
            singles.add("number." + line.number());
        }
        if (!line.name().isEmpty()) {
            singles.add("street." + BlockingKeys.sound(line));
        }
    }
}
