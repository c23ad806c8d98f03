package org.guichet.registry.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What matching weighs with: a value that is kept, versioned and shown, after Fellegi and Sunter (1969) with several
 * levels an attribute.
 *
 * @param version of these parameters
 * @param method how they were come by
 * @param learntOn what they were learnt on
 * @param attributes odds by attribute and level; {@code identifier} and {@code text} stand for all that begin so
 */
public record MatchParameters(
        String version,
        String method,
        String learntOn,
        Prior prior,
        Thresholds thresholds,
        Map<String, Map<Level, Odds>> attributes) {
    private static final String SHIPPED = "/registry/matching/parameters.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public MatchParameters {
        Map<String, Map<Level, Odds>> copy = new TreeMap<>();
        attributes.forEach((attribute, levels) -> {
            double sum = levels.values().stream().mapToDouble(Odds::person).sum();
            if (Math.abs(sum - 1) > 0.001) {
                throw new IllegalArgumentException("The levels of " + attribute + " add up to " + sum);
            }
            copy.put(attribute, Map.copyOf(levels));
        });
        attributes = copy;
    }

    /**
     * Before anything is compared: how likely two descriptions taken at random are of one person, or of two people of
     * one household. All others are strangers.
     */
    public record Prior(double person, double household) {
        public Prior {
            if (person <= 0 || household <= 0 || person + household >= 1) {
                throw new IllegalArgumentException("No chances: " + person + ", " + household);
            }
        }

        double stranger() {
            return 1 - person - household;
        }
    }

    /**
     * Log2 of the odds, prior included.
     *
     * @param certain from here on it is the same person, if nothing forbids it, where one person is at hand
     * @param certainInFiles the same for a pair of a file: among millions of pairs there are more chances to be wrong
     * @param possible from here on somebody should look, where one person is at hand and somebody is looking anyway
     * @param possibleInFiles below this no pair of a file is worth somebody's time, however few there are
     */
    public record Thresholds(double certain, double possible, double certainInFiles, double possibleInFiles) {
        public Thresholds {
            if (certain < possible || certainInFiles < possibleInFiles) {
                throw new IllegalArgumentException("Certain below possible");
            }
        }
    }

    /** How likely a level is for one person, for two strangers, for two people of one household. */
    public record Odds(double person, double stranger, double household) {
        public Odds {
            if (!(person > 0 && stranger > 0 && household > 0)) {
                throw new IllegalArgumentException("Nothing is impossible");
            }
        }
    }

    /** Those that come with the product. */
    public static MatchParameters shipped() {
        try (InputStream file = MatchParameters.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("The build left out " + SHIPPED);
            }
            return JSON.readValue(file, MatchParameters.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static MatchParameters fromJson(String json) {
        return JSON.readValue(json, MatchParameters.class);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** The odds of an attribute's levels. */
    public Map<Level, Odds> of(String attribute) {
        Map<Level, Odds> own = attributes.get(attribute);
        if (own != null) {
            return own;
        }
        String kind = attribute.startsWith("identifier.") ? "identifier" : "text";
        return attributes.getOrDefault(kind, new EnumMap<>(Level.class));
    }

    /** These, and from others whatever these lack: a comparison, or a level of one, that is newer than they are. */
    public MatchParameters completedFrom(MatchParameters newer) {
        Map<String, Map<Level, Odds>> whole = new TreeMap<>(attributes);
        newer.attributes.forEach((attribute, levels) -> whole.merge(attribute, levels, MatchParameters::completed));
        return new MatchParameters(version, method, learntOn, prior, thresholds, whole);
    }

    /** The levels there were share what the new ones leave, so that they stand to each other as before. */
    private static Map<Level, Odds> completed(Map<Level, Odds> own, Map<Level, Odds> newer) {
        Map<Level, Odds> whole = new EnumMap<>(newer);
        whole.keySet().removeAll(own.keySet());
        double person = 1 - whole.values().stream().mapToDouble(Odds::person).sum();
        double stranger =
                1 - whole.values().stream().mapToDouble(Odds::stranger).sum();
        double household =
                1 - whole.values().stream().mapToDouble(Odds::household).sum();
        own.forEach((level, odds) -> whole.put(
                level, new Odds(odds.person() * person, odds.stranger() * stranger, odds.household() * household)));
        return whole;
    }

    /** By attribute and level, in bits: how much likelier a level is for one person than for strangers. */
    public Map<String, Map<String, Double>> weights() {
        Map<String, Map<String, Double>> weights = new TreeMap<>();
        attributes.forEach((attribute, levels) -> {
            Map<String, Double> of = new TreeMap<>();
            levels.forEach((level, odds) -> of.put(level.name(), Bits.log2(odds.person() / odds.stranger())));
            weights.put(attribute, of);
        });
        return weights;
    }

    /** Log2 of the odds that two descriptions taken at random are of one person rather than of strangers. */
    public double priorBits() {
        return Bits.log2(prior.person / prior.stranger());
    }

    /** The same with the thresholds meant for whole files. */
    public MatchParameters forFiles() {
        Thresholds files = new Thresholds(
                thresholds.certainInFiles(),
                thresholds.possibleInFiles(),
                thresholds.certainInFiles(),
                thresholds.possibleInFiles());
        return new MatchParameters(version, method, learntOn, prior, files, attributes);
    }
}
