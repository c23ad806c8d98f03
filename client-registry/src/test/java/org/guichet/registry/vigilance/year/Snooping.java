package org.guichet.registry.vigilance.year;

import static org.guichet.registry.vigilance.year.Happened.Curiosity.NEIGHBOUR_ONCE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.guichet.registry.vigilance.year.Happened.Curiosity;
import org.guichet.registry.vigilance.year.Happened.Incident;
import org.guichet.registry.vigilance.year.Happened.Standing;

/** What the snoops of a year do, and how they cover it. */
final class Snooping {

    private final SeededYear year;
    private final RandomGenerator random;
    private final int inTheNews;
    private final LocalDate news;
    private int ofNews;
    private int incidents;

    Snooping(SeededYear year) {
        this.year = year;
        this.random = year.random;
        this.inTheNews = year.staff.figures.get(random.nextInt(year.staff.figures.size()));
        this.news = workingDay();
    }

    void snoop(Map<Curiosity, Integer> howMany) {
        new TreeMap<>(howMany).forEach((kind, count) -> {
            for (int one = 0; one < count; one++) {
                snoop(kind);
            }
        });
    }

    private void snoop(Curiosity kind) {
        Agent agent = year.staff.agents.get(random.nextInt(year.staff.agents.size()));
        switch (kind) {
            case OWN_RECORD -> look(kind, agent, agent.self, true);
            case HOUSEHOLD -> lookOrAgain(kind, agent, housemate(agent), true);
            case RELATIVE -> {
                int relative = relative(agent);
                boolean registered = relative >= 0 && random.nextDouble() < YearParameters.RELATIVE_IN_REGISTER;
                if (registered) {
                    agent.relatives.add(relative);
                }
                lookOrAgain(kind, agent, relative, registered);
            }
            case NEIGHBOUR_ONCE -> lookOrAgain(kind, agent, neighbour(agent), false);
            case FORMER_PARTNER -> look(kind, agent, agent.people.any(random), false);
            case PUBLIC_PERSON -> ofPublicInterest(agent);
            case COLLEAGUE -> look(kind, agent, colleague(agent).self, false);
            case FISHING_BY_SEARCH -> fish(agent);
            case TRAWLING -> trawl(agent);
        }
    }

    /** Whoever has nobody of the kind snoops on nobody of the kind: somebody else does. */
    private void lookOrAgain(Curiosity kind, Agent agent, int client, boolean kin) {
        if (client < 0) {
            snoop(kind);
        } else {
            look(kind, agent, client, kin);
        }
    }

    private void ofPublicInterest(Agent agent) {
        boolean newsworthy = ofNews < YearParameters.IN_THE_NEWS;
        ofNews++;
        int figure = newsworthy ? inTheNews : year.staff.figures.get(random.nextInt(year.staff.figures.size()));
        LocalDate date = newsworthy ? after(news, YearParameters.NEWS_DAYS) : workingDay();
        look(Curiosity.PUBLIC_PERSON, agent, figure, false, date);
    }

    private void look(Curiosity kind, Agent agent, int client, boolean kin) {
        look(kind, agent, client, kin, workingDay());
    }

    private void look(Curiosity kind, Agent agent, int client, boolean kin, LocalDate from) {
        Incident incident = new Incident(++incidents, kind, agent.name, client);
        int[] range = YearParameters.LOOKS.getOrDefault(kind, new int[] {1, 1});
        int looks = random.nextInt(range[0], range[1] + 1);
        LocalDate date = from;
        for (int one = 0; one < looks; one++) {
            Instant at = moment(agent, date);
            boolean byNumber = random.nextDouble() < numberKnown(kind);
            year.search(
                    agent,
                    at.minusSeconds(30),
                    byNumber ? 1 : random.nextInt(1, YearParameters.TYPING),
                    byNumber,
                    incident);
            if (random.nextDouble() < YearParameters.TRIES_WITHOUT) {
                year.refused(agent, client, at.minusSeconds(9), incident);
            }
            year.look(
                    agent, client, at, cover(kind), random.nextDouble() < YearParameters.SNOOP_RECORDS, kin, incident);
            date = after(date, kind == Curiosity.FORMER_PARTNER ? 75 : 12);
        }
    }

    private static double numberKnown(Curiosity kind) {
        return switch (kind) {
            case OWN_RECORD -> YearParameters.SNOOP_KNOWS_OWN_NUMBER;
            case HOUSEHOLD, FORMER_PARTNER -> YearParameters.SNOOP_KNOWS_NUMBER_OF_KIN;
            default -> YearParameters.SNOOP_KNOWS_NUMBER;
        };
    }

    private Standing cover(Curiosity kind) {
        double draw = random.nextDouble();
        if (kind == NEIGHBOUR_ONCE && draw < YearParameters.NEIGHBOUR_WITH_TICKET) {
            return Standing.TICKET_ALONE;
        }
        double second = random.nextDouble();
        if (second < YearParameters.PRETENDS_A_CALLER) {
            return Standing.CALLER_IDENTIFIED;
        }
        return second < YearParameters.PRETENDS_A_CALLER + YearParameters.PRETENDS_A_TICKET
                ? Standing.TICKET_ALONE
                : Standing.NEITHER;
    }

    private void fish(Agent agent) {
        Incident incident = new Incident(++incidents, Curiosity.FISHING_BY_SEARCH, agent.name, -1);
        int searches = random.nextInt(YearParameters.FISHING_SEARCHES_FROM, YearParameters.FISHING_SEARCHES_TO);
        LocalDate date = workingDay();
        while (searches > 0) {
            int burst = Math.min(searches, random.nextInt(6, 25));
            year.search(agent, moment(agent, date), burst, false, incident);
            searches -= burst;
        }
    }

    private void trawl(Agent agent) {
        Incident incident = new Incident(++incidents, Curiosity.TRAWLING, agent.name, -1);
        int[] range = YearParameters.LOOKS.getOrDefault(Curiosity.TRAWLING, new int[] {1, 1});
        int looks = random.nextInt(range[0], range[1] + 1);
        LocalDate date = workingDay();
        for (int one = 0; one < looks; one++) {
            Instant at = moment(agent, date);
            year.search(agent, at.minusSeconds(20), 2, false, incident);
            Standing standing = random.nextBoolean() ? Standing.TICKET_ALONE : Standing.NEITHER;
            year.look(agent, agent.people.any(random), at, standing, false, false, incident);
        }
    }

    private LocalDate workingDay() {
        return after(LocalDate.of(YearParameters.FIRST_YEAR, 1, 15).plusDays(random.nextInt(290)), 1);
    }

    private LocalDate after(LocalDate date, int days) {
        LocalDate later = date.plusDays(random.nextInt(1, days + 1));
        return later.getDayOfWeek() == DayOfWeek.SATURDAY || later.getDayOfWeek() == DayOfWeek.SUNDAY
                ? later.plusDays(2)
                : later;
    }

    /** During her hours, or in the two before and the three after. */
    private Instant moment(Agent agent, LocalDate date) {
        Instant starts = year.at(date, agent.starts);
        if (random.nextDouble() >= YearParameters.SNOOPS_AFTER_HOURS) {
            return starts.plusSeconds(random.nextInt(8 * 3600));
        }
        return random.nextBoolean()
                ? starts.minusSeconds(random.nextInt(2 * 3600))
                : starts.plusSeconds(random.nextInt(8 * 3600, 11 * 3600));
    }

    private int housemate(Agent agent) {
        return anybody(agent, one -> one != agent.self && year.staff.town.sameHousehold(one, agent.self));
    }

    private int relative(Agent agent) {
        boolean named = random.nextDouble() < YearParameters.RELATIVE_OF_SAME_NAME;
        return anybody(
                agent,
                one -> !year.staff.town.sameHousehold(one, agent.self)
                        && year.staff.town.sameSurname(one, agent.self) == named);
    }

    private int neighbour(Agent agent) {
        return anybody(
                agent,
                one -> year.staff.town.sameCode(one, agent.self) && !year.staff.town.sameHousehold(one, agent.self));
    }

    private Agent colleague(Agent agent) {
        while (true) {
            Agent other = year.staff.agents.get(random.nextInt(year.staff.agents.size()));
            if (other != agent && other.office.equals(agent.office)) {
                return other;
            }
        }
    }

    private int anybody(Agent agent, IntPredicate wanted) {
        int start = agent.people.any(random);
        int size = agent.people.to() - agent.people.from();
        for (int step = 0; step < size; step++) {
            int one = agent.people.from() + (start - agent.people.from() + step) % size;
            if (wanted.test(one)) {
                return one;
            }
        }
        return -1;
    }
}
