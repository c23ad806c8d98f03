package org.guichet.registry.vigilance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is remembered of earlier looks, as far as it concerns those in hand. */
final class Memory {
    final Map<PairKey, Pair> pairs = new HashMap<>();
    final Map<DayKey, Day> days = new HashMap<>();
    final Map<String, Habits> agents = new HashMap<>();
    final Map<String, Habits> offices = new HashMap<>();

    record PairKey(String agent, UUID client) {}

    record DayKey(String agent, LocalDate day) {}

    Habits agent(String name) {
        return agents.computeIfAbsent(name, absent -> new Habits());
    }

    Habits office(String name) {
        return offices.computeIfAbsent(name, absent -> new Habits());
    }
}
