package org.guichet.catalog.application;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts over applications and their forms, with the rows behind them. No person can be told from them. */
@Component
public class ApplicationStatistics {
    private static final String WINDOW = " where at >= :from and at < :to";

    private final JdbcClient jdbc;

    ApplicationStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fields of forms started from (inclusive) to (exclusive). */
    @Transactional(readOnly = true)
    public FormFieldStatistics formFields(Instant from, Instant to) {
        return jdbc.sql("""
                select count(*) filter (where asked) as asked,
                    count(*) filter (where asked and held and is_current and reuse_lawful
                        and held_scope = 'INTEGRATOR') as integrator,
                    count(*) filter (where asked and held and is_current and reuse_lawful
                        and held_scope in ('INTEGRATOR', 'NATIONAL')) as national,
                    count(*) filter (where asked and held and is_current and reuse_lawful) as anywhere,
                    count(*) filter (where prefillable and outcome is not null) as prefillable,
                    count(*) filter (where prefillable and outcome in ('ACCEPTED', 'CONFIRMED', 'CORRECTED')) as kept,
                    count(*) filter (where prefilled) as reused,
                    count(*) filter (where prefilled and basis_reference is not null) as reused_with_basis
                from catalog.form_field_event""" + WINDOW)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, number) -> new FormFieldStatistics(
                        row.getLong("asked"),
                        row.getLong("integrator"),
                        row.getLong("national"),
                        row.getLong("anywhere"),
                        row.getLong("prefillable"),
                        row.getLong("kept"),
                        row.getLong("reused"),
                        row.getLong("reused_with_basis")))
                .single();
    }

    /** The newest rows behind {@link #formFields}. */
    @Transactional(readOnly = true)
    public List<FormFieldEvidence> formFieldRows(Instant from, Instant to, int most) {
        return jdbc.sql("select * from catalog.form_field_event" + WINDOW + " order by id desc limit :most")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query((row, number) -> new FormFieldEvidence(
                        row.getObject("id", UUID.class),
                        row.getObject("application_id", UUID.class),
                        row.getString("service_code"),
                        row.getString("channel"),
                        row.getString("field"),
                        row.getBoolean("asked"),
                        row.getObject("held", Boolean.class),
                        row.getString("held_scope"),
                        row.getObject("is_current", Boolean.class),
                        row.getBoolean("prefilled"),
                        row.getString("outcome"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Complete submissions from (inclusive) to (exclusive), by the channel they were submitted in. */
    @Transactional(readOnly = true)
    public List<CompletionStatistics> completions(Instant from, Instant to) {
        return jdbc.sql("""
                select submit_channel, count(*) as submitted, count(decided_contact) as at_contact,
                    count(*) filter (where complexity = 'SIMPLE') as simple,
                    count(decided_contact) filter (where complexity = 'SIMPLE') as simple_at_contact
                from catalog.application where submitted_at >= :from and submitted_at < :to
                group by submit_channel order by submit_channel""")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, number) -> new CompletionStatistics(
                        row.getString("submit_channel"),
                        row.getLong("submitted"),
                        row.getLong("at_contact"),
                        row.getLong("simple"),
                        row.getLong("simple_at_contact")))
                .list();
    }

    /** The newest rows behind {@link #completions}. */
    @Transactional(readOnly = true)
    public List<CompletionEvidence> completionRows(Instant from, Instant to, int most) {
        return jdbc.sql("""
                select id, service_code, complexity, submit_channel, submitted_at, decided_at, decided_contact
                from catalog.application where submitted_at >= :from and submitted_at < :to
                order by submitted_at desc limit :most""")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query((row, number) -> new CompletionEvidence(
                        row.getObject("id", UUID.class),
                        row.getString("service_code"),
                        row.getString("complexity"),
                        row.getString("submit_channel"),
                        row.getTimestamp("submitted_at").toInstant(),
                        instant(row.getTimestamp("decided_at")),
                        row.getObject("decided_contact") != null))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
