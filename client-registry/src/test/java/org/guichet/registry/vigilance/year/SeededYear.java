package org.guichet.registry.vigilance.year;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.guichet.registry.vigilance.year.Happened.Incident;
import org.guichet.registry.vigilance.year.Happened.Standing;
import org.guichet.registry.vigilance.year.Happened.What;
import org.jspecify.annotations.Nullable;

/** One year of one service, the same for the same seed. */
public final class SeededYear {
    private static final ZoneId ZONE = ZoneId.of(YearParameters.ZONE);

    final RandomGenerator random;
    final Staff staff;
    private final List<Happened> events = new ArrayList<>();
    private long contacts;

    private final List<YearParameters.Office> offices;

    private SeededYear(long seed, List<YearParameters.Office> offices) {
        this.random = new SplittableRandom(seed);
        this.staff = new Staff(offices, random);
        this.offices = offices;
    }

    /** A year of the whole service. */
    public static SeededYear of(long seed) {
        return of(seed, YearParameters.OFFICES, YearParameters.INCIDENTS);
    }

    /** A year of a third of it. */
    public static SeededYear small(long seed) {
        return of(seed, YearParameters.FEW_OFFICES, YearParameters.FEW_INCIDENTS);
    }

    private static SeededYear of(
            long seed, List<YearParameters.Office> offices, Map<Happened.Curiosity, Integer> incidents) {
        SeededYear year = new SeededYear(seed, offices);
        year.comeIn();
        year.work();
        new Snooping(year).snoop(incidents);
        year.events.sort(Comparator.comparing(Happened::at));
        return year;
    }

    /** In the order in which it happened. */
    public List<Happened> events() {
        return events;
    }

    /** What the register of staff and the list of persons of public interest say of an agent and a client. */
    public enum Related {
        HERSELF,
        LIVES_WITH_HER,
        SAME_POSTAL_CODE,
        SAME_SURNAME,
        WORKS_IN_HER_OFFICE,
        OF_PUBLIC_INTEREST
    }

    public Set<Related> related(String agent, int client) {
        return staff.related(agent, client);
    }

    private void work() {
        LocalDate first = LocalDate.of(YearParameters.FIRST_YEAR, 1, 1);
        Map<String, Set<Integer>> handOvers = new HashMap<>();
        for (YearParameters.Office office : offices) {
            handOvers.put(
                    office.name(),
                    Set.copyOf(random.ints(YearParameters.HAND_OVERS, 40, 350)
                            .boxed()
                            .distinct()
                            .toList()));
        }
        for (int day = 0; day < 365; day++) {
            LocalDate date = first.plusDays(day);
            boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            for (Agent agent : staff.agents) {
                boolean works = agent.trade == Agent.Trade.PHONE ? random.nextInt(7) < 5 : !weekend;
                if (works && random.nextDouble() >= YearParameters.HOLIDAY) {
                    work(agent, date, day / 7);
                }
            }
            int today = day;
            handOvers.forEach((office, days) -> {
                if (days.contains(today)) {
                    handOver(office, date);
                }
            });
        }
    }

    private void work(Agent agent, LocalDate date, int week) {
        int looks = agent.looks(random);
        Instant starts = at(date, agent.startsIn(week));
        for (int look = 0; look < looks; look++) {
            boolean overtime = random.nextDouble() < YearParameters.OVERTIME;
            Instant at = starts.plusSeconds(overtime ? random.nextInt(8 * 3600, 11 * 3600) : random.nextInt(8 * 3600));
            double share = agent.trade == Agent.Trade.SPECIALIST
                    ? YearParameters.SPECIALIST_FOLLOW_UP
                    : YearParameters.FOLLOW_UP;
            if (random.nextDouble() < YearParameters.SEARCH_IN_VAIN) {
                search(agent, at, random.nextInt(1, YearParameters.VAIN_MOST), false, null);
            }
            if (!agent.cases.isEmpty() && random.nextDouble() < share) {
                serve(agent, agent.remembered(random), at);
            } else {
                serve(agent, caller(agent), at);
            }
        }
    }

    /** Persons of public interest and colleagues have matters of their own. */
    private int caller(Agent agent) {
        double draw = random.nextDouble();
        if (draw < YearParameters.FIGURES_CALL) {
            return staff.figures.get(random.nextInt(staff.figures.size()));
        }
        if (draw < YearParameters.FIGURES_CALL + YearParameters.COLLEAGUES_CALL) {
            return staff.agents.get(random.nextInt(staff.agents.size())).self;
        }
        return agent.people.any(random);
    }

    private void serve(Agent agent, int client, Instant at) {
        boolean own = client == agent.self || staff.town.sameHousehold(agent.self, client);
        if (own && random.nextDouble() >= YearParameters.SERVES_HER_OWN) {
            if (agent.known && random.nextDouble() < YearParameters.WRONG_ROW_OF_KIN) {
                add(new Happened(
                        at,
                        What.REFUSED,
                        agent.name,
                        agent.office,
                        client,
                        ++contacts,
                        Standing.CALLER_IDENTIFIED,
                        null,
                        false,
                        null));
            }
            return;
        }
        agent.cases.add(client);
        Standing standing = random.nextDouble() >= agent.quiet
                ? Standing.CALLER_IDENTIFIED
                : random.nextDouble() < YearParameters.QUIET_WITHOUT_TICKET ? Standing.NEITHER : Standing.TICKET_ALONE;
        double number = standing == Standing.NEITHER ? YearParameters.NUMBER_WITH_NEITHER : YearParameters.NUMBER_GIVEN;
        boolean byNumber = random.nextDouble() < number;
        search(agent, at.minusSeconds(40), byNumber ? 1 : random.nextInt(1, YearParameters.TYPING), byNumber, null);
        double cameIn = standing == Standing.TICKET_ALONE
                ? YearParameters.TICKET_CAME_IN
                : standing == Standing.NEITHER ? YearParameters.NEITHER_CAME_IN : 0;
        if (random.nextDouble() < cameIn) {
            cameIn(client, at.minusSeconds(random.nextInt(3_600, YearParameters.CAME_IN_DAYS * 86_400)));
        }
        Instant closed = look(agent, client, at, standing, done(standing), own, null);
        if (random.nextDouble() < YearParameters.PAPERWORK) {
            Instant later = closed.plusSeconds(random.nextInt(600, 2 * 86_400));
            boolean bare = random.nextDouble() < YearParameters.PAPERWORK_WITHOUT_TICKET;
            look(
                    agent,
                    client,
                    later,
                    bare ? Standing.NEITHER : Standing.TICKET_ALONE,
                    random.nextDouble() < YearParameters.PAPERWORK_DONE,
                    own,
                    null);
        }
    }

    /** What clients do by themselves, with or without a look that comes of it. */
    private void comeIn() {
        for (Town.People people :
                staff.agents.stream().map(one -> one.people).distinct().toList()) {
            long times = Math.round((people.to() - people.from()) * YearParameters.COMES_IN_A_YEAR);
            Instant first = at(LocalDate.of(YearParameters.FIRST_YEAR, 1, 1), 0);
            for (long one = 0; one < times; one++) {
                cameIn(people.any(random), first.plusSeconds(random.nextInt(365 * 86_400)));
            }
        }
    }

    private void cameIn(int client, Instant at) {
        add(new Happened(at, What.CAME_IN, "", "", client, 0, Standing.NEITHER, null, false, null));
    }

    private boolean done(Standing standing) {
        return random.nextDouble()
                < switch (standing) {
                    case CALLER_IDENTIFIED -> YearParameters.DONE_WITH_CALLER;
                    case TICKET_ALONE -> YearParameters.DONE_WITH_TICKET;
                    case NEITHER -> YearParameters.DONE_WITH_NEITHER;
                };
    }

    private void handOver(String office, LocalDate date) {
        List<Agent> there =
                staff.agents.stream().filter(one -> one.office.equals(office)).toList();
        Agent leaves = there.get(random.nextInt(there.size()));
        Agent takes = there.get(random.nextInt(there.size()));
        int files = random.nextInt(YearParameters.HAND_OVER_FROM, YearParameters.HAND_OVER_TO);
        for (int file = 0; file < files && leaves != takes && !leaves.cases.isEmpty(); file++) {
            int client = leaves.remembered(random);
            if (takes.self != client && !staff.town.sameHousehold(takes.self, client)) {
                boolean bare = random.nextDouble() < YearParameters.HAND_OVER_WITHOUT_TICKET;
                look(
                        takes,
                        client,
                        at(date, takes.starts).plusSeconds(random.nextInt(8 * 3600)),
                        bare ? Standing.NEITHER : Standing.TICKET_ALONE,
                        random.nextDouble() < YearParameters.HAND_OVER_DONE,
                        false,
                        null);
            }
        }
    }

    /** One opening in a contact of its own; where the register knows her kin, the door refuses. */
    Instant look(
            Agent agent,
            int client,
            Instant at,
            Standing standing,
            boolean done,
            boolean kin,
            @Nullable Incident snoop) {
        long contact = ++contacts;
        Instant closed = at.plusSeconds(random.nextInt(60, 1_500));
        What what = kin && agent.known ? What.REFUSED : What.OPENED;
        add(new Happened(at, what, agent.name, agent.office, client, contact, standing, closed, false, snoop));
        if (done && what == What.OPENED) {
            add(new Happened(
                    at.plusSeconds(50),
                    What.RECORDED,
                    agent.name,
                    agent.office,
                    client,
                    contact,
                    standing,
                    closed,
                    false,
                    snoop));
        }
        return closed;
    }

    void refused(Agent agent, int client, Instant at, Incident snoop) {
        add(new Happened(at, What.REFUSED, agent.name, agent.office, client, 0, Standing.NEITHER, null, false, snoop));
    }

    void search(Agent agent, Instant at, int searches, boolean byNumber, @Nullable Incident snoop) {
        for (int one = 0; one < searches; one++) {
            Instant then = at.plusSeconds(one * 3L);
            add(new Happened(
                    then, What.SEARCHED, agent.name, agent.office, -1, 0, Standing.NEITHER, null, byNumber, snoop));
        }
    }

    private void add(Happened event) {
        events.add(event);
    }

    Instant at(LocalDate date, int hour) {
        return date.atTime(hour % 24, 0).atZone(ZONE).toInstant();
    }
}
