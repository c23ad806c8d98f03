package org.guichet.registry.vigilance.year;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everybody who lives where the offices are: a name, a household and a postal code each. Clients are numbers. */
final class Town {
    private final List<Integer> surnames = new ArrayList<>();
    private final List<Integer> households = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();
    private final double[] names = new double[YearParameters.SURNAMES];
    private int nextHousehold;
    private int nextCode;

    Town() {
        double sum = 0;
        for (int rank = 0; rank < names.length; rank++) {
            sum += Math.pow(rank + 3.0, -YearParameters.SURNAME_SKEW);
            names[rank] = sum;
        }
        for (int rank = 0; rank < names.length; rank++) {
            names[rank] /= sum;
        }
    }

    /** The numbers of the people of one office, from the first to the last but one. */
    record People(int from, int to) {
        int any(RandomGenerator random) {
            return random.nextInt(from, to);
        }
    }

    People settle(YearParameters.Office office, RandomGenerator random) {
        int from = surnames.size();
        int[] local = random.ints(YearParameters.LOCAL_NAMES, 0, YearParameters.SURNAMES)
                .toArray();
        boolean small = office.postalCodes() < YearParameters.LOCAL_NAMES;
        while (surnames.size() < from + office.people()) {
            int size = random.nextInt(1, 2 * YearParameters.HOUSEHOLD_SIZE);
            int code = nextCode + random.nextInt(office.postalCodes());
            int name = small && random.nextDouble() < YearParameters.LOCAL_NAME * 3
                    ? local[random.nextInt(local.length)]
                    : name(random);
            for (int one = 0; one < size && surnames.size() < from + office.people(); one++) {
                surnames.add(one > 0 && random.nextInt(3) == 0 ? name(random) : name);
                households.add(nextHousehold);
                codes.add(code);
            }
            nextHousehold++;
        }
        nextCode += office.postalCodes();
        return new People(from, surnames.size());
    }

    private int name(RandomGenerator random) {
        int place = java.util.Arrays.binarySearch(names, random.nextDouble());
        return Math.min(place < 0 ? -place - 1 : place, names.length - 1);
    }

    boolean sameHousehold(int one, int other) {
        return households.get(one).equals(households.get(other));
    }

    boolean sameSurname(int one, int other) {
        return surnames.get(one).equals(surnames.get(other));
    }

    boolean sameCode(int one, int other) {
        return codes.get(one).equals(codes.get(other));
    }
}
