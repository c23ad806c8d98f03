package org.guichet.demo.linkage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.linkage.Linkage;
import org.guichet.registry.matching.linkage.Linkage.Linked;
import org.guichet.registry.matching.linkage.Linkage.Pair;

/** {@code ops/link-records}: prints which records of one file, or of two, are of one person. */
public final class LinkRecords {
    private final Columns columns;
    private final Consumer<String> progress;

    private LinkRecords(Columns columns, Consumer<String> progress) {
        this.columns = columns;
        this.progress = progress;
    }

    /** The ids of a file in their order, and what each record says. */
    private record Read(List<String> ids, List<Description> people) {}

    public static void main(String[] arguments) {
        PrintStream told = System.err;
        try {
            run(System.out, told::println, arguments);
        } catch (Unreadable problem) {
            told.println(problem.getMessage());
            System.exit(2);
        }
    }

    static void run(OutputStream pairs, Consumer<String> progress, String... arguments) {
        LinkArguments asked = LinkArguments.of(arguments);
        new LinkRecords(new Columns(asked.mapping(), asked.ignored()), progress).link(asked.files(), pairs);
    }

    private void link(List<Path> files, OutputStream pairs) {
        Read first = read(files.getFirst());
        Linkage linkage = new Linkage(MatchParameters.shipped(), progress);
        if (files.size() == 1) {
            write(linkage.within(first.people()), first.ids(), first.ids(), pairs);
        } else {
            Read second = read(files.getLast());
            write(linkage.between(first.people(), second.people()), first.ids(), second.ids(), pairs);
        }
    }

    private Read read(Path file) {
        Table table = Table.read(file);
        Map<Integer, String> attributes = columns.of(table.columns());
        if (attributes.isEmpty()) {
            throw new Unreadable(
                    file + ": no column is known by its name. Say with --mapping which holds what: column=attribute.");
        }
        attributes.forEach((column, attribute) ->
                progress.accept(file.getFileName() + ": " + table.columns().get(column) + " is " + attribute));
        List<String> left = new ArrayList<>();
        for (int column = 1; column < table.columns().size(); column++) {
            if (!attributes.containsKey(column)) {
                left.add(table.columns().get(column));
            }
        }
        if (!left.isEmpty()) {
            progress.accept(file.getFileName() + ": not looked at: " + String.join(", ", left));
        }
        Records records = new Records(table, attributes);
        return new Read(
                table.rows().stream().map(List::getFirst).toList(),
                table.rows().stream().map(records::read).toList());
    }

    private void write(Linked linked, List<String> ids, List<String> otherIds, OutputStream pairs) {
        try (CSVPrinter printer = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(pairs, StandardCharsets.UTF_8)),
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            printer.printRecord("id_a", "id_b", "score", "verdict");
            for (Pair pair : linked.pairs()) {
                printer.printRecord(
                        ids.get(pair.a()),
                        otherIds.get(pair.b()),
                        String.format(Locale.ROOT, "%.2f", pair.likeness().score()),
                        pair.isCertain() ? "CERTAIN" : "POSSIBLE");
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        linked.notes().forEach(progress);
        long certain = linked.pairs().stream().filter(Pair::isCertain).count();
        progress.accept("%d pairs certain, %d possible"
                .formatted(certain, linked.pairs().size() - certain));
    }
}
