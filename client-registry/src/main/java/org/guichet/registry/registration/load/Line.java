package org.guichet.registry.registration.load;

import java.util.Map;

/**
 * A row of the file as it was read.
 *
 * @param number from 1, the header not counted
 * @param cells by column name
 */
public record Line(int number, Map<String, String> cells) {
    public Line {
        cells = Map.copyOf(cells);
    }
}
