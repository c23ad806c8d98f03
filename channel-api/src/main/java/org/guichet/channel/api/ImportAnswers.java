package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.guichet.catalog.publicservice.inventory.ImportReport;
import org.guichet.catalog.publicservice.inventory.ImportReport.Severity;
import org.guichet.catalog.standard.ImportOutcome;
import org.guichet.channel.api.Problem.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the API says of an import, in the caller's language. */
@Component
class ImportAnswers {
    private final MessageSource messages;
    private final ProblemTexts problems;

    ImportAnswers(MessageSource messages, ProblemTexts problems) {
        this.messages = messages;
        this.problems = problems;
    }

    /** A row nobody could read; rows are counted as a spreadsheet does, the header is row 1. */
    record Rejected(String file, int row, String field, String message) {}

    /** A doubt about a row that was taken. */
    record Finding(String file, int row, String check, Severity severity, String message) {}

    /**
     * @param accepted rows of both files together
     */
    record Imported(int accepted, int services, int standards, List<Rejected> rejected, List<Finding> findings) {
        static Imported of(ImportOutcome.Taken taken, ImportAnswers answers, Locale locale) {
            return new Imported(
                    taken.accepted(),
                    taken.services(),
                    taken.standards(),
                    answers.rejected(taken, locale),
                    answers.findings(taken, locale));
        }
    }

    /** A problem document that also says what an import says. */
    record NotImported(
            String type,
            String title,
            int status,
            String reason,
            List<FieldError> errors,
            int accepted,
            List<Rejected> rejected,
            List<Finding> findings) {
        static NotImported of(ImportOutcome.Refused refused, ImportAnswers answers, Locale locale) {
            Problem problem = answers.problems.of(HttpStatus.BAD_REQUEST, "invalid-input", "invalid-input");
            List<Rejected> rejected = answers.rejected(refused, locale);
            List<FieldError> errors = rejected.stream()
                    .map(row ->
                            new FieldError("%s[%d].%s".formatted(row.file(), row.row(), row.field()), row.message()))
                    .toList();
            return new NotImported(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.reason(),
                    errors,
                    0,
                    rejected,
                    answers.findings(refused, locale));
        }
    }

    private List<Rejected> rejected(ImportOutcome outcome, Locale locale) {
        return outcome.rejected().stream()
                .map(row -> new Rejected(
                        name(row.file()), row.row(), row.field(), text(row.messageKey(), row.arguments(), locale)))
                .toList();
    }

    private List<Finding> findings(ImportOutcome outcome, Locale locale) {
        return outcome.findings().stream()
                .map(finding -> new Finding(
                        name(finding.file()),
                        finding.row(),
                        finding.check().code(),
                        finding.check().severity(),
                        text("finding." + finding.check().code(), finding.arguments(), locale)))
                .toList();
    }

    private String text(String key, List<String> arguments, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, arguments.toArray(), key, locale));
    }

    private static String name(ImportReport.File file) {
        return file.name().toLowerCase(Locale.ROOT);
    }
}
