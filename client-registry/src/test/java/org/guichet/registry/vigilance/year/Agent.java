package org.guichet.registry.vigilance.year;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Somebody on the staff, and how she works. */
final class Agent {
    enum Trade {
        COUNTER,
        PHONE,
        MAIL,
        SPECIALIST
    }

    final String name;
    final String office;
    final Town.People people;
    final Trade trade;
    final int self;
    final boolean known;
    final double quiet;
    final int starts;
    final int nightsFrom;
    final List<Integer> cases = new ArrayList<>();

    /** Kin of other households of whom the register knows that they are. */
    final Set<Integer> relatives = new HashSet<>();

    Agent(String name, String office, Town.People people, Trade trade, RandomGenerator random) {
        this.name = name;
        this.office = office;
        this.people = people;
        this.trade = trade;
        this.self = people.any(random);
        this.known = random.nextDouble() < YearParameters.STAFF_KNOWN;
        this.quiet = switch (trade) {
            case COUNTER, PHONE -> random.nextDouble(YearParameters.QUIET_FROM, YearParameters.QUIET_TO);
            case MAIL -> YearParameters.MAIL_QUIET;
            case SPECIALIST -> YearParameters.SPECIALIST_QUIET;
        };
        this.starts = trade == Trade.PHONE ? List.of(7, 8, 13, 22).get(random.nextInt(4)) : random.nextInt(7, 10);
        boolean rotates = trade == Trade.PHONE && random.nextDouble() < YearParameters.ROTATES_TO_NIGHTS;
        this.nightsFrom = rotates ? random.nextInt(10, 40) : Integer.MAX_VALUE;
    }

    int startsIn(int week) {
        return week >= nightsFrom && week < nightsFrom + YearParameters.NIGHT_WEEKS ? 22 : starts;
    }

    int looks(RandomGenerator random) {
        int usual = switch (trade) {
            case COUNTER -> YearParameters.COUNTER_LOOKS;
            case PHONE -> YearParameters.PHONE_LOOKS;
            case MAIL -> YearParameters.MAIL_LOOKS;
            case SPECIALIST -> YearParameters.SPECIALIST_LOOKS;
        };
        return (int) Math.round(usual * random.nextDouble(0.5, 1.5));
    }

    int remembered(RandomGenerator random) {
        int newest = Math.min(cases.size(), 30);
        return cases.get(cases.size() - 1 - random.nextInt(newest));
    }
}
