package org.guichet.registry.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The notices people are shown before they consent: public, as authorities are. */
@Component
public class Notices {
    private static final String SELECT = """
            select n.*, (select array_agg(t.language order by t.language) from registry.consent_notice_text t
                         where t.purpose = n.purpose and t.version = n.version) as languages,
                   (select array_agg(t.text order by t.language) from registry.consent_notice_text t
                    where t.purpose = n.purpose and t.version = n.version) as texts
            from registry.consent_notice n
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    Notices(
            JdbcClient jdbc,
            Clock clock,
            @Value("${guichet.registry.zone:${guichet.pages.zone:America/Toronto}}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** Every version of the notice for a purpose, newest first, those to be shown later among them. */
    @Transactional(readOnly = true)
    public List<Notice> versions(String purpose) {
        return jdbc.sql(SELECT + " where n.purpose = ? order by n.number desc")
                .param(purpose)
                .query(Notices::notice)
                .list();
    }

    /** The version of each notice that is shown today. */
    @Transactional(readOnly = true)
    public List<Notice> shown() {
        return jdbc.sql(SELECT + """
                where n.number = (select max(o.number) from registry.consent_notice o
                                  where o.purpose = n.purpose and o.shown_from <= ?)
                order by n.purpose
                """).param(today()).query(Notices::notice).list();
    }

    /** The version of one notice that is shown today. */
    @Transactional(readOnly = true)
    public Optional<Notice> shown(String purpose) {
        return shown().stream()
                .filter(notice -> notice.purpose().equals(purpose))
                .findFirst();
    }

    /**
     * A version people may still consent to: it has been shown, and nothing material has changed since. Whoever opened it
     * yesterday, or signed it on paper, is not sent away because a word was mended.
     */
    Optional<Notice> open(String purpose, String version) {
        return jdbc.sql(SELECT + """
                where n.purpose = :purpose and n.version = :version and n.shown_from <= :today
                  and not exists (select from registry.consent_notice o
                                  where o.purpose = n.purpose and o.number > n.number and o.material
                                    and o.shown_from <= :today)
                """)
                .param("purpose", purpose)
                .param("version", version)
                .param("today", today())
                .query(Notices::notice)
                .optional();
    }

    /** Adds a version after those there are; of one that is there, the languages it did not have yet. */
    void declare(Declared.OfNotice declared) {
        // Two nodes that start at once must not give two versions the same number.
        jdbc.sql("lock table registry.consent_notice in share row exclusive mode")
                .update();
        jdbc.sql("""
                insert into registry.consent_notice
                    (purpose, version, number, shown_from, material, data_categories, recipients)
                select :purpose, :version, coalesce(max(number), 0) + 1, :shownFrom, :material, :categories, :recipients
                from registry.consent_notice where purpose = :purpose
                on conflict (purpose, version) do nothing
                """)
                .param("purpose", declared.purpose())
                .param("version", declared.version())
                .param("shownFrom", declared.shownFrom())
                .param("material", declared.material())
                .param("categories", declared.dataCategories().toArray(String[]::new))
                .param("recipients", declared.recipients().toArray(String[]::new))
                .update();
        declared.texts()
                .forEach((language, text) -> jdbc.sql("""
                insert into registry.consent_notice_text (purpose, version, language, text)
                values (?, ?, ?, ?) on conflict do nothing
                """)
                        .params(declared.purpose(), declared.version(), language, text)
                        .update());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        String[] languages = (String[]) row.getArray("languages").getArray();
        String[] words = (String[]) row.getArray("texts").getArray();
        Map<String, String> texts = new HashMap<>();
        for (int place = 0; place < languages.length; place++) {
            texts.put(languages[place], words[place]);
        }
        return new Notice(
                row.getString("purpose"),
                row.getString("version"),
                row.getInt("number"),
                row.getObject("shown_from", LocalDate.class),
                row.getBoolean("material"),
                Arrays.asList((String[]) row.getArray("data_categories").getArray()),
                Arrays.asList((String[]) row.getArray("recipients").getArray()),
                texts);
    }
}
