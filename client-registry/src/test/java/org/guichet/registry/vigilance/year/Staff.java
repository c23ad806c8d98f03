package org.guichet.registry.vigilance.year;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.guichet.registry.vigilance.year.SeededYear.Related;

/** Who works in the offices, and what the registers say of them. */
final class Staff {
    final Town town = new Town();
    final List<Agent> agents = new ArrayList<>();
    final List<Integer> figures = new ArrayList<>();
    private final RandomGenerator random;
    private final Set<Integer> listedFigures = new HashSet<>();
    private final Map<Integer, Agent> byself = new HashMap<>();

    Staff(List<YearParameters.Office> offices, RandomGenerator random) {
        this.random = random;
        hire(offices);
    }

    Set<Related> related(String agentName, int client) {
        Set<Related> related = new HashSet<>();
        Agent agent = agents.get(Integer.parseInt(agentName.substring(1)));
        Agent colleague = byself.get(client);
        if (colleague != null && colleague.known && colleague.office.equals(agent.office)) {
            related.add(Related.WORKS_IN_HER_OFFICE);
        }
        if (listedFigures.contains(client)) {
            related.add(Related.OF_PUBLIC_INTEREST);
        }
        if (agent.known) {
            if (agent.self == client) {
                related.remove(Related.WORKS_IN_HER_OFFICE);
                related.add(Related.HERSELF);
            } else if (town.sameHousehold(agent.self, client) || agent.relatives.contains(client)) {
                related.add(Related.LIVES_WITH_HER);
            }
            if (town.sameCode(agent.self, client)) {
                related.add(Related.SAME_POSTAL_CODE);
            }
            if (town.sameSurname(agent.self, client)) {
                related.add(Related.SAME_SURNAME);
            }
        }
        return related;
    }

    private void hire(List<YearParameters.Office> offices) {
        for (YearParameters.Office office : offices) {
            Town.People people = town.settle(office, random);
            hire(office, people, Agent.Trade.COUNTER, office.counter());
            hire(office, people, Agent.Trade.PHONE, office.phone());
            hire(office, people, Agent.Trade.MAIL, office.mail());
            hire(office, people, Agent.Trade.SPECIALIST, office.specialists());
            for (int one = 0; one < YearParameters.FIGURES_AN_OFFICE; one++) {
                int figure = people.any(random);
                figures.add(figure);
                if (random.nextDouble() < YearParameters.FIGURES_KNOWN) {
                    listedFigures.add(figure);
                }
            }
        }
    }

    private void hire(YearParameters.Office office, Town.People people, Agent.Trade trade, int count) {
        for (int one = 0; one < count; one++) {
            Agent agent = new Agent("a" + agents.size(), office.name(), people, trade, random);
            agents.add(agent);
            byself.put(agent.self, agent);
        }
    }
}
