package org.guichet.registry.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.linkage.Linkage.Linked;
import org.guichet.registry.matching.linkage.Linkage.Pair;
import org.junit.jupiter.api.Test;

class LinkageTests {
    private static final List<String> NAMES =
            List.of("Bethany", "Kwame", "Oskar", "Soledad", "Tadeusz", "Yasmin", "Declan");

    private final Linkage linkage = new Linkage(MatchParameters.shipped(), progress -> {});

    @Test
    void findsThePairsOfFebrlOneWithoutAWrongCertainty() {
        Febrl febrl = Febrl.dataset(1);
        List<Pair> pairs = linkage.within(febrl.people()).pairs();
        long certain = pairs.stream().filter(Pair::isCertain).count();
        long wrongCertain = pairs.stream()
                .filter(pair -> pair.isCertain() && !febrl.isOnePerson(pair.a(), pair.b()))
                .count();
        long right = pairs.stream()
                .filter(pair -> febrl.isOnePerson(pair.a(), pair.b()))
                .count();

        assertThat(febrl.links()).hasSize(500);
        assertThat(wrongCertain).isZero();
        assertThat(certain).isGreaterThanOrEqualTo(450);
        assertThat(right).isGreaterThanOrEqualTo(495);
        assertThat(pairs.size() - right).isLessThanOrEqualTo(25);
    }

    @Test
    void isCertainOfNoTwinEnteredBesideFebrlOne() {
        Febrl febrl = Febrl.dataset(1);
        List<Description> people = new ArrayList<>(febrl.people());
        for (int twin = 0; twin < 25; twin++) {
            Map<String, List<String>> same =
                    new TreeMap<>(febrl.people().get(twin * 40).values());
            same.put("givenName", List.of(NAMES.get(twin % NAMES.size())));
            people.add(new Description(same, Set.of()));
        }

        assertThat(linkage.within(people).pairs())
                .filteredOn(Pair::isCertain)
                .allMatch(pair -> pair.b() < 1_000 && febrl.isOnePerson(pair.a(), pair.b()));
    }

    @Test
    void showsMostPairsOfAFileInWhichAFifthIsLeftOutAndFewWrongOnes() {
        Febrl febrl = Febrl.dataset(1);
        SplittableRandom random = new SplittableRandom(1);
        List<Description> left = febrl.people().stream()
                .map(person -> {
                    Map<String, List<String>> values = new TreeMap<>(person.values());
                    values.keySet().removeIf(attribute -> random.nextInt(5) == 0);
                    return new Description(values, Set.of());
                })
                .toList();
        List<Pair> pairs = linkage.within(left).pairs();
        long right = pairs.stream()
                .filter(pair -> febrl.isOnePerson(pair.a(), pair.b()))
                .count();

        assertThat(right).isGreaterThanOrEqualTo(475);
        assertThat(pairs.size() - right).isLessThanOrEqualTo(25);
        assertThat(pairs).filteredOn(Pair::isCertain).allMatch(pair -> febrl.isOnePerson(pair.a(), pair.b()));
    }

    @Test
    void showsAPairWithOneIdentifierHoweverUnlikeTheRest() {
        Description one = someone("Rose", "Whitford", "identifier.clientNumber", "C-1000-42");
        Description other = Description.of(Map.of(
                "givenName", "Kwame",
                "familyName", "Osei",
                "dateOfBirth", "1991-11-20",
                "identifier.clientNumber", "C-1000-42"));

        assertThat(linkage.within(List.of(one, other)).pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.isCertain()).isFalse());
    }

    @Test
    void pairsBetweenTwoFilesAndWithinNeither() {
        Febrl febrl = Febrl.dataset(1);
        List<Description> one = febrl.people().subList(0, 500);
        List<Description> other = febrl.people().subList(500, 1000);
        List<Pair> pairs = linkage.between(one, other).pairs();

        assertThat(pairs).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair.a()).isLessThan(500);
            assertThat(pair.b()).isLessThan(500);
        });
        assertThat(pairs.stream().filter(Pair::isCertain))
                .isNotEmpty()
                .allMatch(pair -> febrl.isOnePerson(pair.a(), 500 + pair.b()));
    }

    @Test
    void namesEachPairOnce() {
        List<Pair> pairs = linkage.within(Febrl.dataset(1).people()).pairs();
        Set<Set<Integer>> once = new HashSet<>();

        assertThat(pairs).allMatch(pair -> once.add(Set.of(pair.a(), pair.b())));
    }

    @Test
    void keepsItsParametersWhereThereIsNextToNothingToLearnFrom() {
        Linked linked = linkage.within(List.of(someone("Rose", "Whitford"), someone("Rose", "Whitford")));
        double shipped = level(MatchParameters.shipped());

        assertThat(level(linked.parameters())).isBetween(shipped - 0.02, shipped + 0.02);
    }

    @Test
    void learnsFromTheFileAndSaysOnWhat() {
        MatchParameters learnt = linkage.within(Febrl.dataset(1).people()).parameters();

        assertThat(level(learnt)).isLessThan(level(MatchParameters.shipped()) - 0.02);
        assertThat(learnt.learntOn()).startsWith("1000 records");
    }

    @Test
    void copesWithNobodyAndWithOne() {
        assertThat(linkage.within(List.of()).pairs()).isEmpty();
        assertThat(linkage.within(List.of(someone("Rose", "Whitford"))).pairs()).isEmpty();
        assertThat(linkage.between(List.of(), List.of(someone("Rose", "Whitford")))
                        .pairs())
                .isEmpty();
    }

    @Test
    void saysThatItSplitsBlocksThatAreTooLarge() {
        List<Description> file = new ArrayList<>();
        for (int person = 0; person < 400; person++) {
            file.add(Description.of(Map.of("givenName", "Marie", "familyName", "Tremblay", "email", "m" + person)));
        }
        Linked linked = linkage.within(file);

        assertThat(linked.notes())
                .anyMatch(note -> note.contains("split"))
                .anyMatch(note -> note.contains("neighbours"));
        assertThat(linked.pairs()).noneMatch(Pair::isCertain);
    }

    /** How often one person's given name is written the same. */
    private static double level(MatchParameters parameters) {
        return parameters.of("givenName").entrySet().stream()
                .filter(entry -> entry.getKey() == Level.EXACT)
                .mapToDouble(entry -> entry.getValue().person())
                .sum();
    }

    private static Description someone(String given, String family, String... more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "givenName", given,
                "familyName", family,
                "dateOfBirth", "1958-01-27",
                "address.line", "118 Birch Lane",
                "address.postalCode", "R3C 4T2"));
        if (more.length > 0) {
            values.put(more[0], more[1]);
        }
        return Description.of(values);
    }
}
