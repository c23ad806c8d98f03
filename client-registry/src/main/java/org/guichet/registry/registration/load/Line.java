package org.guichet.registry.registration.load;

import java.util.Map;

/**
 * A row of the file as it was read.
 *
 * @param number from 1, the header and empty lines not counted
 * @param cells by column name
 * @param whole whether it has as many cells as the header; otherwise nobody knows which cell is which
 */
public record Line(int number, Map<String, String> cells, boolean whole) {
    public Line {
        cells = Map.copyOf(cells);
    }

    public Line(int number, Map<String, String> cells) {
        this(number, cells, true);
    }
}
