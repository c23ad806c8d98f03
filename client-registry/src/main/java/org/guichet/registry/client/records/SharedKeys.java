package org.guichet.registry.client.records;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * Counts who shares keys with whom. Counting is done here and not by the server: of all who share one key with somebody
 * hardly anybody shares another, and a table of them all is what took longest.
 */
final class SharedKeys {
    /** A source tells of a client under records of its own, a merged one has theirs too: so many are read for each. */
    private static final int RECORDS_EACH = 4;

    private static final int UUID_BYTES = 16;

    private final int perKey;
    private final int least;
    private final int most;
    private final Map<Long, List<UUID>> byKey = new HashMap<>();
    private final Set<Long> crowded = new HashSet<>();
    private boolean incomplete;
    private List<Nearest> places = List.of();

    SharedKeys(int perKey, int least, int most) {
        this.perKey = perKey;
        this.least = least;
        this.most = most;
    }

    /** Those who share most with one place, and whether somebody was left out who shares half. */
    private record Nearest(List<Near> near, boolean cut) {}

    private record Near(UUID record, double weight, boolean half) {
        static final Comparator<Near> MOST_FIRST =
                Comparator.comparingDouble(Near::weight).reversed().thenComparing(Near::record);
    }

    private static final class Tally {
        private int keys;
        private double weight;
    }

    /** @param key null where somebody has no keys yet */
    void add(@Nullable Long key, byte @Nullable [] records) {
        if (key == null || records == null) {
            incomplete = true;
        } else if (records.length > perKey * UUID_BYTES) {
            crowded.add(key);
        } else {
            ByteBuffer bytes = ByteBuffer.wrap(records);
            List<UUID> some = new ArrayList<>(records.length / UUID_BYTES);
            while (bytes.hasRemaining()) {
                some.add(new UUID(bytes.getLong(), bytes.getLong()));
            }
            byKey.put(key, some);
        }
    }

    void count(List<Set<Long>> keys) {
        places = IntStream.range(0, keys.size())
                .parallel()
                .mapToObj(place -> nearest(keys.get(place)))
                .toList();
    }

    private Nearest nearest(Set<Long> keys) {
        Map<UUID, Tally> tallies = new HashMap<>();
        int told = 0;
        for (Long key : keys) {
            if (crowded.contains(key)) {
                continue;
            }
            told++;
            List<UUID> records = byKey.getOrDefault(key, List.of());
            double weight = Math.log((perKey + 1.0) / records.size());
            for (UUID record : records) {
                Tally tally = tallies.computeIfAbsent(record, first -> new Tally());
                tally.keys++;
                tally.weight += weight;
            }
        }
        int enough = Math.min(least, told);
        int all = told;
        List<Near> near = tallies.entrySet().stream()
                .filter(one -> one.getValue().keys >= enough)
                .map(one -> new Near(one.getKey(), one.getValue().weight, one.getValue().keys * 2 >= all))
                .sorted(Near.MOST_FIRST)
                .toList();
        int read = Math.min(near.size(), most * RECORDS_EACH);
        return new Nearest(
                near.subList(0, read), near.subList(read, near.size()).stream().anyMatch(Near::half));
    }

    /** The records of those who share most. */
    Set<UUID> records() {
        Set<UUID> records = new LinkedHashSet<>();
        places.forEach(place -> place.near().forEach(near -> records.add(near.record())));
        return records;
    }

    /** @param clients whose the records are */
    Sharing by(Map<UUID, ClientId> clients) {
        Map<Integer, List<ClientId>> found = new HashMap<>();
        Set<Integer> cut = new HashSet<>();
        for (int place = 0; place < places.size(); place++) {
            Nearest nearest = places.get(place);
            Set<ClientId> few = new LinkedHashSet<>();
            boolean leftOut = nearest.cut();
            for (Near near : nearest.near()) {
                ClientId client = clients.get(near.record());
                if (client != null && !few.contains(client)) {
                    if (few.size() < most) {
                        few.add(client);
                    } else {
                        leftOut |= near.half();
                    }
                }
            }
            if (!few.isEmpty()) {
                found.put(place, List.copyOf(few));
            }
            if (leftOut) {
                cut.add(place);
            }
        }
        return new Sharing(found, cut, crowded, incomplete);
    }
}
