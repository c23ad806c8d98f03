package org.guichet.registry.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.KeptValues;
import org.guichet.registry.client.KeptValues.Kept;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.registration.Proposal.State;
import org.guichet.registry.secrecy.CannotBeOpened;
import org.guichet.registry.secrecy.EncryptedTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code correction}. */
@Repository
class ProposalRows {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalRows.class);

    /** About clients who are seen, or proposed by the client who acts. */
    private static final String OF_SEEN = """
             and (:sealed or proposer_kind = 'CLIENT' and proposer_id = :actor
                  or not exists (select from registry.sealed_client s where s.id = client_id))
            """;

    /** Whether a correction {@code c} of the fact {@code f} in the record {@code r} may be read: where that fact may. */
    static final String TOLD = """
            r.client_id = any(:clients) and r.party || ' ' || c.attribute = any(:permitted)
            and (f.about is null or f.about = any(:clients) or f.about || ' ' || f.attribute = any(:others)
                 or f.about || ' ' || f.attribute || ' ' || f.source_kind = any(:others))
            """;

    private final JdbcClient jdbc;
    private final KeptValues values;

    ProposalRows(JdbcClient jdbc, KeptValues values) {
        this.jdbc = jdbc;
        this.values = values;
    }

    @Configuration(proxyBeanMethods = false)
    static class Rewritten {
        @Bean
        EncryptedTable corrections() {
            return new EncryptedTable("registry.correction", "attribute", "id");
        }
    }

    record Proposer(Actor actor, String office, String reason) {}

    /** A row with what it says of somebody. */
    record Row(
            Proposal proposal,
            ClientId client,
            UUID replaces,
            Object value,
            Source source,
            Verification verification,
            @Nullable String evidence,
            String reason,
            @Nullable String decidedWhy) {

        /** Whether nothing would be lost of the same told again by the same, for that reason. */
        boolean covers(NewFact told, String why) {
            return verification.compareTo(told.verification()) >= 0
                    && (told.evidence() == null || told.evidence().equals(evidence))
                    && (why.isEmpty() || why.equals(reason));
        }

        /** Whether the same told again by the same says what this says, and more. */
        boolean givesWayTo(NewFact told) {
            return verification.compareTo(told.verification()) <= 0
                    && (evidence == null || evidence.equals(told.evidence()));
        }
    }

    void insert(UUID id, ClientId client, UUID replaces, NewFact fact, Proposer proposer, Instant now) {
        Kept kept = values.keep(fact.attribute(), fact.value(), id);
        jdbc.sql("""
                insert into registry.correction
                    (id, client_id, attribute, replaces, value, ciphertext, key_id, evidence, reason, source_kind, source_code, verification,
                     state, proposed_at, proposer_kind, proposer_id, office)
                values (:id, :client, :attribute, :replaces, cast(:value as jsonb), :ciphertext, :key, :evidence, :reason, :kind, :code,
                        :verification, 'PROPOSED', :now, :proposerKind, :proposer, :office)
                """)
                .param("id", id)
                .param("client", client.value())
                .param("attribute", fact.attribute())
                .param("replaces", replaces)
                .param("value", kept.value())
                .param("ciphertext", kept.ciphertext())
                .param("key", kept.keyId())
                .param("evidence", fact.evidence())
                .param("reason", proposer.reason())
                .param("kind", fact.source().kind().name())
                .param("code", fact.source().code())
                .param("verification", fact.verification().ordinal())
                .param("now", Timestamp.from(now))
                .param("proposerKind", proposer.actor().kind().name())
                .param("proposer", proposer.actor().id())
                .param("office", proposer.office())
                .update();
    }

    List<Proposal> page(State state, int limit, @Nullable UUID after) {
        return seen("select * from registry.correction where state = :state and (:after::uuid is null or id > :after)"
                        + OF_SEEN + " order by id limit :limit")
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> proposal(row))
                .list();
    }

    long count(State state) {
        return seen("select count(*) from registry.correction where state = :state" + OF_SEEN)
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    Optional<Row> find(UUID id) {
        return seen("select * from registry.correction where id = :id" + OF_SEEN)
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /**
     * What the proposals about a client speak of, under whichever of her ids: asked before anything of them is read. Of one
     * who is hidden nothing: what was asked for stands in the log, where she must look like nobody.
     */
    Set<String> attributes(ClientId client) {
        return Set.copyOf(jdbc.sql("""
                select distinct p.attribute from registry.client asked
                join registry.client same on same.id = coalesce(asked.redirected_to, asked.id)
                                          or same.redirected_to = coalesce(asked.redirected_to, asked.id)
                join registry.correction p on p.client_id = same.id
                where asked.id = :client
                  and (:cleared or cast(:self as uuid) in (asked.id, asked.redirected_to)
                       or not exists (select from registry.sealed_client s where s.id = asked.id))
                """)
                .param("client", client.value())
                .param("cleared", Acting.errand().cleared())
                .param("self", Acting.errand().self())
                .query(String.class)
                .list());
    }

    /**
     * The newest hundred about a client, of those facts that may be read.
     *
     * @param readable the party whose fact it is, a blank and the attribute
     */
    List<Row> of(Permit permit, Set<String> readable) {
        return jdbc.sql("""
                select c.* from registry.correction c
                join registry.fact f on f.id = c.replaces
                join registry.source_record r on r.id = f.record_id
                where c.client_id = any(:clients) and """ + " " + TOLD + " order by c.id desc limit 100")
                .param("clients", permit.clients())
                .param("permitted", readable.toArray(String[]::new))
                .param("others", permit.others())
                .query((row, number) -> row(row))
                .list();
    }

    /** Those that wait and speak of one fact of the client, as far as they can be opened. */
    List<Row> waiting(Permit permit, UUID replaces) {
        return jdbc.sql("""
                select * from registry.correction
                where client_id = any(?) and replaces = ? and state = 'PROPOSED' order by id
                """).params(permit.clients(), replaces).query((row, number) -> opened(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> opened(ResultSet row) throws SQLException {
        try {
            return Optional.of(row(row));
        } catch (CannotBeOpened value) {
            LOG.atWarn()
                    .addKeyValue("proposal", row.getObject("id", UUID.class))
                    .log("A proposal cannot be compared with what is told, since its value cannot be opened");
            return Optional.empty();
        }
    }

    void decided(UUID id, State state, String decider, @Nullable String why, Instant now) {
        jdbc.sql("""
                update registry.correction
                set state = :state, decider_id = :decider, decided_why = :why, decided_at = :now where id = :id
                """)
                .param("state", state.name())
                .param("decider", decider)
                .param("why", why)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec seen(String sql) {
        Errand errand = Acting.errand();
        return jdbc.sql(sql)
                .param("sealed", errand.cleared())
                .param("actor", errand.actor().id());
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                proposal(row),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getObject("replaces", UUID.class),
                values.open(
                        row.getString("attribute"),
                        row.getObject("id", UUID.class),
                        row.getString("value"),
                        row.getBytes("ciphertext")),
                new Source(Source.Kind.valueOf(row.getString("source_kind")), row.getString("source_code")),
                Verification.values()[row.getInt("verification")],
                row.getString("evidence"),
                row.getString("reason"),
                row.getString("decided_why"));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getString("attribute"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("proposer_kind"),
                row.getString("office"),
                row.getString("proposer_id").equals(Acting.errand().actor().id()),
                decided == null ? null : decided.toInstant());
    }
}
