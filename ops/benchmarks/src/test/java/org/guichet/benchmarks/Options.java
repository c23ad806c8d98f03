package org.guichet.benchmarks;

import java.util.Iterator;
import java.util.List;

/** How long and how hard to measure; seconds, except rounds and connections. */
public record Options(int warmUp, int seconds, int rounds, int connections, int port) {
    public static Options of(String... arguments) {
        int warmUp = 120;
        int seconds = 30;
        int rounds = 2;
        int connections = 16;
        int port = 8090;
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            if (!left.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            int value = Integer.parseInt(left.next());
            switch (name) {
                case "--warm-up" -> warmUp = value;
                case "--seconds" -> seconds = value;
                case "--rounds" -> rounds = value;
                case "--connections" -> connections = value;
                case "--port" -> port = value;
                default -> throw new IllegalArgumentException("What is " + name + "?");
            }
        }
        return new Options(warmUp, seconds, rounds, connections, port);
    }
}
