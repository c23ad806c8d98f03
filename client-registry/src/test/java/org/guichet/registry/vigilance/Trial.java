package org.guichet.registry.vigilance;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.guichet.registry.vigilance.Memory.DayKey;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.guichet.registry.vigilance.Watch.Ground;
import org.guichet.registry.vigilance.year.Happened;
import org.guichet.registry.vigilance.year.Happened.Incident;
import org.guichet.registry.vigilance.year.SeededYear;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rules tried on a year: the same code the duty runs, over a stream of looks that no database holds. */
final class Trial {
    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final Thresholds thresholds;
    private final Consumer<Raised> each;
    private final SeededYear year;
    private final Watch watch;
    private final Memory memory = new Memory();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Map<UUID, Ground> grounds = new HashMap<>();
    private final Map<PairKey, Set<Incident>> snooped = new HashMap<>();
    /** Of what was about many: an alert about a day is true of nothing else. */
    private final Map<DayKey, Set<Incident>> snoopedOn = new HashMap<>();

    private final Map<Object, Raised> raised = new HashMap<>();
    private final Set<Incident> incidents = new HashSet<>();
    private final Map<Integer, List<Trace>> traces = new HashMap<>();
    private long looks;
    private long snoopLooks;

    private record Trace(Instant at, String actor) {}

    private record Due(Instant at, Object key) {}

    /**
     * What the rules said of a pair or a day when they said most.
     *
     * @param at when it first reached what makes an alert
     * @param incidents what it is truly about; none where it is honest work
     */
    record Raised(Object key, Instant at, Verdict verdict, Set<Incident> incidents) {}

    private Trial(SeededYear year, Thresholds thresholds, Consumer<Raised> each) {
        this.each = each;
        this.year = year;
        this.thresholds = thresholds;
        this.watch = new Watch(thresholds, ZONE);
    }

    static Thresholds initial() {
        try (InputStream stream = Objects.requireNonNull(Trial.class.getResourceAsStream("/registry/vigilance.json"))) {
            return JsonMapper.shared().readValue(stream, Thresholds.class);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static Trial of(SeededYear year, Thresholds thresholds) {
        return of(year, thresholds, verdict -> {});
    }

    /** @param each hears of every verdict, whatever it says */
    static Trial of(SeededYear year, Thresholds thresholds, Consumer<Raised> each) {
        Trial trial = new Trial(year, thresholds, each);
        year.events().forEach(trial::happen);
        trial.until(Instant.MAX);
        return trial;
    }

    private void happen(Happened event) {
        until(event.at());
        trace(event);
        if (event.what() == Happened.What.CAME_IN) {
            return;
        }
        Look look = look(event);
        watch.takeIn(look, memory);
        DayKey day = watch.dayOf(look);
        PairKey pair = Watch.pairsOf(look).stream().findFirst().orElse(null);
        note(event, pair, day);
        if (snoopedOn.putIfAbsent(day, new HashSet<>()) == null) {
            due.add(new Due(watch.settles(day.day()), day));
        }
        if (event.snoop() != null && event.snoop().client() < 0) {
            snoopedOn.get(day).add(event.snoop());
        }
        if (pair != null) {
            due.add(new Due(look.at().plus(thresholds.settle()), pair));
        }
    }

    private void note(Happened event, @Nullable PairKey pair, DayKey day) {
        boolean counts = event.what() == Happened.What.OPENED || event.what() == Happened.What.REFUSED;
        looks += counts ? 1 : 0;
        if (event.snoop() != null) {
            incidents.add(event.snoop());
            snoopLooks += counts ? 1 : 0;
            if (pair != null) {
                snooped.computeIfAbsent(pair, absent -> new HashSet<>()).add(event.snoop());
            }
        }
    }

    private Look look(Happened event) {
        UUID contact = event.contact() == 0 ? null : new UUID(1, event.contact());
        if (contact != null) {
            Footing footing = switch (event.standing()) {
                case CALLER_IDENTIFIED -> Footing.CALLER;
                case TICKET_ALONE -> Footing.CLAIM;
                case NEITHER -> Footing.NOBODY;
            };
            grounds.put(contact, new Ground(footing, event.closed()));
        }
        Look.Way way = switch (event.what()) {
            case OPENED, REFUSED -> Look.Way.OPENED;
            case RECORDED -> Look.Way.CHANGED;
            case SEARCHED, CAME_IN -> Look.Way.SEARCHED;
        };
        return new Look(
                new UUID(2, looks),
                event.at(),
                way,
                event.agent(),
                event.office(),
                event.client() < 0 ? List.of() : List.of(new UUID(3, event.client())),
                contact,
                event.what() == Happened.What.REFUSED ? Footing.REFUSED : null,
                !event.byNumber());
    }

    private void until(Instant now) {
        while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
            Due next = due.poll();
            Verdict verdict = next.key() instanceof PairKey pair
                    ? watch.settle(
                            pair, ties(pair), grounds, opening -> around(pair, opening, next.at()), next.at(), memory)
                    : watch.settle((DayKey) next.key(), memory);
            each.accept(new Raised(next.key(), next.at(), verdict, truth(next.key())));
            raised.merge(
                    next.key(),
                    new Raised(next.key(), next.at(), verdict, truth(next.key())),
                    (before, now2) -> new Raised(
                            before.key(),
                            before.verdict().score() >= thresholds.alertAt() ? before.at() : now2.at(),
                            before.verdict().score() >= now2.verdict().score() ? before.verdict() : now2.verdict(),
                            now2.incidents()));
        }
    }

    /** Who had to do with a client when, as the log has it. */
    private void trace(Happened event) {
        boolean about = event.what() == Happened.What.OPENED || event.what() == Happened.What.CAME_IN;
        if (about) {
            traces.computeIfAbsent(event.client(), absent -> new ArrayList<>())
                    .add(new Trace(event.at(), event.agent()));
        }
    }

    private Watch.Around around(PairKey pair, Opening opening, Instant now) {
        List<Trace> others = traces.getOrDefault((int) pair.client().getLeastSignificantBits(), List.of()).stream()
                .filter(trace -> !trace.actor().equals(pair.agent()))
                .toList();
        Instant shortly = opening.at().minus(thresholds.shortly());
        Instant days = opening.at().minus(thresholds.crowding());
        boolean ongoing = others.stream()
                .anyMatch(trace -> trace.at().isAfter(shortly) && trace.at().isBefore(opening.at()));
        long staff = others.stream()
                .filter(trace -> trace.at().isAfter(days)
                        && !trace.at().isAfter(now)
                        && !trace.actor().isEmpty())
                .map(Trace::actor)
                .distinct()
                .count();
        return new Watch.Around(ongoing, (int) staff);
    }

    private Set<Incident> truth(Object key) {
        return key instanceof PairKey
                ? snooped.getOrDefault(key, Set.of())
                : snoopedOn.getOrDefault((DayKey) key, Set.of());
    }

    private Set<Tie> ties(PairKey pair) {
        Set<Tie> ties = EnumSet.noneOf(Tie.class);
        year.related(pair.agent(), (int) pair.client().getLeastSignificantBits())
                .forEach(related -> ties.add(
                        switch (related) {
                            case HERSELF -> Tie.SELF;
                            case LIVES_WITH_HER -> Tie.HOUSEHOLD;
                            case SAME_POSTAL_CODE -> Tie.ADDRESS;
                            case SAME_SURNAME -> Tie.SURNAME;
                            case WORKS_IN_HER_OFFICE -> Tie.COLLEAGUE;
                            case OF_PUBLIC_INTEREST -> Tie.PUBLIC_INTEREST;
                        }));
        return ties;
    }

    List<Raised> alerts() {
        return raised.values().stream()
                .filter(one -> one.verdict().score() >= thresholds.alertAt())
                .toList();
    }

    List<Raised> everything() {
        return List.copyOf(raised.values());
    }

    Set<Incident> incidents() {
        return incidents;
    }

    long looks() {
        return looks;
    }

    long snoopLooks() {
        return snoopLooks;
    }
}
