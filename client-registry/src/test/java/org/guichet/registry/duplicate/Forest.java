package org.guichet.registry.duplicate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What merging means, without a database: clients are numbers, and a record is its home with what was told there. */
final class Forest {
    private final int clients;
    private final Map<Integer, List<String>> facts = new TreeMap<>();
    private final Map<Integer, int[]> standing = new LinkedHashMap<>();
    private final Set<Set<Integer>> apart = new HashSet<>();
    private int merges;

    Forest(int clients) {
        this.clients = clients;
        for (int client = 0; client < clients; client++) {
            facts.put(client, new ArrayList<>(List.of("first of " + client)));
        }
    }

    int clients() {
        return clients;
    }

    boolean isRoot(int client) {
        return root(client) == client;
    }

    int root(int client) {
        return standing.values().stream()
                .filter(merge -> merge[1] == client)
                .findFirst()
                .map(merge -> root(merge[0]))
                .orElse(client);
    }

    /** Facts under the client, by the record that holds them. */
    Map<Integer, List<String>> seen(int client) {
        Map<Integer, List<String>> seen = new TreeMap<>();
        facts.forEach((home, told) -> {
            if (root(home) == root(client)) {
                seen.put(home, List.copyOf(told));
            }
        });
        return seen;
    }

    /** Everything: where each client leads, and what is seen under it. */
    Map<Integer, Object> everything() {
        Map<Integer, Object> everything = new TreeMap<>();
        for (int client = 0; client < clients; client++) {
            everything.put(client, List.of(root(client), seen(client)));
        }
        return everything;
    }

    /** @return the merge, or -1 where it is refused */
    int merge(int survivor, int merged) {
        if (survivor == merged || !isRoot(survivor) || !isRoot(merged)) {
            return -1;
        }
        standing.put(++merges, new int[] {survivor, merged});
        return merges;
    }

    boolean undo(int merge) {
        int[] undone = standing.remove(merge);
        if (undone != null) {
            tellApart(undone[0], undone[1]);
        }
        return undone != null;
    }

    List<Integer> standing() {
        return List.copyOf(standing.keySet());
    }

    void tell(int client, String fact) {
        facts.computeIfAbsent(client, absent -> new ArrayList<>()).add(fact);
    }

    void tellApart(int one, int other) {
        apart.add(Set.of(one, other));
    }

    boolean toldApart(int one, int other) {
        return apart.stream()
                .map(pair -> pair.stream().map(this::root).toList())
                .anyMatch(pair -> pair.contains(root(one)) && pair.contains(root(other)) && root(one) != root(other));
    }
}
