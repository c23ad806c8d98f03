package org.guichet.benchmarks.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.load.BulkLoading;
import org.guichet.registry.registration.load.Line;
import org.guichet.registry.registration.load.Mapping;
import org.springframework.context.ApplicationContext;

/** A registry that grows by loads of invented people, and the calls whose cost must not grow with it. */
final class Growing {
    private static final String REFERENCE = "number";

    private final Population population = new Population(1);
    /** People who are in no file. */
    private final Population newcomers = new Population(2);

    private final BulkLoading loading;
    private final Searching searching;
    private final Registration registration;
    private final Planted planted;
    private int loaded;
    private int registered;

    Growing(ApplicationContext registry, int most) {
        Installation.declare(registry.getBean(Authorities.class));
        loading = registry.getBean(BulkLoading.class);
        searching = registry.getBean(Searching.class);
        registration = registry.getBean(Registration.class);
        planted = new Planted(population, most);
    }

    Planted planted() {
        return planted;
    }

    /** Loads rows until there are {@code size}; progress tells how many there are. */
    void loadTo(int size, IntConsumer progress) {
        int first = loaded;
        TreeSet<String> columns = new TreeSet<>(population.person(0).keySet());
        columns.addAll(List.of("phone", Population.SIN, REFERENCE));
        Properties properties = new Properties();
        properties.setProperty("source", "register");
        properties.setProperty("reference", REFERENCE);
        columns.remove(REFERENCE);
        Mapping mapping = Mapping.of(properties, header(columns), columns);
        BulkLoading.Report report = Acting.as(
                RegistryAlone.importing(),
                () -> loading.load(
                        UUID.randomUUID().toString(),
                        mapping,
                        lines(first, size),
                        done -> progress.accept(first + done)));
        loaded = size;
        Acting.run(RegistryAlone.importing(), () -> planted.count(loading, report.load(), first));
    }

    private static List<String> header(TreeSet<String> columns) {
        TreeSet<String> header = new TreeSet<>(columns);
        header.add(REFERENCE);
        return List.copyOf(header);
    }

    private Iterator<Line> lines(int first, int size) {
        return IntStream.range(first, size)
                .mapToObj(row -> {
                    Map<String, String> cells = new HashMap<>(population.row(row));
                    cells.put(REFERENCE, "R" + row);
                    return new Line(row - first + 1, cells);
                })
                .iterator();
    }

    /** Name and date of birth as somebody hears them, many with a slip; whether the right person is among those found. */
    boolean searchByName(int call) {
        Map<String, String> heard = population.again(someone(call), call);
        Map<String, String> person = population.person(someone(call));
        Searching.Found found = search(criteria(
                "givenName", heard.getOrDefault("givenName", value(person, "givenName")),
                "familyName", heard.getOrDefault("familyName", value(person, "familyName")),
                "dateOfBirth", heard.getOrDefault("dateOfBirth", value(person, "dateOfBirth"))));
        return isAmong(found, someone(call));
    }

    /** The beginnings of both names, as they stand while an agent types. */
    Searching.Found searchWhileTyping(int call) {
        Map<String, String> person = population.person(someone(call));
        return search(criteria(
                "givenName", beginning(value(person, "givenName"), 2 + call % 2),
                "familyName", beginning(value(person, "familyName"), 3 + call % 4)));
    }

    /** A number that somebody has. */
    Searching.Found searchByNumber(int call) {
        int number = someone(call);
        while (!population.person(number).containsKey(Population.SIN)) {
            number++;
        }
        return search(criteria(Population.SIN, value(population.person(number), Population.SIN)));
    }

    /** Somebody new, matched first; every twentieth is known. */
    Registered register() {
        Map<String, String> told = newcomers.row(registered++);
        List<NewFact> facts = told.entrySet().stream()
                .map(entry -> new NewFact(
                        entry.getKey(),
                        entry.getValue(),
                        new Source(Source.Kind.AGENT, "desk"),
                        Verification.DECLARED,
                        Instant.now()))
                .toList();
        return Acting.as(RegistryAlone.agent(), () -> registration.register(facts));
    }

    private boolean isAmong(Searching.Found found, int row) {
        return found.candidates().stream().anyMatch(one -> one.client().equals(planted.client(row)));
    }

    private Searching.Found search(Map<String, String> values) {
        return Acting.as(RegistryAlone.agent(), () -> searching.search(new Criteria(values)));
    }

    /** Spread over all that are loaded; every call another one. */
    private int someone(int call) {
        int row = (int) ((call * 7_919L + 13) % loaded);
        return population.original(row);
    }

    private static String value(Map<String, String> person, String attribute) {
        return Objects.requireNonNull(person.get(attribute));
    }

    private static String beginning(String name, int letters) {
        return name.substring(0, Math.min(letters, name.length()));
    }

    private static Map<String, String> criteria(String... pairs) {
        Map<String, String> criteria = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            criteria.put(pairs[at], pairs[at + 1]);
        }
        return criteria;
    }
}
