package org.guichet.demo.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.registration.load.BulkLoading;
import org.guichet.registry.registration.load.BulkLoading.Report;
import org.guichet.registry.registration.load.Mapping;
import org.guichet.registry.registration.load.Mapping.UnusableMapping;
import org.guichet.registry.registration.load.Outcome;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code ops/load-clients FILE.csv --mapping FILE}: matched before created, resumed where it stopped, with a report of
 * every row. Ends with 1 where rows were rejected, with 2 where nothing could be loaded.
 */
public final class LoadClients {
    private static final PrintStream SCREEN = System.out;
    private static final int PORTION = 5_000;

    private LoadClients() {}

    public static void main(String[] arguments) {
        LoadArguments asked = LoadArguments.of(arguments);
        try (ConfigurableApplicationContext registry = new SpringApplicationBuilder(RegistryAlone.class)
                .profiles(RegistryAlone.PROFILE)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(asked.settings())
                .run()) {
            System.exit(load(registry, asked));
        } catch (UnusableMapping unusable) {
            SCREEN.println("The mapping cannot be used: " + unusable.getMessage());
            System.exit(2);
        } catch (UncheckedIOException unreadable) {
            SCREEN.println("Cannot be read: " + unreadable.getMessage());
            System.exit(2);
        }
    }

    private static int load(ConfigurableApplicationContext registry, LoadArguments asked) {
        BulkLoading loading = registry.getBean(BulkLoading.class);
        ClientFile.Measure measure = ClientFile.measure(asked.file());
        try (ClientFile file = ClientFile.open(asked.file())) {
            Mapping mapping = Mapping.of(properties(asked.mapping()), file.header(), attributes(registry));
            ProgressBar bar = new ProgressBar(SCREEN, measure.rows());
            Report report = Acting.as(
                    Errand.of(new Actor.Duty("import-clients", asked.officer(), asked.authority()), "registration"),
                    () -> loading.load(measure.sha256(), mapping, file.lines(), bar::show));
            Path written = report(loading, report, asked.file());
            tell(report.counts(), written);
            return report.counts().getOrDefault(Kind.REJECTED, 0) == 0 ? 0 : 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> attributes(ConfigurableApplicationContext registry) {
        return registry.getBean(AttributeDictionary.class).all().stream()
                .filter(attribute -> attribute.held() == Attribute.Held.KEPT)
                .map(Attribute::code)
                .collect(Collectors.toList());
    }

    private static Properties properties(Path mapping) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(mapping)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Path report(BulkLoading loading, Report report, Path file) throws IOException {
        Path path = file.resolveSibling(file.getFileName() + ".report.csv");
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(path), CSVFormat.RFC4180)) {
            printer.printRecord("row", "outcome", "client", "resembles", "reasons");
            int after = 0;
            List<Outcome> outcomes = loading.outcomes(report.load(), after, PORTION);
            while (!outcomes.isEmpty()) {
                for (Outcome one : outcomes) {
                    printer.printRecord(
                            one.row(), one.kind(), one.client(), joined(one.resembles()), joined(one.reasons()));
                }
                after = outcomes.getLast().row();
                outcomes = loading.outcomes(report.load(), after, PORTION);
            }
        }
        return path;
    }

    private static String joined(List<?> several) {
        return several.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static void tell(Map<Kind, Integer> counts, Path report) {
        SCREEN.printf(
                "%n%,d accepted, %,d matched, %,d doubtful, %,d rejected. Every row: %s%n",
                counts.get(Kind.ACCEPTED),
                counts.get(Kind.MATCHED),
                counts.get(Kind.DOUBTFUL),
                counts.get(Kind.REJECTED),
                report);
    }
}
