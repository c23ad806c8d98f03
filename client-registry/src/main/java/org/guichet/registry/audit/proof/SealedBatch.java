package org.guichet.registry.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The leaves of one seal against its root; where they differ, which of them to look at. */
final class SealedBatch {
    private static final int HINTS = 6;

    /** The order in which leaves are sealed. */
    private static final Comparator<Place> AS_SEALED =
            Comparator.comparingLong(Place::order).thenComparing(Place::text);

    private final ExportLine.Seal seal;
    private final List<Place> places = new ArrayList<>();

    SealedBatch(ExportLine.Seal seal) {
        this.seal = seal;
    }

    private record Place(long position, long order, UUID id, byte[] hash) {
        String text() {
            return id.toString();
        }
    }

    ExportLine.Seal seal() {
        return seal;
    }

    boolean covers(ExportLine.Leaf leaf) {
        return leaf.position() >= seal.firstLeaf() && leaf.position() < seal.end();
    }

    void add(ExportLine.Leaf leaf) {
        places.add(new Place(leaf.position(), leaf.order(), leaf.id(), leaf.hash()));
    }

    /** Says nothing where leaves are missing or twice there: that was found already, and the root differs for it. */
    void check(Findings findings) {
        if (places.size() != seal.leaves() || rootIs(places)) {
            return;
        }
        List<Place> sorted = places.stream().sorted(AS_SEALED).toList();
        List<Place> moved = new ArrayList<>();
        for (int index = 0; index < places.size(); index++) {
            if (places.get(index) != sorted.get(index)) {
                moved.add(places.get(index));
            }
        }
        if (!moved.isEmpty() && rootIs(sorted)) {
            findings.add(
                    Finding.Kind.REORDERED,
                    moved.getFirst().position(),
                    moved.getLast().position(),
                    seal,
                    moved.size() + " of them are moved: entries " + named(moved));
            return;
        }
        String hint = moved.isEmpty() || findings.anyOf(Finding.Kind.ROOT_DIFFERS)
                ? null
                : "look first at what stands out of order there, entries " + named(outOfOrder());
        findings.add(Finding.Kind.ROOT_DIFFERS, seal.firstLeaf(), seal.end() - 1, seal, hint);
    }

    private boolean rootIs(List<Place> order) {
        return Arrays.equals(MerkleTree.root(order.stream().map(Place::hash).toList()), seal.root());
    }

    /** Each leaf that stands after a later one or before an earlier one. */
    private List<Place> outOfOrder() {
        List<Place> odd = new ArrayList<>();
        for (int index = 1; index < places.size(); index++) {
            if (AS_SEALED.compare(places.get(index - 1), places.get(index)) > 0) {
                odd.add(places.get(index - 1));
                odd.add(places.get(index));
            }
        }
        return odd;
    }

    private static String named(List<Place> some) {
        String names = some.stream()
                .limit(HINTS)
                .map(place -> place.id() + " at " + place.position())
                .collect(Collectors.joining(", "));
        return some.size() > HINTS ? names + ", and others" : names;
    }
}
