package org.guichet.benchmarks.registry;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.guichet.benchmarks.linkage.Names;

/**
 * As many names as a country has, spread about as censuses find them (Zipf and Mandelbrot): of a hundred people one has
 * the commonest family name, two the commonest given name, and half of all have one of many rare names.
 */
final class ManyNames extends Names {
    private static final int GIVEN_NAMES = 4_000;
    private static final int FAMILY_NAMES = 60_000;
    private static final double EVEN = 10;
    /** Names beside each other in rank are to begin differently. */
    private static final int APART = 7_919;

    private static final List<String> STARTS = List.of("b,br,c,ch,d,f,g,gr,h,j,k,l,m,n,p,r,s,st,t,v,w,z".split(","));
    private static final List<String> VOWELS = List.of("a,e,i,o,u,au,ei".split(","));
    private static final List<String> MIDDLES = List.of("b,d,l,ll,m,n,r,rt,s,ss,t,v,nd,rg".split(","));
    private static final List<String> GIVEN_ENDS = List.of("a,ine,o,ette,is,an,el,y".split(","));
    private static final List<String> FAMILY_ENDS =
            List.of("ard,eau,ell,er,ett,ini,man,mont,ov,ski,son,ton,ville,wicz,o,ez".split(","));

    private final SplittableRandom random;

    ManyNames(SplittableRandom random) {
        super(random);
        this.random = random;
    }

    @Override
    public String given() {
        return named(rank(GIVEN_NAMES), GIVEN, GIVEN_NAMES, GIVEN_ENDS);
    }

    @Override
    public String family() {
        return named(rank(FAMILY_NAMES), FAMILY, FAMILY_NAMES, FAMILY_ENDS);
    }

    /** Towns and villages are called something else than people. */
    static String village(int number) {
        return "Saint-" + made(number, GIVEN_ENDS) + "-du-Lac";
    }

    private int rank(int names) {
        return (int) (EVEN * (Math.pow((names + EVEN) / EVEN, random.nextDouble()) - 1));
    }

    private static String named(int rank, List<String> listed, int names, List<String> ends) {
        return rank < listed.size() ? listed.get(rank) : made((int) ((long) rank * APART % names), ends);
    }

    private static String made(int number, List<String> ends) {
        int left = number;
        StringBuilder name = new StringBuilder();
        for (List<String> part : List.of(STARTS, VOWELS, MIDDLES, VOWELS, ends)) {
            name.append(part.get(left % part.size()));
            left /= part.size();
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
