package org.guichet.registry.vigilance;

import java.util.List;

/**
 * One rule that speaks about a look.
 *
 * @param points what it adds to the score; below zero where it speaks for the look
 * @param numbers the numbers of its sentence, in the order in which the sentence names them
 */
public record Finding(Rule rule, double points, List<Double> numbers) {
    public Finding {
        numbers = List.copyOf(numbers);
    }

    static Finding of(Rule rule, double points, double... numbers) {
        return new Finding(
                rule, points, java.util.Arrays.stream(numbers).boxed().toList());
    }
}
