package org.guichet.registry.vigilance.year;

import java.util.List;
import java.util.Map;
import org.guichet.registry.vigilance.year.Happened.Curiosity;

/** Everything the year goes by. Guesses at how offices work, made before any rule was tried on it. */
final class YearParameters {
    static final String ZONE = "America/Toronto";
    static final int FIRST_YEAR = 2025;

    /** Name, people who live there, staff by trade; in a small town one postal code covers a quarter of it. */
    record Office(String name, int people, int postalCodes, int counter, int phone, int mail, int specialists) {}

    static final List<Office> OFFICES = List.of(
            new Office("small-town-1", 2_400, 4, 4, 0, 0, 0),
            new Office("small-town-2", 3_100, 5, 4, 0, 0, 0),
            new Office("small-town-3", 1_700, 3, 3, 0, 0, 0),
            new Office("town-1", 14_000, 420, 9, 0, 2, 1),
            new Office("town-2", 18_000, 600, 10, 0, 2, 1),
            new Office("city-1", 40_000, 1_900, 14, 0, 4, 2),
            new Office("city-2", 36_000, 1_700, 12, 0, 4, 2),
            new Office("call-centre", 60_000, 3_000, 0, 22, 0, 2));

    /** A third of it, for tests that are to take seconds. */
    static final List<Office> FEW_OFFICES =
            List.of(OFFICES.get(0), OFFICES.get(3), new Office("city", 18_000, 900, 6, 8, 2, 1));

    static final int SURNAMES = 6_000;
    static final double SURNAME_SKEW = 0.85;

    /** In a small town a few names are everybody's. */
    static final double LOCAL_NAME = 0.18;

    static final int LOCAL_NAMES = 12;
    static final int HOUSEHOLD_SIZE = 3;

    static final double HOLIDAY = 0.14;
    static final int COUNTER_LOOKS = 17;
    static final int PHONE_LOOKS = 24;
    static final int MAIL_LOOKS = 22;
    static final int SPECIALIST_LOOKS = 38;

    /** Share of looks behind which nobody called, drawn for each agent between the two. */
    static final double QUIET_FROM = 0.04;

    static final double QUIET_TO = 0.16;
    static final double MAIL_QUIET = 0.93;
    static final double SPECIALIST_QUIET = 0.45;
    static final double QUIET_WITHOUT_TICKET = 0.07;

    static final double DONE_WITH_CALLER = 0.55;
    static final double DONE_WITH_TICKET = 0.85;
    static final double DONE_WITH_NEITHER = 0.55;

    static final double FOLLOW_UP = 0.09;
    static final double SPECIALIST_FOLLOW_UP = 0.4;
    static final double PAPERWORK = 0.03;
    static final double PAPERWORK_WITHOUT_TICKET = 0.25;
    static final double PAPERWORK_DONE = 0.8;

    /** How often a client does something by herself in a year, and how often a look without a caller comes of that. */
    static final double COMES_IN_A_YEAR = 1.5;

    static final double TICKET_CAME_IN = 0.65;
    static final double NEITHER_CAME_IN = 0.4;
    static final int CAME_IN_DAYS = 25;

    /** Typing a name is several searches; sometimes nobody is found, or whoever called hangs up. */
    static final int TYPING = 6;

    /** Whoever calls or writes gives her number, mostly; whoever snoops seldom knows it. */
    static final double NUMBER_GIVEN = 0.65;

    static final double NUMBER_WITH_NEITHER = 0.45;
    static final double SNOOP_KNOWS_NUMBER = 0.06;
    static final double SNOOP_KNOWS_OWN_NUMBER = 0.5;
    static final double SNOOP_KNOWS_NUMBER_OF_KIN = 0.2;

    static final double SEARCH_IN_VAIN = 0.07;
    static final int VAIN_MOST = 14;

    /** Somebody leaves, and a colleague goes through her files in a day; so many times a year in each office. */
    static final int HAND_OVERS = 3;

    static final int HAND_OVER_FROM = 25;
    static final int HAND_OVER_TO = 70;
    static final double HAND_OVER_DONE = 0.5;
    static final double HAND_OVER_WITHOUT_TICKET = 0.15;

    static final double ROTATES_TO_NIGHTS = 0.2;
    static final int NIGHT_WEEKS = 4;
    static final double OVERTIME = 0.015;

    /** The register knows who this share of staff is; kin and herself are then refused at the door. */
    static final double STAFF_KNOWN = 0.95;

    static final double SERVES_HER_OWN = 0.02;
    static final double WRONG_ROW_OF_KIN = 0.01;
    static final double FIGURES_KNOWN = 0.8;
    static final int FIGURES_AN_OFFICE = 3;
    static final double FIGURES_CALL = 0.0006;
    static final double COLLEAGUES_CALL = 0.0008;

    /** How often each happens in a year, in the whole service. */
    static final Map<Curiosity, Integer> INCIDENTS = Map.of(
            Curiosity.OWN_RECORD, 9,
            Curiosity.HOUSEHOLD, 9,
            Curiosity.RELATIVE, 5,
            Curiosity.NEIGHBOUR_ONCE, 8,
            Curiosity.FORMER_PARTNER, 8,
            Curiosity.PUBLIC_PERSON, 8,
            Curiosity.COLLEAGUE, 8,
            Curiosity.FISHING_BY_SEARCH, 4,
            Curiosity.TRAWLING, 1);

    static final Map<Curiosity, Integer> FEW_INCIDENTS = Map.of(
            Curiosity.OWN_RECORD, 3,
            Curiosity.HOUSEHOLD, 3,
            Curiosity.RELATIVE, 2,
            Curiosity.NEIGHBOUR_ONCE, 3,
            Curiosity.FORMER_PARTNER, 3,
            Curiosity.PUBLIC_PERSON, 3,
            Curiosity.COLLEAGUE, 3,
            Curiosity.FISHING_BY_SEARCH, 1);

    static final Map<Curiosity, int[]> LOOKS = Map.of(
            Curiosity.OWN_RECORD, new int[] {1, 2},
            Curiosity.HOUSEHOLD, new int[] {1, 3},
            Curiosity.RELATIVE, new int[] {1, 2},
            Curiosity.NEIGHBOUR_ONCE, new int[] {1, 1},
            Curiosity.FORMER_PARTNER, new int[] {4, 6},
            Curiosity.PUBLIC_PERSON, new int[] {1, 2},
            Curiosity.COLLEAGUE, new int[] {1, 3},
            Curiosity.FISHING_BY_SEARCH, new int[] {0, 0},
            Curiosity.TRAWLING, new int[] {14, 24});

    /** Once a year somebody is in the news: so many of those who look at a person of public interest do so within days. */
    static final int IN_THE_NEWS = 4;

    static final int NEWS_DAYS = 6;

    static final int FISHING_SEARCHES_FROM = 35;
    static final int FISHING_SEARCHES_TO = 110;

    /** How a snoop covers it: by a caller who never called, by a ticket opened for it, not at all, or trying without. */
    static final double PRETENDS_A_CALLER = 0.1;

    static final double PRETENDS_A_TICKET = 0.5;
    static final double TRIES_WITHOUT = 0.1;
    static final double NEIGHBOUR_WITH_TICKET = 0.85;
    static final double SNOOP_RECORDS = 0.04;
    static final double SNOOPS_AFTER_HOURS = 0.3;
    static final double RELATIVE_OF_SAME_NAME = 0.6;
    static final double RELATIVE_IN_REGISTER = 0.5;

    private YearParameters() {}
}
