package org.guichet.registry.vigilance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the thresholds; before the first one an installation goes by those a release ships. */
@Repository
class ThresholdRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Thresholds shipped = shipped();

    ThresholdRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Tuning.Versioned newest() {
        return jdbc.sql("""
                select version, content::text from registry.vigilance_thresholds order by version desc limit 1
                """)
                .query((row, number) ->
                        new Tuning.Versioned(row.getInt(1), JSON.readValue(row.getString(2), Thresholds.class)))
                .optional()
                .orElse(new Tuning.Versioned(0, shipped));
    }

    /** False where somebody else was quicker. */
    boolean add(int version, Thresholds thresholds, String account, Instant at) {
        return jdbc.sql("""
                        insert into registry.vigilance_thresholds (version, at, account, content)
                        values (?, ?, ?, ?::jsonb) on conflict do nothing
                        """)
                        .params(version, Timestamp.from(at), account, JSON.writeValueAsString(thresholds))
                        .update()
                == 1;
    }

    static Thresholds shipped() {
        try (InputStream stream =
                Objects.requireNonNull(ThresholdRows.class.getResourceAsStream("/registry/vigilance.json"))) {
            return JSON.readValue(stream, Thresholds.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
