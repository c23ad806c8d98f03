package org.guichet.registry.registration.load;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.registration.Values;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.guichet.registry.registration.load.Reading.Read;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters one portion of a file in one transaction: all of its rows with their outcomes, or none. */
@Component
class Portions {
    private final LoadRows rows;
    private final Recognizing recognizing;
    private final Entering entering;
    private final AttributeDictionary dictionary;
    private final Values values;

    Portions(LoadRows rows, Recognizing recognizing, Entering entering, AttributeDictionary dictionary, Values values) {
        this.rows = rows;
        this.recognizing = recognizing;
        this.entering = entering;
        this.dictionary = dictionary;
        this.values = values;
    }

    @Transactional
    UUID begin(String sha256, Mapping mapping) {
        return rows.begin(sha256, mapping.canonical());
    }

    @Transactional
    void finish(UUID load) {
        rows.finish(load);
    }

    /** @return how many rows of the file are done */
    @Transactional
    int enter(UUID load, Mapping mapping, List<Line> lines) {
        int done = rows.doneLocked(load);
        List<Line> left = lines.stream().filter(line -> line.number() > done).toList();
        if (left.isEmpty()) {
            return done;
        }
        Reading reading = new Reading(mapping, dictionary, values);
        List<Read> read = left.stream().map(reading::read).toList();
        List<Outcome> outcomes = new ArrayList<>();
        read.stream()
                .filter(row -> !row.isUsable())
                .map(row -> new Outcome(row.number(), Kind.REJECTED, null, List.of(), row.wrong()))
                .forEach(outcomes::add);
        List<Read> usable = read.stream().filter(Read::isUsable).toList();
        List<Outcome> decided = recognizing.decide(mapping, usable);
        List<Read> entered = new ArrayList<>();
        for (int place = 0; place < usable.size(); place++) {
            if (decided.get(place).kind() != Kind.REJECTED) {
                entered.add(usable.get(place));
            }
        }
        entering.enter(
                mapping,
                entered,
                decided.stream()
                        .filter(outcome -> outcome.kind() != Kind.REJECTED)
                        .toList());
        outcomes.addAll(decided);
        rows.record(load, left.getLast().number(), outcomes);
        return left.getLast().number();
    }
}
