package org.guichet.registry.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something an export is written on. Every sheet is told the same, in the same order. */
interface Sheet extends Closeable {
    void begin(About about) throws IOException;

    void begin(Section section) throws IOException;

    /** @param cells as the section's columns; null where nothing is known */
    void row(List<@Nullable Object> cells) throws IOException;

    void endSection() throws IOException;

    /** Ends it and closes what it is written to. */
    @Override
    void close() throws IOException;
}
