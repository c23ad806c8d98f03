package org.guichet.benchmarks.linkage;

import java.util.List;
import java.util.SplittableRandom;

/** Names as they are spread in a population: a few very common, many rare. */
public class Names {
    public static final String[] TOWNS = {
        "Gatineau,QC,J8X,819", "Montréal,QC,H2J,514", "Québec,QC,G1R,418", "Ottawa,ON,K1A,613", "Toronto,ON,M5V,416",
        "Winnipeg,MB,R3C,204", "Halifax,NS,B3H,902", "Moncton,NB,E1C,506", "Vancouver,BC,V6B,604", "Calgary,AB,T2P,403"
    };
    protected static final List<String> GIVEN = List.of(
            "John",
            "Marie",
            "Jean",
            "Mary",
            "William",
            "Robert",
            "Michael",
            "James",
            "David",
            "Sarah",
            "Emma",
            "Ella",
            "Jean-Pierre",
            "Jean-Paul",
            "Anne-Marie",
            "Anne",
            "Tim",
            "Tom",
            "Liam",
            "Noah",
            "Olivia",
            "Olivier",
            "Sophie",
            "Sofia",
            "Luc",
            "Lucas",
            "Julie",
            "Julien",
            "Mohamed",
            "Ahmed",
            "Fatima",
            "Wei",
            "Li",
            "Mei",
            "Aidan",
            "Jayden",
            "Hayden",
            "Chloé",
            "Zoé",
            "Théo",
            "Léo",
            "Étienne",
            "François",
            "Françoise",
            "Daniel",
            "Danielle",
            "Paul",
            "Paula",
            "Simon",
            "Simone",
            "Elizabeth",
            "Margaret",
            "Katherine",
            "Catherine",
            "Nathalie",
            "Isabelle",
            "Benjamin",
            "Samuel",
            "Samantha",
            "Alexander",
            "Alexandra",
            "Nicole",
            "Nicolas",
            "Rose",
            "Rosalie",
            "Victor",
            "Victoria",
            "Hélène",
            "Irène",
            "Denis",
            "Denise",
            "Claude",
            "Dominique",
            "Camille",
            "Priya",
            "Arjun",
            "Gurpreet",
            "Harpreet",
            "Nguyet",
            "Minh",
            "Olga",
            "Ivan",
            "Yusuf",
            "Aisha");
    protected static final List<String> FAMILY = List.of(
            "Tremblay",
            "Smith",
            "Roy",
            "Gagnon",
            "Brown",
            "Singh",
            "Nguyen",
            "Wong",
            "Martin",
            "Côté",
            "MacDonald",
            "McDonald",
            "Bouchard",
            "Gauthier",
            "Morin",
            "Lavoie",
            "Fortin",
            "Gagné",
            "Li",
            "Chen",
            "Patel",
            "Khan",
            "O'Brien",
            "St-Pierre",
            "Lévesque",
            "de la Cruz",
            "van der Berg",
            "Tremblay-Roy",
            "Johnson",
            "Johnston",
            "Thompson",
            "Thomson",
            "Clark",
            "Clarke",
            "Leblanc",
            "Leclerc",
            "Stewart",
            "Stuart",
            "Reid",
            "Reed");
    private static final String[] STARTS = {
        "Bel", "Car", "Dun", "Fer", "Gal", "Har", "Kel", "Lan", "Mor", "Pel", "Ros", "Sav", "Tor", "Val", "Wil", "Zub"
    };
    private static final String[] MIDDLES = {"a", "e", "i", "o", "u", "en", "or", "el", "in"};
    private static final String[] ENDS = {
        "ette", "mont", "son", "ski", "eau", "ley", "ford", "chuk", "ard", "ini", "well", "vitch"
    };
    private static final String[] STREETS = {
        "rue Principale",
        "Main Street",
        "rue des Érables",
        "Maple Avenue",
        "King Street",
        "rue Saint-Jean",
        "boulevard Laurier",
        "Queen St",
        "chemin du Lac",
        "Church Street",
        "avenue du Parc",
        "Park Ave"
    };

    private final SplittableRandom random;

    public Names(SplittableRandom random) {
        this.random = random;
    }

    public String given() {
        return pick(GIVEN);
    }

    String givenOtherThan(String taken) {
        String other = given();
        while (other.equalsIgnoreCase(taken)) {
            other = given();
        }
        return other;
    }

    public String family() {
        return random.nextInt(2) == 0 ? pick(FAMILY) : made() + ENDS[random.nextInt(ENDS.length)];
    }

    public String street() {
        return random.nextInt(3) == 0
                ? STREETS[random.nextInt(STREETS.length)]
                : "rue " + made() + ENDS[random.nextInt(ENDS.length)];
    }

    private String made() {
        return STARTS[random.nextInt(STARTS.length)] + MIDDLES[random.nextInt(MIDDLES.length)];
    }

    /** The first in the list is the commonest: about as Zipf found. */
    private String pick(List<String> names) {
        return names.get((int) (Math.pow(names.size() + 1.0, random.nextDouble()) - 1));
    }
}
