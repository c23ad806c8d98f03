package org.guichet.registry.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code purpose} and {@code authority}: every version there is, the newest of a code first. */
@Component
class GroundRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    GroundRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Purpose> purposes() {
        return jdbc.sql("select * from registry.purpose order by code, number desc")
                .query((row, index) -> purpose(row))
                .list();
    }

    List<Authority> authorities() {
        return jdbc.sql("select * from registry.authority order by code, number desc")
                .query((row, index) -> authority(row))
                .list();
    }

    List<Authority> authorities(Set<String> codes) {
        return jdbc.sql("select * from registry.authority where code = any(?) order by code, number desc")
                .param(codes.toArray(String[]::new))
                .query((row, index) -> authority(row))
                .list();
    }

    List<GroundVersion> of(GroundKind kind, String code) {
        return switch (kind) {
            case PURPOSE -> List.copyOf(purposes(code));
            case AUTHORITY -> List.copyOf(authorities(code));
        };
    }

    List<Purpose> purposes(String code) {
        return jdbc.sql("select * from registry.purpose where code = ? order by number desc")
                .param(code)
                .query((row, index) -> purpose(row))
                .list();
    }

    List<Authority> authorities(String code) {
        return jdbc.sql("select * from registry.authority where code = ? order by number desc")
                .param(code)
                .query((row, index) -> authority(row))
                .list();
    }

    /** The first version of a code; where there is one, it stays as it is. */
    void addIfAbsent(Declared.Ground said) {
        if (of(GroundKind.of(said), said.code()).isEmpty()) {
            add(said, 1);
        }
    }

    /**
     * A version that another transaction has just added is left as that one has it.
     *
     * @return whether it was added: not where there is one of this number
     */
    boolean add(Declared.Ground said, int number) {
        int added = switch (said) {
            case Declared.OfPurpose purpose -> add(purpose, number);
            case Declared.OfAuthority authority -> add(authority, number);
        };
        return added == 1;
    }

    /**
     * Whatever counts, or was to count, ends now; what was over already is left as it is.
     *
     * @param until what is to begin after that day comes all the same; null where nothing does
     */
    void endAtOnce(GroundKind kind, String code, LocalDate today, @Nullable LocalDate until) {
        jdbc.sql("""
                update %1$s set ended_at = :now
                where code = :code and ended_at is null and (%2$s is null or %2$s >= :today)
                  and (cast(:until as date) is null or %3$s <= :until)
                """.formatted(kind.table(), kind.lastDay(), kind.firstDay()))
                .param("now", now())
                .param("today", today)
                .param("until", until)
                .param("code", code)
                .update();
    }

    /**
     * Whatever counts ends with the day; what was to come after it does not come.
     *
     * @param until what is to begin after that day comes all the same; null where nothing does
     */
    void endWith(GroundKind kind, String code, LocalDate lastDay, @Nullable LocalDate until) {
        jdbc.sql("""
                update %1$s
                set ended_at = case when %2$s > :day then cast(:now as timestamptz) end,
                    %3$s = case when %2$s > :day then %3$s else least(%3$s, :day) end
                where code = :code and ended_at is null and (cast(:until as date) is null or %2$s <= :until)
                """.formatted(kind.table(), kind.firstDay(), kind.lastDay()))
                .param("day", lastDay)
                .param("until", until)
                .param("now", now())
                .param("code", code)
                .update();
    }

    private int add(Declared.OfPurpose said, int number) {
        Actor by = Acting.errand().actor();
        return jdbc.sql("""
                insert into registry.purpose (code, number, name_en, name_fr, description_en, description_fr, dpv_term,
                                              live_from, live_to, in_force_since, entered_kind, entered_by)
                values (:code, :number, :nameEn, :nameFr, :descriptionEn, :descriptionFr, :dpvTerm,
                        :from, :to, :now, :kind, :by)
                on conflict do nothing
                """)
                .param("code", said.code())
                .param("number", number)
                .param("nameEn", said.nameEn())
                .param("nameFr", said.nameFr())
                .param("descriptionEn", said.descriptionEn())
                .param("descriptionFr", said.descriptionFr())
                .param("dpvTerm", said.dpvTerm())
                .param("from", said.liveFrom())
                .param("to", said.liveTo())
                .param("now", now())
                .param("kind", by.kind().name())
                .param("by", by.id())
                .update();
    }

    private int add(Declared.OfAuthority said, int number) {
        Actor by = Acting.errand().actor();
        return jdbc.sql("""
                insert into registry.authority (code, number, kind, jurisdiction, instrument_en, instrument_fr,
                    provision, from_party, to_party, data_categories, purposes, notice_en, notice_fr, conditions_en,
                    conditions_fr, onward_en, onward_fr, valid_from, valid_to, review_due, in_force_since,
                    entered_kind, entered_by)
                values (:code, :number, :kind, :jurisdiction, :instrumentEn, :instrumentFr,
                    :provision, :fromParty, :toParty, :categories, :purposes, :noticeEn, :noticeFr, :conditionsEn,
                    :conditionsFr, :onwardEn, :onwardFr, :from, :to, :reviewDue, :now,
                    :enteredKind, :enteredBy)
                on conflict do nothing
                """)
                .param("code", said.code())
                .param("number", number)
                .param("kind", said.kind().name())
                .param("jurisdiction", said.jurisdiction())
                .param("instrumentEn", said.instrumentEn())
                .param("instrumentFr", said.instrumentFr())
                .param("provision", said.provision())
                .param("fromParty", said.fromParty())
                .param("toParty", said.toParty())
                .param("categories", said.dataCategories().toArray(String[]::new))
                .param("purposes", said.purposes().toArray(String[]::new))
                .param("noticeEn", said.noticeEn())
                .param("noticeFr", said.noticeFr())
                .param("conditionsEn", said.terms().conditionsEn())
                .param("conditionsFr", said.terms().conditionsFr())
                .param("onwardEn", said.terms().onwardEn())
                .param("onwardFr", said.terms().onwardFr())
                .param("from", said.validFrom())
                .param("to", said.validTo())
                .param("reviewDue", said.reviewDue())
                .param("now", now())
                .param("enteredKind", by.kind().name())
                .param("enteredBy", by.id())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Purpose purpose(ResultSet row) throws SQLException {
        Declared.OfPurpose said = new Declared.OfPurpose(
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_fr"),
                row.getString("description_en"),
                row.getString("description_fr"),
                row.getString("dpv_term"),
                row.getObject("live_from", LocalDate.class),
                row.getObject("live_to", LocalDate.class));
        return new Purpose(said, row.getInt("number"), instant(row, "in_force_since"), instant(row, "ended_at"));
    }

    private static Authority authority(ResultSet row) throws SQLException {
        Declared.OfAuthority said = new Declared.OfAuthority(
                row.getString("code"),
                Authority.Kind.valueOf(row.getString("kind")),
                row.getString("jurisdiction"),
                row.getString("instrument_en"),
                row.getString("instrument_fr"),
                row.getString("provision"),
                row.getString("from_party"),
                row.getString("to_party"),
                texts(row, "data_categories"),
                texts(row, "purposes"),
                row.getString("notice_en"),
                row.getString("notice_fr"),
                new Declared.Terms(
                        row.getString("conditions_en"),
                        row.getString("conditions_fr"),
                        row.getString("onward_en"),
                        row.getString("onward_fr")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("review_due", LocalDate.class));
        return new Authority(said, row.getInt("number"), instant(row, "in_force_since"), instant(row, "ended_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
