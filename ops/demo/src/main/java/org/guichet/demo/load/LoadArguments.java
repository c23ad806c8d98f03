package org.guichet.demo.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.guichet.demo.RunningDatabase;

/**
 * What {@code ops/load-clients} was asked.
 *
 * @param data the demo's folder, whose platform is running; not used where {@code SPRING_DATASOURCE_URL} is set
 * @param officer who answers for the load
 * @param authority code of the legal authority people are entered under
 */
record LoadArguments(Path file, Path mapping, Path data, String officer, String authority) {
    private static final String HELP = """
            Usage: ops/load-clients FILE.csv [--mapping FILE] [--data DIR] [--officer NAME] [--authority CODE]

            Enters the people of a CSV file (UTF-8, its first row naming the columns). Whoever is known is not entered
            again. A load that was cut short goes on where it stopped when the same command is given again.

              --mapping FILE     how columns are read (FILE.csv.mapping), one setting a line:
                                   source=REGISTER          the code of the register the file comes from
                                   reference=COLUMN         the column in which it numbers its people; a row that names
                                                            another person under a number is rejected
                                   column.COLUMN=attribute  for each column not named like an attribute
                                                            (a blank in its name is written "\\ ")
                                   verification=DECLARED    or DOCUMENT_SEEN, SOURCE_VERIFIED
                                   dates=uuuu-MM-dd         how its dates are written
                                 Codes are read in capitals or not; a list is an array of JSON, or has semicolons.
              --data DIR         folder of the running demo (data); where SPRING_DATASOURCE_URL is set, the database
                                 it names, with the keysets of GUICHET_SECRECY_KEYSET and _INDEX_KEYSET
              --officer NAME     who answers for the load (officer.import)
              --authority CODE   legal authority the people are entered under (desda-34-1)

            Ends with 0 where every row was entered, with 1 where rows were rejected, with 2 where the load could not
            begin or was cut short. What became of each row is written to FILE.csv.report.csv.
            """;

    static LoadArguments of(String... arguments) {
        Path from = Path.of(System.getProperty("guichet.called-from", ""));
        Path file = null;
        Path mapping = null;
        Path data = Path.of("data");
        String officer = "officer.import";
        String authority = "desda-34-1";
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            if (name.equals("--help")) {
                throw help();
            } else if (!name.startsWith("--") && file != null) {
                throw usage("One file at a time: " + name + " is a second one.");
            } else if (!name.startsWith("--")) {
                file = from.resolve(name);
            } else if (!left.hasNext()) {
                throw usage(name + " needs a value.");
            } else {
                switch (name) {
                    case "--mapping" -> mapping = from.resolve(left.next());
                    case "--data" -> data = from.resolve(left.next());
                    case "--officer" -> officer = left.next();
                    case "--authority" -> authority = left.next();
                    default -> throw usage("What is " + name + "?");
                }
            }
        }
        if (file == null) {
            throw usage("Which file?");
        }
        if (mapping == null) {
            mapping = file.resolveSibling(file.getFileName() + ".mapping");
        }
        for (Path needed : List.of(file, mapping)) {
            if (!Files.isRegularFile(needed) || !Files.isReadable(needed)) {
                throw usage(needed + " cannot be read."
                        + (needed.equals(mapping) ? " Write it, or name another with --mapping." : ""));
            }
        }
        return new LoadArguments(file, mapping, data, officer, authority);
    }

    /** The database, which is the running demo's unless the environment names another; nothing else runs beside. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.flyway.enabled", "false");
        settings.put("guichet.duties.enabled", "false");
        settings.put("spring.jpa.properties.hibernate.jdbc.batch_size", "100");
        settings.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        settings.put("logging.level.root", "ERROR");
        settings.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        try {
            settings.putAll(RunningDatabase.settings(data));
        } catch (RunningDatabase.NotRunning none) {
            throw usage(String.valueOf(none.getMessage()));
        }
        return settings;
    }

    @SuppressWarnings("SystemExitOutsideMain") // the command has nothing to do
    private static IllegalArgumentException usage(String why) {
        System.out.println(why);
        System.out.println("How it is used: ops/load-clients --help");
        System.exit(2);
        return new IllegalArgumentException(why);
    }

    @SuppressWarnings("SystemExitOutsideMain") // the command has nothing to do
    private static IllegalArgumentException help() {
        System.out.print(HELP);
        System.exit(0);
        return new IllegalArgumentException("--help");
    }
}
