package org.guichet.catalog.eligibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rule versions ever published: never edited, only retired. */
@Repository
class RuleVersions {
    private final JdbcClient database;
    private final JsonMapper json;

    RuleVersions(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<RuleDefinition> published() {
        return database.sql("""
                        select definition from catalog.rule_version
                        where status = 'PUBLISHED' order by service_code, version
                        """).query(this::definition).list();
    }

    Optional<RuleDefinition> find(String serviceCode, int version) {
        return database.sql("select definition from catalog.rule_version where service_code = ? and version = ?")
                .params(serviceCode, version)
                .query(this::definition)
                .optional();
    }

    /** Whether the given rule is the stored one: numbers read back may be of another type. */
    boolean isStored(RuleDefinition stored, RuleDefinition given) {
        return json.readValue(json.writeValueAsString(given), RuleDefinition.class)
                .equals(stored);
    }

    void add(UUID id, RuleDefinition rule, Instant at, String publishedBy) {
        database.sql("""
                        insert into catalog.rule_version
                            (id, service_code, version, status, valid_from, valid_to, definition,
                             published_at, published_by)
                        values (?, ?, ?, 'PUBLISHED', ?, ?, ?::jsonb, ?, ?)
                        """)
                .param(id)
                .param(rule.serviceCode())
                .param(rule.version())
                .param(rule.validFrom())
                .param(rule.validTo())
                .param(json.writeValueAsString(rule))
                .param(Timestamp.from(at))
                .param(publishedBy)
                .update();
    }

    boolean retire(String serviceCode, int version, Instant at, String retiredBy) {
        return database.sql("""
                                update catalog.rule_version
                                set status = 'RETIRED', retired_at = ?, retired_by = ?
                                where service_code = ? and version = ? and status = 'PUBLISHED'
                                """)
                        .params(Timestamp.from(at), retiredBy, serviceCode, version)
                        .update()
                == 1;
    }

    private RuleDefinition definition(ResultSet row, int number) throws SQLException {
        return json.readValue(row.getString(1), RuleDefinition.class);
    }
}
