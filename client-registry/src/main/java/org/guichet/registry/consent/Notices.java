package org.guichet.registry.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices people are shown before they consent. */
@Component
public class Notices {
    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A notice in both languages. */
    public record Notice(
            String purpose,
            String version,
            List<String> dataCategories,
            List<String> recipients,
            String textEn,
            String textFr) {
        public String text(Locale locale) {
            return "fr".equals(locale.getLanguage()) ? textFr : textEn;
        }
    }

    /** The notices in their newest version. */
    public List<Notice> current() {
        return jdbc.sql("""
                select distinct on (purpose) * from registry.consent_notice order by purpose, version desc
                """).query(Notices::notice).list();
    }

    /** Refuses a consent that exceeds the notice it names, with every field that does. */
    void check(NewConsent consent) {
        List<Wrong> wrong = new ArrayList<>();
        if (!Set.of("en", "fr").contains(consent.language())) {
            wrong.add(Wrong.of("language", "input.language"));
        }
        if (!Set.of("PORTAL", "COUNTER_DOCUMENT", "PHONE_SCRIPT").contains(consent.method())) {
            wrong.add(Wrong.of("method", "input.consent-method"));
        }
        jdbc.sql("select * from registry.consent_notice where purpose = ? and version = ?")
                .params(consent.purpose(), consent.noticeVersion())
                .query(Notices::notice)
                .optional()
                .ifPresentOrElse(
                        notice -> within(notice, consent, wrong),
                        () -> wrong.add(Wrong.of("noticeVersion", "input.notice-version")));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static void within(Notice notice, NewConsent consent, List<Wrong> wrong) {
        if (consent.dataCategories().isEmpty() || !notice.dataCategories().containsAll(consent.dataCategories())) {
            wrong.add(Wrong.of("dataCategories", "input.exceeds-notice"));
        }
        if (consent.recipients().isEmpty() || !notice.recipients().containsAll(consent.recipients())) {
            wrong.add(Wrong.of("recipients", "input.exceeds-notice"));
        }
    }

    private static Notice notice(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Notice(
                row.getString("purpose"),
                row.getString("version"),
                Arrays.asList((String[]) row.getArray("data_categories").getArray()),
                Arrays.asList((String[]) row.getArray("recipients").getArray()),
                row.getString("text_en"),
                row.getString("text_fr"));
    }
}
