package org.guichet.registry.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.consent.ConsentRecord.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appends events; the database refuses any change of one that is there. */
@Repository
class ConsentChain {
    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentChain(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an event says beside who acted, when and in which contact. */
    private record Event(
            State state,
            @Nullable Instant validUntil,
            String channel,
            String method,
            Assurance assurance,
            @Nullable UUID representation,
            @Nullable String noticeVersion,
            @Nullable String language,
            @Nullable String scriptVersion,
            @Nullable Instant askedUntil,
            @Nullable String reason) {}

    /** Somebody's word was captured. */
    void said(UUID consent, State state, Capturing.Captured captured) {
        Said said = captured.said();
        append(
                consent,
                new Event(
                        state,
                        captured.validUntil(),
                        captured.heard().channel(),
                        said.method(),
                        captured.heard().assurance(),
                        captured.representation(),
                        said.noticeVersion(),
                        said.language(),
                        said.scriptVersion(),
                        captured.askedUntil(),
                        null));
    }

    /** It was asked, with a notice; we are as sure of whoever asks as she is signed in. */
    void asked(UUID consent, ConsentRequest request, Heard heard) {
        append(
                consent,
                new Event(
                        State.REQUESTED,
                        request.answerBy(),
                        heard.channel(),
                        heard.channel(),
                        Acting.errand().assurance(),
                        null,
                        request.noticeVersion(),
                        request.language(),
                        null,
                        null,
                        null));
    }

    /** It ended, in whatever channel and without a form: ending is as easy as beginning. */
    void ended(UUID consent, State state, Heard heard, @Nullable UUID representation, @Nullable Invalidity reason) {
        append(
                consent,
                new Event(
                        state,
                        null,
                        heard.channel(),
                        heard.channel(),
                        heard.assurance(),
                        representation,
                        null,
                        null,
                        null,
                        null,
                        reason == null ? null : reason.name()));
    }

    /**
     * What is over is said to be, as of when it was, for at most {@code most} consents; those another node holds are left to
     * it. Nothing follows an event that ended the consent: a node of the release before, which does not know the day on the
     * consent, may have written one. One statement.
     */
    int expire(int most) {
        Errand errand = Acting.errand();
        return jdbc.sql("""
                with due as (
                    select id, expires_at from registry.consent where expires_at <= :now
                    order by expires_at limit :most for update skip locked
                ), said as (
                    insert into registry.consent_event (consent_id, sequence, state, at, method, assurance, actor_kind,
                                                        actor_id, channel)
                    select d.id, (select max(e.sequence) + 1 from registry.consent_event e where e.consent_id = d.id),
                           'EXPIRED', d.expires_at, :channel, :assurance, :actorKind, :actor, :channel
                    from due d
                    where (select e.state from registry.consent_event e where e.consent_id = d.id
                           order by e.sequence desc limit 1) in ('GIVEN', 'RENEWED', 'REQUESTED')
                )
                update registry.consent c set expires_at = null from due d where c.id = d.id
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .param("channel", errand.channel())
                .param("assurance", errand.assurance().name())
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .update();
    }

    private void append(UUID consent, Event event) {
        Errand errand = Acting.errand();
        jdbc.sql("""
                with said as (
                    insert into registry.consent_event
                        (consent_id, sequence, state, at, valid_until, method, assurance, actor_kind, actor_id, channel,
                         contact_id, notice_version, language, representation_id, script_version, asked_until, reason)
                    select :consent, coalesce(max(sequence), 0) + 1, :state, :at, cast(:validUntil as timestamptz),
                           :method, :assurance, :actorKind, :actor, :channel, cast(:contact as uuid), :noticeVersion,
                           :language, cast(:representation as uuid), :script, cast(:askedUntil as timestamptz), :reason
                    from registry.consent_event where consent_id = :consent
                )
                update registry.consent set expires_at = cast(:expiresAt as timestamptz) where id = :consent
                """)
                .param("consent", consent)
                .param("state", event.state().name())
                .param("at", Timestamp.from(clock.instant()))
                .param("validUntil", timestamp(event.validUntil()))
                .param("method", event.method())
                .param("assurance", event.assurance().name())
                .param("actorKind", errand.actor().kind().name())
                .param("actor", errand.actor().id())
                .param("channel", event.channel())
                .param("contact", errand.contactId())
                .param("noticeVersion", event.noticeVersion())
                .param("language", event.language())
                .param("representation", event.representation())
                .param("script", event.scriptVersion())
                .param("askedUntil", timestamp(event.askedUntil()))
                .param("reason", event.reason())
                .param("expiresAt", event.state().ends() ? timestamp(event.validUntil()) : null)
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
