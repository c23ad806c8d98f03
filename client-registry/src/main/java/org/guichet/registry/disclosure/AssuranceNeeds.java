package org.guichet.registry.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guichet.registry.actor.Assurance;
import org.springframework.stereotype.Component;

/**
 * What an action needs, as the grants say it, which are the one place where it is said: for whom, for which purpose, which
 * categories of data.
 */
@Component
public class AssuranceNeeds {
    /** As whom a citizen acts. */
    private static final List<String> CITIZEN = List.of("CLIENT", "REPRESENTATIVE", "MANDATE_HOLDER");

    private final Grants grants;

    AssuranceNeeds(Grants grants) {
        this.grants = grants;
    }

    /**
     * One need.
     *
     * @param who a role, CLIENT, NEWCOMER, REPRESENTATIVE, MANDATE_HOLDER, {@code programme:} or {@code duty:} with a name
     * @param actor how sure we have to be of whoever acts
     * @param caller and of her caller or visitor, where she is staff
     * @param partly where other categories are given for the purpose already
     */
    public record Need(
            String who, String purpose, Set<String> categories, Assurance actor, Assurance caller, boolean partly) {
        public Need {
            categories = Set.copyOf(categories);
        }
    }

    /** All of them, as the grants follow each other. */
    public List<Need> all() {
        return grants.all().stream()
                .flatMap(grant -> grant.purposes().stream()
                        .sorted()
                        .map(purpose -> new Need(
                                grant.who(), purpose, grant.categories(), grant.actor(), grant.caller(), false)))
                .toList();
    }

    /** What a citizen does not get for want of it, and would get were we surer of her. */
    public List<Need> beyond(Assurance reached) {
        List<Need> citizens =
                all().stream().filter(need -> CITIZEN.contains(need.who())).toList();
        return citizens.stream()
                .filter(need -> !reached.reaches(need.actor()))
                .map(need -> without(need, citizens, reached))
                .filter(need -> !need.categories().isEmpty())
                .toList();
    }

    /** Without the categories that another grant gives her for the purpose already. */
    private static Need without(Need need, List<Need> all, Assurance reached) {
        List<Need> given = all.stream()
                .filter(other ->
                        other.who().equals(need.who()) && other.purpose().equals(need.purpose()))
                .filter(other -> reached.reaches(other.actor()))
                .toList();
        Set<String> left = new HashSet<>(need.categories());
        given.forEach(other -> left.removeAll(other.categories()));
        return new Need(need.who(), need.purpose(), left, need.actor(), need.caller(), !given.isEmpty());
    }
}
