package org.guichet.registry.holding;

import java.util.List;

/**
 * One kind of what a room keeps that can be disposed of once the period a rule gives it is over.
 *
 * @param code names it; its title, and from when its period counts, are kept under it
 * @param attribute a permit that covers this lets it be disposed of, and under this a look at it is logged
 * @param administrative whether it is used where something is decided about somebody, so that the law says how long it is
 *     kept at the least
 * @param due a statement that answers what there still is to dispose of: {@code key}, a text; {@code client_id}, null where
 *     it is about nobody who is known; {@code since}, from when its period counts, by which an index finds the oldest
 * @param disposal statements that dispose of it, in this order; they take {@code :keys}, an array of text, and {@code :at}
 */
public record Keeping(String code, String attribute, boolean administrative, String due, List<String> disposal) {
    public Keeping {
        disposal = List.copyOf(disposal);
    }
}
