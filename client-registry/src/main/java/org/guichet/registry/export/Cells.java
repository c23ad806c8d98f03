package org.guichet.registry.export;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Opening;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of a holding: text, numbers, booleans, instants, days, lists and maps, or null. */
final class Cells {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Column> columns = new ArrayList<>();

    private record Column(
            int index, String name, String type, @Nullable Opening opening) {}

    Cells(Holding holding, ResultSetMetaData about) throws SQLException {
        for (int index = 1; index <= about.getColumnCount(); index++) {
            String name = about.getColumnLabel(index);
            if (!name.startsWith("_")) {
                columns.add(new Column(
                        index,
                        name,
                        about.getColumnTypeName(index),
                        holding.openings().get(name)));
            }
        }
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<@Nullable Object> of(ResultSet row) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Column column : columns) {
            Opening opening = column.opening();
            cells.add(opening == null ? cell(row, column) : opening.open(row));
        }
        return cells;
    }

    private static @Nullable Object cell(ResultSet row, Column column) throws SQLException {
        Object cell = row.getObject(column.index());
        return switch (cell) {
            case null -> null;
            case Timestamp at -> at.toInstant();
            case java.sql.Date day -> row.getObject(column.index(), LocalDate.class);
            case Array array -> Arrays.asList((Object[]) array.getArray());
            case Boolean yes -> yes;
            case Number number -> number;
            default ->
                column.type().equals("jsonb")
                        ? JSON.readValue(row.getString(column.index()), Object.class)
                        : row.getString(column.index());
        };
    }
}
