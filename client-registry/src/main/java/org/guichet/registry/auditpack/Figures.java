package org.guichet.registry.auditpack;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.guichet.registry.auditpack.Found.Answer;
import org.guichet.registry.client.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Some answers of the audit pack to look at now: what people say when asked, which consents drift, who has withdrawals and
 * corrections, what was refused. Counts alone; groups of fewer than ten people say nothing of themselves.
 */
@Component
public class Figures {
    private static final String STOPPED = "57014";

    private final PackChecks checks;
    private final Asking asking;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Figures(PackChecks checks, Asking asking, TransactionTemplate transaction, Clock clock) {
        this.checks = checks;
        this.asking = asking;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Which answers, and which of their columns is drawn as part of which; of the largest where none is named. */
    private enum Drawn {
        BEHAVIOUR("consent-behaviour", "refusal_percent", null),
        DRIFT("consent-drift", "notice_superseded", "standing"),
        WITHDRAWALS("withdrawals-told", "had_it", "withdrawals"),
        CORRECTIONS("corrections-told", "had_it", "corrections"),
        REFUSALS("refusals", "refusals", null);

        private final String code;
        private final String part;
        private final @Nullable String whole;

        Drawn(String code, String part, @Nullable String whole) {
            this.code = code;
            this.part = part;
            this.whole = whole;
        }
    }

    /**
     * A table with a picture of one of its columns.
     *
     * @param drawn the code of the column that is drawn
     * @param total how many rows there are, these among them
     */
    public record Figure(String code, String title, String drawn, List<Column> columns, List<Row> rows, long total) {}

    /**
     * @param code names the column, whatever the language
     * @param numeric whether it counts
     */
    public record Column(String code, String title, boolean numeric) {}

    /**
     * @param cells in the order of the columns
     * @param percent how much of the bar is filled; null where there is nothing to draw
     */
    public record Row(List<String> cells, @Nullable Integer percent) {}

    /**
     * What is drawn of a period, as of now. That it was looked at is in the log.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field
     * @throws org.guichet.registry.actor.NotGranted for whoever is no privacy officer
     * @throws TakesTooLong where it is not counted while somebody waits
     */
    public List<Figure> look(
            @Nullable Instant from, @Nullable Instant to, @Nullable List<String> programmes, Locale locale) {
        PackChecks.officer();
        PackScope scope = checks.scope(Ids.next(clock), from, to, programmes);
        // The log first, in a transaction of its own: none with a number stays open while the tables are read.
        transaction.executeWithoutResult(status -> checks.record("figures", scope));
        PackWords words = PackWords.in("fr".equals(locale.getLanguage()) ? Locale.FRENCH : Locale.ENGLISH);
        List<String> codes =
                Arrays.stream(Drawn.values()).map(drawn -> drawn.code).toList();
        List<Answer> answers = inTime(scope, codes);
        return Arrays.stream(Drawn.values())
                .flatMap(drawn -> answers.stream()
                        .filter(answer -> answer.code().equals(drawn.code))
                        .map(answer -> figure(drawn, answer, words)))
                .toList();
    }

    /** A statement that is stopped says so in one way, a transaction whose time was over before it in another. */
    private List<Answer> inTime(PackScope scope, List<String> codes) {
        try {
            return asking.ask(scope, codes);
        } catch (TransactionTimedOutException over) {
            throw new TakesTooLong(over);
        } catch (DataAccessException stopped) {
            if (NestedExceptionUtils.getMostSpecificCause(stopped) instanceof SQLException why
                    && STOPPED.equals(why.getSQLState())) {
                throw new TakesTooLong(stopped);
            }
            throw stopped;
        }
    }

    private static Figure figure(Drawn drawn, Answer answer, PackWords words) {
        List<Column> columns = IntStream.range(0, answer.columns().size())
                .mapToObj(at -> new Column(
                        answer.columns().get(at),
                        words.of("column." + answer.columns().get(at)),
                        answer.rows().stream().anyMatch(row -> row.get(at) instanceof Number)))
                .toList();
        return new Figure(
                drawn.code,
                words.of("query." + drawn.code),
                drawn.part,
                columns,
                rows(drawn, answer, words),
                answer.total());
    }

    private static List<Row> rows(Drawn drawn, Answer answer, PackWords words) {
        int part = answer.columns().indexOf(drawn.part);
        double largest = drawn == Drawn.BEHAVIOUR
                ? 100
                : answer.rows().stream()
                        .mapToDouble(row -> number(row.get(part)))
                        .max()
                        .orElse(0);
        List<Row> rows = new ArrayList<>();
        for (List<@Nullable Object> row : answer.rows()) {
            double whole = drawn.whole == null
                    ? largest
                    : number(row.get(answer.columns().indexOf(drawn.whole)));
            rows.add(new Row(
                    row.stream().map(words::cell).toList(),
                    row.get(part) == null || whole <= 0
                            ? null
                            : (int) Math.round(100 * number(row.get(part)) / whole)));
        }
        return rows;
    }

    private static double number(@Nullable Object cell) {
        return cell instanceof Number number ? number.doubleValue() : 0;
    }
}
