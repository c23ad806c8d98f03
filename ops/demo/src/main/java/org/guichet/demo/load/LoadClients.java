package org.guichet.demo.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.guichet.demo.load.ClientFile.UnusableFile;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.registration.load.BulkLoading;
import org.guichet.registry.registration.load.BulkLoading.Report;
import org.guichet.registry.registration.load.Mapping;
import org.guichet.registry.registration.load.Mapping.UnusableMapping;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code ops/load-clients FILE.csv --mapping FILE}: matched before created, resumed where it stopped, with a report of
 * every row. Ends with 1 where rows were rejected, with 2 where the load could not begin or was cut short.
 */
public final class LoadClients {
    private static final PrintStream SCREEN = System.out;
    private static final int CUT_SHORT = 2;

    private LoadClients() {}

    public static void main(String[] arguments) {
        LoadArguments asked = LoadArguments.of(arguments);
        System.exit(run(asked));
    }

    /** @return how the command ends */
    static int run(LoadArguments asked) {
        try {
            return load(asked, ClientFile.measure(asked.file()));
        } catch (UnusableMapping unusable) {
            return stop("%s cannot be used: %s".formatted(asked.mapping(), unusable.getMessage()));
        } catch (UnusableFile unusable) {
            return stop("%s cannot be used: %s. Nothing was entered.".formatted(asked.file(), unusable.getMessage()));
        } catch (UncheckedIOException unreadable) {
            return stop("Cannot be read or written: " + unreadable.getMessage());
        }
    }

    private static int load(LoadArguments asked, ClientFile.Measure measure) {
        try (ConfigurableApplicationContext registry = new SpringApplicationBuilder(RegistryAlone.class)
                .profiles(RegistryAlone.PROFILE)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(asked.settings())
                .run()) {
            return load(registry, asked, measure);
        } catch (BeansException notOpened) {
            return stop("""
                    The registry cannot be opened: %s
                    Is its database running, and are the keysets where the settings say? Nothing was entered.""".formatted(innermost(notOpened).getMessage()));
        }
    }

    static int load(ConfigurableApplicationContext registry, LoadArguments asked, ClientFile.Measure measure) {
        try (ClientFile file = ClientFile.open(asked.file())) {
            Mapping mapping = Mapping.of(properties(asked.mapping()), file.header(), attributes(registry));
            ProgressBar bar = new ProgressBar(SCREEN, measure.rows());
            BulkLoading loading = registry.getBean(BulkLoading.class);
            Errand errand =
                    Errand.of(new Actor.Duty("import-clients", asked.officer(), asked.authority()), "registration");
            Report report = Acting.as(errand, () -> loading.load(measure.sha256(), mapping, file.lines(), bar::show));
            LoadReport reporting = new LoadReport(loading, registry.getBean(AttributeDictionary.class));
            Path written = Acting.as(errand, () -> reporting.write(report.load(), asked.file()));
            tell(report.counts(), written);
            return report.counts().getOrDefault(Kind.REJECTED, 0) == 0 ? 0 : 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (StateChanged waiting) {
            return stop("""

                    Some people registered by an earlier release cannot be found yet; the platform is seeing to it.
                    Give the same command again in a few minutes: it goes on where it stopped.""");
        } catch (DisclosureRefused refused) {
            return refused.reason() == Reason.GROUNDS_UNREADABLE
                    ? cutShort(refused)
                    : stop("""

                    The registry refuses: %s. Entering people needs a legal authority in force for the purpose
                    registration; the privacy office declares it. Then give the same command again.""".formatted(refused.reason().code()));
        } catch (DataAccessException | TransactionException cut) {
            return cutShort(cut);
        }
    }

    private static int cutShort(Exception cut) {
        return stop("""

                The load was cut short (%s). What the bar shows as done is entered.
                Give the same command again once the database answers: it goes on where it stopped.""".formatted(innermost(cut).getClass().getSimpleName()));
    }

    private static int stop(String why) {
        SCREEN.println(why);
        return CUT_SHORT;
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : innermost(cause);
    }

    private static List<String> attributes(ConfigurableApplicationContext registry) {
        return registry.getBean(AttributeDictionary.class).all().stream()
                .filter(attribute -> attribute.held() == Attribute.Held.KEPT && attribute.appliesTo(ClientKind.PERSON))
                .map(Attribute::code)
                .collect(Collectors.toList());
    }

    private static Properties properties(Path mapping) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(mapping)) {
            properties.load(reader);
        } catch (CharacterCodingException otherEncoding) {
            throw new UncheckedIOException(new IOException(mapping + " is not text in UTF-8", otherEncoding));
        } catch (IllegalArgumentException malformed) {
            throw new UncheckedIOException(new IOException(mapping + " has a broken \\u escape", malformed));
        }
        return properties;
    }

    private static void tell(Map<Kind, Integer> counts, Path report) {
        SCREEN.printf(
                "%n%,d accepted, %,d matched, %,d doubtful, %,d rejected. Every row: %s%n",
                counts.get(Kind.ACCEPTED),
                counts.get(Kind.MATCHED),
                counts.get(Kind.DOUBTFUL),
                counts.get(Kind.REJECTED),
                report);
        if (counts.getOrDefault(Kind.DOUBTFUL, 0) > 0) {
            SCREEN.println("Doubtful people were entered apart. Pairs wait for a supervisor under Possible duplicates;"
                    + " rows with match.too-many make no pair and wait under Rows with too many to compare.");
        }
        if (counts.getOrDefault(Kind.REJECTED, 0) > 0) {
            SCREEN.println("Rejected rows were not entered. Mend them as the report says, and load them as a file of"
                    + " their own.");
        }
    }
}
