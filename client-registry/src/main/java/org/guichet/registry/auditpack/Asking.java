package org.guichet.registry.auditpack;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.audit.LogVerification;
import org.guichet.registry.auditpack.Found.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks everything there is to ask of one point, as of one snapshot. It draws no transaction number, so that sealing goes on. */
@Component
class Asking {
    static final int MOST_ROWS = 2000;
    private static final String OF_ALL = "of_all";
    private static final String SHORT = "${guichet.figures.seconds:20}";
    private static final int LONGEST_SECONDS = 900;
    private static final String VERIFYING = "ops/export-log FILE; ops/verify-log FILE";

    private final NamedParameterJdbcTemplate jdbc;
    private final List<PackQuery> queries;
    private final LogVerification verification;
    private final LegalDay day;

    Asking(DataSource database, List<PackSource> sources, LogVerification verification, LegalDay day) {
        JdbcTemplate bounded = new JdbcTemplate(database);
        bounded.setMaxRows(MOST_ROWS + 1);
        bounded.setQueryTimeout(LONGEST_SECONDS);
        this.jdbc = new NamedParameterJdbcTemplate(bounded);
        this.queries = sources.stream()
                .flatMap(source -> source.queries().stream())
                .sorted(Comparator.comparingInt(PackQuery::point))
                .toList();
        this.verification = verification;
        this.day = day;
    }

    List<PackQuery> queries() {
        return queries;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found ask(PackScope scope, PackPoint point) {
        Instant now = day.clock().instant();
        MapSqlParameterSource values = values(scope, now);
        List<Answer> answers = new ArrayList<>();
        queries.stream()
                .filter(query -> query.point() == point.number())
                .forEach(query -> answers.add(answer(query, values)));
        if (point == PackPoint.INTEGRITY) {
            answers.add(verified());
        }
        return new Found(point.number(), now, answers);
    }

    /** Some of the questions, in the order of their codes here, while somebody waits: all of them in twenty seconds or none. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, timeoutString = SHORT)
    public List<Answer> ask(PackScope scope, List<String> codes) {
        MapSqlParameterSource values = values(scope, day.clock().instant());
        return codes.stream()
                .flatMap(code -> queries.stream().filter(query -> query.code().equals(code)))
                .map(query -> answer(query, values))
                .toList();
    }

    private MapSqlParameterSource values(PackScope scope, Instant now) {
        List<String> programmes = scope.programmes();
        return new MapSqlParameterSource()
                .addValue("from", scope.from().atOffset(ZoneOffset.UTC))
                .addValue("to", scope.to().atOffset(ZoneOffset.UTC))
                .addValue("now", now.atOffset(ZoneOffset.UTC))
                .addValue("zone", day.zone().getId())
                .addValue("pack", scope.pack().toString())
                .addValue("cleared", scope.sealedToo())
                .addValue("every", programmes == null)
                .addValue("programmes", programmes == null ? new String[0] : programmes.toArray(String[]::new));
    }

    private Answer answer(PackQuery query, MapSqlParameterSource values) {
        List<String> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        jdbc.query(query.sql(), values, (ResultSet row) -> {
            ResultSetMetaData meta = row.getMetaData();
            for (int index = 1; index <= meta.getColumnCount(); index++) {
                columns.add(meta.getColumnLabel(index));
            }
            while (row.next()) {
                rows.add(cells(row, meta.getColumnCount()));
            }
            return rows;
        });
        return new Answer(
                query.code(),
                query.sql(),
                query.expectsNone(),
                columns,
                rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows,
                total(query, values, columns, rows));
    }

    /** A question that tells a part says in each row of how many; of any other what is beyond the bound is counted. */
    private long total(
            PackQuery query, MapSqlParameterSource values, List<String> columns, List<List<@Nullable Object>> rows) {
        int ofAll = columns.indexOf(OF_ALL);
        if (ofAll >= 0 && !rows.isEmpty() && rows.getFirst().get(ofAll) instanceof Number all) {
            return all.longValue();
        }
        if (rows.size() <= MOST_ROWS) {
            return rows.size();
        }
        Long counted = jdbc.queryForObject("select count(*) from (" + query.sql() + "\n) counted", values, Long.class);
        return Objects.requireNonNull(counted);
    }

    private static List<@Nullable Object> cells(ResultSet row, int columns) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int index = 1; index <= columns; index++) {
            cells.add(plain(row.getObject(index)));
        }
        return cells;
    }

    /** As JSON has it. */
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case Timestamp at -> at.toInstant().toString();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            case UUID id -> id.toString();
            case java.sql.Date date -> date.toLocalDate().toString();
            case null, default -> value;
        };
    }

    /** The whole chain, whatever the period. */
    private Answer verified() {
        LogVerification.Report report = verification.verify();
        List<List<@Nullable Object>> faults = new ArrayList<>();
        report.faults()
                .forEach(fault -> faults.add(Arrays.<@Nullable Object>asList(
                        fault.seal(), fault.kind().name())));
        return new Answer(
                "verification", VERIFYING, true, List.of("seal", "fault"), faults, faults.size() + report.more());
    }
}
