package org.guichet.registry.client.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
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
    private static final String APPEND = """
            insert into registry.fact (id, record_id, attribute, value, ciphertext, key_id, source_kind, source_code,
                verification, collected_at, recorded_at, valid_from, valid_to, basis, evidence, about, contact_id,
                actor_kind, actor_id)
            select id::uuid, record_id::uuid, attribute, value::jsonb, decode(ciphertext, 'hex'), key_id, source_kind,
                source_code, verification::int, collected_at::timestamptz, recorded_at::timestamptz, valid_from::date,
                valid_to::date, basis, evidence, about::uuid, contact_id::uuid, actor_kind, actor_id
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[])
                as f(id, record_id, attribute, value, ciphertext, key_id, source_kind, source_code, verification,
                     collected_at, recorded_at, valid_from, valid_to, basis, evidence, about, contact_id, actor_kind,
                     actor_id)
            """;

    /** The columns of {@link #APPEND}, in its order. */
    private static final List<Reading> COLUMNS = List.of(
            row -> row.fact().id(),
            row -> row.placed().record(),
            row -> row.fact().attribute(),
            row -> row.kept().value(),
            Written::hex,
            row -> row.kept().keyId(),
            row -> row.fact().source().kind(),
            row -> row.fact().source().code(),
            row -> row.fact().verification().ordinal(),
            row -> row.fact().collectedAt(),
            row -> row.fact().recordedAt(),
            row -> row.fact().validFrom(),
            row -> row.fact().validTo(),
            row -> row.fact().basis(),
            row -> row.fact().evidence(),
            row -> row.fact().about(),
            row -> row.fact().contactId(),
            row -> row.fact().actorKind(),
            row -> row.fact().actorId());

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

    /** One statement, however many facts. */
    void append(Collection<Placed> facts) {
        List<Written> rows = facts.stream()
                .map(placed -> new Written(
                        placed,
                        values.keep(
                                placed.fact().attribute(),
                                placed.fact().value(),
                                placed.fact().id())))
                .toList();
        template.update(APPEND, statement -> {
            for (int column = 0; column < COLUMNS.size(); column++) {
                Reading reading = COLUMNS.get(column);
                @Nullable Object[] texts = new @Nullable Object[rows.size()];
                for (int row = 0; row < texts.length; row++) {
                    Object value = reading.of(rows.get(row));
                    texts[row] = value == null ? null : value.toString();
                }
                statement.setArray(column + 1, statement.getConnection().createArrayOf("text", texts));
            }
        });
    }

    private record Written(Placed placed, Kept kept) {
        FactRow fact() {
            return placed.fact();
        }

        @Nullable
        String hex() {
            byte[] ciphertext = kept.ciphertext();
            return ciphertext == null ? null : HexFormat.of().formatHex(ciphertext);
        }
    }

    private interface Reading {
        @Nullable
        Object of(Written row);
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
