package org.guichet.demo.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a load leaves in the registry, in lines that are the same for the same end: clients are named by the first row
 * that speaks of them, since ids and times are drawn anew at every attempt.
 */
record EndState(List<String> lines) {
    private static final String NAMED = """
            with named as (
                select client_id, min(row_number) as name from registry.client_load_row
                where client_id is not null group by client_id
            )
            """;
    private static final List<String> QUESTIONS = List.of("""
            select concat_ws(' ', 'row', w.row_number, w.outcome, named.name, w.reasons::text,
                (select array_agg(other.name order by other.name)::text from unnest(w.resembles) as like_her(id)
                 join named other on other.client_id = like_her.id))
            from registry.client_load_row w left join named using (client_id)
            """, """
            select concat_ws(' ', 'fact', named.name, r.party, r.reference, f.attribute,
                coalesce(f.value::text, 'encrypted'), count(*))
            from registry.fact f join registry.source_record r on r.id = f.record_id
            left join named on named.client_id = r.client_id
            group by named.name, r.party, r.reference, f.attribute, f.value
            """, """
            select concat_ws(' ', 'found by', named.name, k.kind, k.key)
            from registry.search_key k join registry.source_record r on r.id = k.record_id
            left join named on named.client_id = r.client_id
            """, """
            select concat_ws(' ', 'keys', named.name, count(*), sum(k.key))
            from registry.matching_key k join registry.source_record r on r.id = k.record_id
            left join named on named.client_id = r.client_id
            group by named.name
            """, """
            select concat_ws(' ', 'logged', named.name, count(*))
            from registry.access_log_subject s join registry.access_log l on l.id = s.entry_id and l.kind = 'BATCH'
            left join named on named.client_id = s.client_id
            group by named.name
            """, """
            select concat_ws(' ', 'to compare', named.name)
            from registry.duplicate_due d left join named using (client_id)
            """, """
            select concat_ws(' ', 'clients', (select count(*) from registry.client),
                'histories', (select count(*) from registry.client_history),
                'loads', (select count(*) from registry.client_load where finished_at is not null))
            """);

    /** The lines of which each has more than the other, those of this one first. */
    List<String> differencesFrom(EndState other) {
        List<String> mine = new ArrayList<>(lines);
        other.lines.forEach(mine::remove);
        List<String> others = new ArrayList<>(other.lines);
        lines.forEach(others::remove);
        return Stream.concat(
                        mine.stream().map(one -> "+ " + one), others.stream().map(one -> "- " + one))
                .toList();
    }

    static EndState of(JdbcClient database) {
        return new EndState(QUESTIONS.stream()
                .flatMap(question -> database.sql(NAMED + question).query(String.class).list().stream())
                .sorted()
                .toList());
    }
}
