package org.guichet.registry.registration.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.SocialInsuranceNumber;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.springframework.boot.test.context.TestComponent;

/** The same people as they come in by a file and by the desk. */
@TestComponent
public class FilesOfPeople {
    private final BulkLoading loading;
    private final Registration registration;
    private final AttributeDictionary dictionary;

    FilesOfPeople(BulkLoading loading, Registration registration, AttributeDictionary dictionary) {
        this.loading = loading;
        this.registration = registration;
        this.dictionary = dictionary;
    }

    /** What becomes of her at the desk, where her values are verified at their source. */
    Registered registered(Map<String, String> values) {
        return registered(values, Set.of());
    }

    Registered registered(Map<String, String> values, Set<ClientId> notTheSame) {
        return Installation.as(
                Installation.importing(),
                () -> registration.register(
                        new TreeMap<>(values)
                                .entrySet().stream()
                                        .map(one -> new NewFact(
                                                one.getKey(),
                                                one.getValue(),
                                                new Source(Source.Kind.REGISTER, "counter"),
                                                Verification.SOURCE_VERIFIED,
                                                Instant.parse("2026-09-01T00:00:00Z")))
                                        .toList(),
                        notTheSame));
    }

    /** More people of one name than a key is looked through for; each with a birth and a telephone of her own. */
    public Map<String, String> crowdOfOneName() {
        Map<String, String> named = Map.of("givenName", Unlike.aName(), "familyName", Unlike.aName());
        crowd(() -> named);
        return named;
    }

    /** As many people with names of their own that begin alike, and sound unlike; the name of one of them. */
    Map<String, String> crowdOfOneBeginning(String given, String family) {
        return crowd(() -> Map.of("givenName", given + Unlike.aName(), "familyName", family + Unlike.aName()));
    }

    private Map<String, String> crowd(Supplier<Map<String, String>> names) {
        List<Map<String, String>> crowd = new ArrayList<>();
        for (int one = 0; one < 160; one++) {
            Map<String, String> member = new HashMap<>(names.get());
            member.put("dateOfBirth", "19%02d-%02d-%02d".formatted(one % 90, one % 11 + 1, one % 28 + 1));
            member.put("phone", Unlike.aPhoneNumber());
            crowd.add(member);
        }
        load(crowd);
        Map<String, String> last = new HashMap<>(crowd.getLast());
        last.keySet().retainAll(Set.of("givenName", "familyName"));
        return last;
    }

    /** One file after another of the same source; what became of the last. */
    @SafeVarargs
    public final List<Outcome> load(List<Map<String, String>>... files) {
        String source = "register-" + UUID.randomUUID();
        List<Outcome> outcomes = List.of();
        for (List<Map<String, String>> people : files) {
            outcomes = load(source, people);
        }
        return outcomes;
    }

    /** A file of a source, whose first row it numbers R0; what became of each row. */
    public List<Outcome> load(String source, List<Map<String, String>> people) {
        Properties properties = new Properties();
        properties.setProperty("source", source);
        properties.setProperty("reference", "no");
        properties.setProperty("verification", "SOURCE_VERIFIED");
        List<String> header = List.of(
                "no",
                "givenName",
                "familyName",
                "dateOfBirth",
                "phone",
                "address.postalCode",
                SocialInsuranceNumber.ATTRIBUTE);
        Mapping mapping = Mapping.of(
                properties,
                header,
                dictionary.all().stream().map(one -> one.code()).collect(Collectors.toSet()));
        List<Line> lines = IntStream.range(0, people.size())
                .mapToObj(place -> {
                    Map<String, String> cells = new HashMap<>(people.get(place));
                    cells.put("no", "R" + place);
                    return new Line(place + 1, cells);
                })
                .toList();
        return Installation.as(
                Installation.importing(),
                () -> loading.outcomes(
                        loading.load(UUID.randomUUID().toString(), mapping, lines.iterator(), done -> {})
                                .load(),
                        0,
                        10_000));
    }
}
