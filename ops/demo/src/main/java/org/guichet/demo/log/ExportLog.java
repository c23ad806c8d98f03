package org.guichet.demo.log;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guichet.demo.RunningDatabase;
import org.guichet.demo.load.RegistryAlone;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.audit.LogExport;
import org.guichet.registry.consent.Authorities;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code ops/export-log --officer NAME FILE}: the whole access log, as of one snapshot. The file is there once it is
 * whole; the command ends with 2 where it could not be written.
 */
public final class ExportLog {
    private static final PrintStream SCREEN = System.out;
    private static final int NOT_WRITTEN = 2;
    private static final String PURPOSE = "privacy-review";

    private ExportLog() {}

    /** The authority is none under which the log may be read today. */
    private static final class NotInForce extends RuntimeException {
        NotInForce(String code) {
            super(code + " is no authority in force for the purpose " + PURPOSE + "; nothing was read.");
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        try {
            ExportArguments asked = ExportArguments.of(arguments);
            NewFile.requireAbsent(asked.file());
            try (ConfigurableApplicationContext registry = new SpringApplicationBuilder(RegistryAlone.class)
                    .profiles(RegistryAlone.PROFILE)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .properties(settings(asked))
                    .run()) {
                LogExport.Written written = export(registry, asked);
                SCREEN.printf("%s: %,d entries under %,d seals%n", asked.file(), written.leaves(), written.seals());
                return 0;
            }
        } catch (ExportArguments.NotUnderstood | RunningDatabase.NotRunning | NotInForce | NewFile.Exists told) {
            SCREEN.println(told.getMessage());
        } catch (IOException | UncheckedIOException unwritable) {
            SCREEN.println("Cannot be written: " + unwritable.getMessage());
        } catch (BeansException | DataAccessException | TransactionException unanswered) {
            SCREEN.println(
                    "The registry cannot be opened or read. Is its database running, and are the keysets where the"
                            + " settings say?");
        }
        return NOT_WRITTEN;
    }

    static LogExport.Written export(ConfigurableApplicationContext registry, ExportArguments asked) throws IOException {
        Actor.Duty duty = new Actor.Duty("export-access-log", asked.officer(), asked.authority());
        LogExport export = registry.getBean(LogExport.class);
        return NewFile.write(
                asked.file(),
                out -> Acting.as(Errand.of(duty, PURPOSE), () -> {
                    export.announce(duty, bases(registry.getBean(Authorities.class), asked.authority()));
                    return export.write(out);
                }));
    }

    private static List<String> bases(Authorities authorities, String code) {
        return authorities.inForce(PURPOSE).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> List.of("AUTHORITY:" + code, "VERSION:" + code + "@" + one.number()))
                .orElseThrow(() -> new NotInForce(code));
    }

    private static Map<String, Object> settings(ExportArguments asked) {
        Map<String, Object> settings = new HashMap<>(RunningDatabase.settings(asked.data()));
        settings.put("spring.flyway.enabled", "false");
        settings.put("guichet.duties.enabled", "false");
        settings.put("logging.level.root", "ERROR");
        settings.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        return settings;
    }
}
