package org.guichet.registry.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.consent.Amendment.Act;
import org.guichet.registry.consent.Amendment.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code amendment}; of one code at the most one waits, by index. */
@Component
class AmendmentRows {
    private static final String SELECT = "select *, body::text as said from registry.amendment ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AmendmentRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What is proposed: a version, or an end with a last day or none. */
    record Change(
            GroundKind ground,
            String code,
            Declared.@Nullable Ground version,
            @Nullable LocalDate lastDay,
            @Nullable Integer comparedWith) {}

    /** @return whether it waits now: not where another of the same code does */
    boolean propose(UUID id, Change change, String reason, Actor by) {
        return jdbc.sql("""
                insert into registry.amendment (id, ground, code, body, last_day, compared_with, reason, state,
                                                proposed_at, proposed_by, proposed_office)
                values (:id, :ground, :code, cast(:body as jsonb), :lastDay, :with, :reason, 'PROPOSED',
                        :now, :by, :office)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("ground", change.ground().name())
                        .param("code", change.code())
                        .param("body", change.version() == null ? null : json.writeValueAsString(change.version()))
                        .param("lastDay", change.lastDay())
                        .param("with", change.comparedWith())
                        .param("reason", reason)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by.id())
                        .param("office", by.office())
                        .update()
                == 1;
    }

    Optional<Amendment> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::read).optional();
    }

    /** As it stays until the end of the transaction. */
    Optional<Amendment> hold(UUID id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** Oldest first. */
    List<Amendment> waiting() {
        return jdbc.sql(SELECT + "where state = 'PROPOSED' order by proposed_at, id")
                .query(this::read)
                .list();
    }

    /** Newest first; at most fifty. */
    List<Amendment> of(GroundKind ground, String code) {
        return jdbc.sql(SELECT + "where ground = ? and code = ? order by proposed_at desc, id limit 50")
                .params(ground.name(), code)
                .query(this::read)
                .list();
    }

    void decided(UUID id, State state, @Nullable String why, Actor by) {
        jdbc.sql("""
                update registry.amendment set state = :state, decided_why = :why, decided_at = :now, decided_by = :by,
                    decided_office = :office
                where id = :id and state = 'PROPOSED'
                """)
                .param("state", state.name())
                .param("why", why)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.id())
                .param("office", by.office())
                .param("id", id)
                .update();
    }

    private Amendment read(ResultSet row, int number) throws SQLException {
        GroundKind ground = GroundKind.valueOf(row.getString("ground"));
        return new Amendment(
                row.getObject("id", UUID.class),
                ground,
                row.getString("code"),
                said(ground, row.getString("said")),
                row.getObject("last_day", LocalDate.class),
                row.getObject("compared_with", Integer.class),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                act(row, "proposed"),
                row.getTimestamp("decided_at") == null ? null : act(row, "decided"),
                row.getString("decided_why"));
    }

    private Declared.@Nullable Ground said(GroundKind ground, @Nullable String body) {
        if (body == null) {
            return null;
        }
        return switch (ground) {
            case AUTHORITY -> json.readValue(body, Declared.OfAuthority.class);
            case PURPOSE -> json.readValue(body, Declared.OfPurpose.class);
        };
    }

    private static Act act(ResultSet row, String which) throws SQLException {
        return new Act(
                row.getTimestamp(which + "_at").toInstant(),
                row.getString(which + "_by"),
                row.getString(which + "_office"));
    }
}
