package org.guichet.registry.matching.linkage;

import java.util.List;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Moves;
import org.guichet.registry.matching.Standardized;

/** What another set of parameters would change among people of whom some share a key. */
public final class Rehearsal {
    private Rehearsal() {}

    /** Each pair that shares a key is decided under both. */
    public static Moves of(List<Description> file, MatchParameters before, MatchParameters after) {
        List<Standardized> people = file.stream().map(Standardized::of).toList();
        Candidates candidates = new Candidates(new Blocks(people), people.size(), people.size());
        Moves.Counter counter = new Moves.Counter(before, after);
        candidates.each(0, people.size(), new int[people.size()], (a, b) -> counter.add(people.get(a), people.get(b)));
        return counter.counted();
    }
}
