package org.guichet.demo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.registration.load.BulkLoading;
import org.guichet.registry.registration.load.Outcome;

/** What became of every row, with its reasons as codes and in words: English, or French where the machine speaks it. */
class LoadReport {
    private static final int PORTION = 5_000;
    private static final String WHOLE_ROW = "row";
    private static final String HOUSEHOLD = "household";

    private final BulkLoading loading;
    private final AttributeDictionary dictionary;
    private final Locale language;
    private final ResourceBundle words;
    private final ResourceBundle pages;

    LoadReport(BulkLoading loading, AttributeDictionary dictionary) {
        this.loading = loading;
        this.dictionary = dictionary;
        this.language = Locale.getDefault();
        Control neverAnother = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        this.words = ResourceBundle.getBundle("messages", language, neverAnother);
        this.pages = ResourceBundle.getBundle("pages", language, neverAnother);
    }

    /** Writes the report beside the file. */
    Path write(UUID load, Path file) {
        Path path = file.resolveSibling(file.getFileName() + ".report.csv");
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(path), CSVFormat.RFC4180)) {
            printer.printRecord("row", "outcome", "client", "resembles", "reasons", "in_words");
            int after = 0;
            List<Outcome> outcomes = loading.outcomes(load, after, PORTION);
            while (!outcomes.isEmpty()) {
                for (Outcome one : outcomes) {
                    printer.printRecord(
                            one.row(),
                            one.kind(),
                            one.client(),
                            one.resembles().stream().map(Object::toString).collect(Collectors.joining(" ")),
                            String.join("; ", one.reasons()),
                            one.reasons().stream().map(this::inWords).collect(Collectors.joining("; ")));
                }
                after = outcomes.getLast().row();
                outcomes = loading.outcomes(load, after, PORTION);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return path;
    }

    /** An attribute that agrees by its label; what is wrong as the platform says it everywhere. */
    String inWords(String reason) {
        int said = Math.max(reason.indexOf(":input."), reason.indexOf(":match."));
        if (said < 0) {
            return reason.equals(HOUSEHOLD)
                    ? pages.getString("reason.household")
                    : dictionary.find(reason).map(one -> one.label(language)).orElse(reason);
        }
        String column = reason.substring(0, said);
        String[] code = reason.substring(said + 1).split(":", 2);
        String text = words.containsKey(code[0]) ? words.getString(code[0]) : code[0];
        String filled = code.length > 1 ? new MessageFormat(text, language).format(new Object[] {code[1]}) : text;
        return column.equals(WHOLE_ROW) ? filled : column + " " + filled;
    }
}
