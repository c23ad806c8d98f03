package org.guichet.catalog.publicservice.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an import found while reading: rows it took, rows nobody can read, and doubts about the rest. */
public final class ImportReport {

    /** The files of an inventory. */
    public enum File {
        SERVICES,
        STANDARDS
    }

    /** How the publisher ranks its quality checks. */
    public enum Severity {
        ERROR,
        WARNING,
        SUGGESTION
    }

    /**
     * A row that cannot be read.
     *
     * @param row as a spreadsheet counts: the header is row 1
     * @param field column
     * @param messageKey key in the message bundles
     */
    public record Rejected(File file, int row, String field, String messageKey, List<String> arguments) {
        public Rejected {
            arguments = List.copyOf(arguments);
        }
    }

    /** A doubt about a row that was taken. */
    public record Finding(File file, int row, Check check, List<String> arguments) {
        public Finding {
            arguments = List.copyOf(arguments);
        }
    }

    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int services;
    private int standards;

    public void accept(File file) {
        if (file == File.SERVICES) {
            services++;
        } else {
            standards++;
        }
    }

    public void reject(List<Rejected> problems) {
        rejected.addAll(problems);
    }

    public void find(File file, int row, Check check, String... arguments) {
        findings.add(new Finding(file, row, check, List.of(arguments)));
    }

    /** Rows accepted from the services file. */
    public int services() {
        return services;
    }

    /** Rows accepted from the standards file. */
    public int standards() {
        return standards;
    }

    public List<Rejected> rejected() {
        return Collections.unmodifiableList(rejected);
    }

    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }
}
