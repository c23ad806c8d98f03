package org.guichet.demo.load;

import java.io.PrintStream;
import java.util.Locale;

/** How far a load has come, how fast, and how long it still takes; one line, written over. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final double NANOS = 1e9;

    private final PrintStream screen;
    private final int rows;
    private final long began = System.nanoTime();
    private int first = -1;

    ProgressBar(PrintStream screen, int rows) {
        this.screen = screen;
        this.rows = rows;
    }

    void show(int done) {
        if (first < 0) {
            first = done;
        }
        double seconds = (System.nanoTime() - began) / NANOS;
        double rate = seconds > 0 ? (done - first) / seconds : 0;
        int filled = rows == 0 ? WIDTH : (int) ((long) WIDTH * done / rows);
        screen.printf(
                Locale.ROOT,
                "\r[%s%s] %,d of %,d rows, %,.0f a second, %s ",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                rows,
                rate,
                rate > 0 ? "%,.0f s left".formatted((rows - done) / rate) : done > 0 ? "resuming" : "starting");
        screen.flush();
    }
}
