package org.guichet.registry.client.records;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.KeptValues.Kept;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.secrecy.EncryptedTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code fact}: how a fact becomes a row, and a row a fact. */
@Component
class FactRows {
    private final JdbcTemplate template;
    private final AttributeDictionary dictionary;
    private final KeptValues values;

    FactRows(JdbcTemplate template, AttributeDictionary dictionary, KeptValues values) {
        this.template = template;
        this.dictionary = dictionary;
        this.values = values;
    }

    @Configuration(proxyBeanMethods = false)
    static class Rewritten {
        @Bean
        EncryptedTable facts() {
            return new EncryptedTable("registry.fact", "attribute", "id");
        }
    }

    void append(Collection<Placed> facts) {
        template.batchUpdate("""
                insert into registry.fact (id, record_id, attribute, value, ciphertext, key_id, source_kind,
                    source_code, verification, collected_at, recorded_at, valid_from, valid_to, basis, evidence, about,
                    contact_id, actor_kind, actor_id)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, facts, 1000, (statement, placed) -> {
            statement.setObject(1, placed.fact().id());
            statement.setObject(2, placed.record());
            set(statement, placed.fact());
        });
    }

    private void set(PreparedStatement statement, FactRow fact) throws SQLException {
        Kept kept = values.keep(fact.attribute(), fact.value(), fact.id());
        int column = 2;
        statement.setString(++column, fact.attribute());
        statement.setString(++column, kept.value());
        statement.setBytes(++column, kept.ciphertext());
        statement.setString(++column, kept.keyId());
        statement.setString(++column, fact.source().kind().name());
        statement.setString(++column, fact.source().code());
        statement.setInt(++column, fact.verification().ordinal());
        statement.setTimestamp(++column, Timestamp.from(fact.collectedAt()));
        statement.setTimestamp(++column, Timestamp.from(fact.recordedAt()));
        statement.setObject(++column, fact.validFrom());
        statement.setObject(++column, fact.validTo());
        statement.setString(++column, fact.basis());
        statement.setString(++column, fact.evidence());
        ClientId about = fact.about();
        statement.setObject(++column, about == null ? null : about.value());
        statement.setObject(++column, fact.contactId());
        statement.setString(++column, fact.actorKind());
        statement.setString(++column, fact.actorId());
    }

    /** A fact from a row that names its id {@code fact}. */
    Fact fact(ResultSet row) throws SQLException {
        UUID id = row.getObject("fact", UUID.class);
        String attribute = row.getString("attribute");
        Instant collectedAt = row.getTimestamp("collected_at").toInstant();
        UUID about = row.getObject("about", UUID.class);
        return new Fact(
                id,
                attribute,
                values.open(attribute, id, row.getString("value"), row.getBytes("ciphertext")),
                new Source(Source.Kind.valueOf(row.getString("source_kind")), row.getString("source_code")),
                Verification.values()[row.getInt("verification")],
                collectedAt,
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("basis"),
                freshUntil(attribute, collectedAt),
                about == null ? null : new ClientId(about));
    }

    private @Nullable Instant freshUntil(String attribute, Instant collectedAt) {
        Period freshness = dictionary.find(attribute).map(Attribute::freshness).orElse(null);
        return freshness == null
                ? null
                : collectedAt.atZone(ZoneOffset.UTC).plus(freshness).toInstant();
    }
}
