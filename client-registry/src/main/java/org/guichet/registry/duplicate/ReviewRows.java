package org.guichet.registry.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.DecidedBy;
import org.guichet.registry.duplicate.DuplicateReview.Path;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.guichet.registry.identity.Candidate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of reviews. Old ids are followed; who is not seen is not there. */
@Repository
class ReviewRows {
    private static final String SELECT = """
            select v.*, coalesce(a.redirected_to, a.id) as one, coalesce(b.redirected_to, b.id) as other
            from registry.duplicate_review v
            join registry.client a on a.id = v.first_id
            join registry.client b on b.id = v.second_id
            """;

    private static final String OF_SEEN = """
            (:sealed or not exists (select from registry.sealed_client s where s.id in (v.first_id, v.second_id)))
            """;

    /** Two clients still, both of them seen. */
    private static final String TO_DECIDE =
            "where v.state = 'OPEN' and coalesce(a.redirected_to, a.id) <> coalesce(b.redirected_to, b.id) and "
                    + OF_SEEN;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ReviewRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A client who may be somebody else who is known, and the way in by which she came. */
    record Found(ClientId client, Candidate other, Path path) {}

    /**
     * Opens a review of each pair, unless one is open, or a person told them apart, under any of their ids. One statement.
     *
     * @return how many it opened
     */
    int open(List<Found> found) {
        if (found.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                with pair as (
                    select distinct on (least(one, other), greatest(one, other))
                           id, least(one, other) as first_id, greatest(one, other) as second_id, path, verdict, score,
                           reasons, parameters
                    from unnest(:ids::uuid[], :ones::uuid[], :others::uuid[], :paths::text[], :verdicts::text[],
                                :scores::float8[], :reasons::text[], :parameters::text[])
                        as found(id, one, other, path, verdict, score, reasons, parameters)
                )
                insert into registry.duplicate_review
                    (id, first_id, second_id, path, verdict, score, reasons, parameters, opened_at, state)
                select id, first_id, second_id, path, verdict, score, cast(reasons as jsonb), parameters, :now, 'OPEN'
                from pair
                where not exists (
                    select
                    from registry.client a
                    join registry.client b on b.id = pair.second_id or b.redirected_to = pair.second_id
                    join registry.duplicate_review v on v.state = 'OPEN'
                        and v.first_id = least(a.id, b.id) and v.second_id = greatest(a.id, b.id)
                    where a.id = pair.first_id or a.redirected_to = pair.first_id)
                and not exists (
                    select
                    from registry.client a
                    join registry.client b on b.id = pair.second_id or b.redirected_to = pair.second_id
                    join registry.not_same n on n.one_id = least(a.id, b.id) and n.other_id = greatest(a.id, b.id)
                    where a.id = pair.first_id or a.redirected_to = pair.first_id)
                on conflict do nothing
                """)
                .param("ids", found.stream().map(one -> Ids.next(clock)).toArray(UUID[]::new))
                .param("ones", found.stream().map(one -> one.client().value()).toArray(UUID[]::new))
                .param(
                        "others",
                        found.stream().map(one -> one.other().client().value()).toArray(UUID[]::new))
                .param("paths", found.stream().map(one -> one.path().name()).toArray(String[]::new))
                .param(
                        "verdicts",
                        found.stream().map(one -> one.other().verdict().name()).toArray(String[]::new))
                .param("scores", found.stream().map(one -> one.other().score()).toArray(Double[]::new))
                .param(
                        "reasons",
                        found.stream()
                                .map(one -> json.writeValueAsString(one.other().reasons()))
                                .toArray(String[]::new))
                .param(
                        "parameters",
                        found.stream().map(one -> one.other().parameters()).toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Nothing was weighed: somebody asks. */
    UUID ask(Pair pair) {
        jdbc.sql("""
                insert into registry.duplicate_review
                    (id, first_id, second_id, path, verdict, score, reasons, opened_at, state)
                values (:id, :first, :second, 'DESK', 'POSSIBLE', 0, '[]', :now, 'OPEN')
                on conflict do nothing
                """)
                .param("id", Ids.next(clock))
                .param("first", pair.first().value())
                .param("second", pair.second().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("""
                select id from registry.duplicate_review
                where first_id = :first and second_id = :second and state = 'OPEN'
                """)
                .param("first", pair.first().value())
                .param("second", pair.second().value())
                .query(UUID.class)
                .single();
    }

    List<DuplicateReview> queue(int limit, @Nullable UUID after, Seen seen) {
        return jdbc.sql(SELECT + TO_DECIDE + " and (:after::uuid is null or v.id > :after) order by v.id limit :limit")
                .param("after", after)
                .param("sealed", seen.sealed())
                .param("limit", limit)
                .query(this::review)
                .list();
    }

    /** As many as {@link #queue} would list. It reads the open ones alone, by their keys, however many clients there are. */
    long waiting(Seen seen) {
        return jdbc.sql("""
                select count(*) from registry.duplicate_review v
                where v.state = 'OPEN'
                and (select coalesce(a.redirected_to, a.id) from registry.client a where a.id = v.first_id)
                    <> (select coalesce(b.redirected_to, b.id) from registry.client b where b.id = v.second_id)
                and (:sealed or v.first_id not in (select id from registry.sealed_client)
                                and v.second_id not in (select id from registry.sealed_client))
                """).param("sealed", seen.sealed()).query(Long.class).single();
    }

    Optional<DuplicateReview> find(UUID id, Seen seen) {
        return jdbc.sql(SELECT + "where v.id = :id and " + OF_SEEN)
                .param("id", id)
                .param("sealed", seen.sealed())
                .query(this::review)
                .optional();
    }

    /**
     * Settles every open review between the two clients, under whichever ids it was opened.
     *
     * @return the pairs they were opened for
     */
    List<Pair> settle(ClientId one, ClientId other, State state, DecidedBy by, @Nullable UUID merge) {
        return jdbc.sql("""
                with same as (
                    select id from registry.client where id in (:one, :other) or redirected_to in (:one, :other)
                )
                update registry.duplicate_review v
                set state = :state, resolved_at = :now, resolved_by = :by, merge_id = :merge
                where v.state = 'OPEN' and v.first_id in (select id from same) and v.second_id in (select id from same)
                returning v.first_id, v.second_id
                """)
                .param("state", state.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.id())
                .param("merge", merge)
                .param("one", one.value())
                .param("other", other.value())
                .query((row, number) ->
                        Pair.of(new ClientId(row.getObject(1, UUID.class)), new ClientId(row.getObject(2, UUID.class))))
                .list();
    }

    /** Two ids in the order in which they were given out. */
    record Pair(ClientId first, ClientId second) {
        static Pair of(ClientId one, ClientId other) {
            return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private DuplicateReview review(ResultSet row, int number) throws SQLException {
        Timestamp resolved = row.getTimestamp("resolved_at");
        return new DuplicateReview(
                row.getObject("id", UUID.class),
                new ClientId(row.getObject("one", UUID.class)),
                new ClientId(row.getObject("other", UUID.class)),
                Path.valueOf(row.getString("path")),
                Candidate.Verdict.valueOf(row.getString("verdict")),
                row.getDouble("score"),
                json.readValue(row.getString("reasons"), new TypeReference<List<Candidate.Reason>>() {}),
                row.getString("parameters"),
                row.getTimestamp("opened_at").toInstant(),
                State.valueOf(row.getString("state")),
                resolved == null ? null : resolved.toInstant(),
                row.getObject("merge_id", UUID.class));
    }
}
