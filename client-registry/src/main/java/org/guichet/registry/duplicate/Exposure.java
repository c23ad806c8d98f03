package org.guichet.registry.duplicate;

import java.util.List;
import org.guichet.registry.audit.LoggedEntry;

/**
 * Somebody who saw or received facts while two people were taken for one. The log has names of attributes, so it says
 * whose facts may have been among them.
 *
 * @param ofMerged attributes of which the merged client's records hold a fact
 * @param ofSurvivor attributes of which the survivor's records hold a fact
 */
public record Exposure(LoggedEntry entry, List<String> ofMerged, List<String> ofSurvivor) {
    public Exposure {
        ofMerged = List.copyOf(ofMerged);
        ofSurvivor = List.copyOf(ofSurvivor);
    }
}
