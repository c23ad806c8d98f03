package org.guichet.catalog.suggestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.suggestion.Suggestion.Content;
import org.guichet.catalog.suggestion.Suggestion.Response;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of suggestions and of the off switch; a permit that covers suggestions opens them. */
@Repository
class SuggestionRows {
    /** Off under either id of a client is off, unless she switched on since; at the same instant off wins. */
    private static final String LAST_WORD = """
            select enabled from catalog.suggestion_preference where client_id = any(:clients)
            order by changed_at desc, enabled limit 1
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final ClientIds ids;

    SuggestionRows(JdbcClient database, JsonMapper json, ClientIds ids) {
        this.database = database;
        this.json = json;
        this.ids = ids;
    }

    /** A suggestion as it is kept, and until when it stays put aside. */
    record Kept(Suggestion suggestion, @Nullable Instant hiddenUntil) {
        boolean hiddenAt(Instant now) {
            return hiddenUntil != null && hiddenUntil.isAfter(now);
        }
    }

    /** All that is kept of a client, in one statement. */
    record Standing(boolean enabled, boolean notedInContact, List<Kept> kept) {
        Optional<Kept> of(String service) {
            return kept.stream()
                    .filter(each -> each.suggestion().serviceCode().equals(service))
                    .findFirst();
        }
    }

    /** The off switch alone: the one thing that may be read before a permit, so that nothing else need be. */
    boolean enabled(ClientId client) {
        return database.sql(LAST_WORD)
                .param(
                        "clients",
                        ids.sameAs(client).stream().map(ClientId::value).toArray(UUID[]::new))
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** What is kept of a service under two ids of the client is read with the one put aside longest first. */
    Standing standing(Permit permit, @Nullable UUID contact) {
        requireCover(permit);
        List<Kept> kept = new ArrayList<>();
        boolean[] flags = {true, false};
        database.sql("""
                        select coalesce((%s), true) as enabled,
                               exists (select 1 from catalog.suggestion_event e
                                       where e.contact_id = c.contact and e.client_id = any(:clients)
                                         and e.event = 'SHOWN') as noted,
                               s.*
                        from (select cast(:contact as uuid) as contact) c
                        left join catalog.suggestion s on s.client_id = any(:clients)
                        order by s.hidden_until desc nulls last
                        """.formatted(LAST_WORD))
                .param("clients", permit.clients())
                .param("contact", contact)
                .query(row -> {
                    flags[0] = row.getBoolean("enabled");
                    flags[1] = row.getBoolean("noted");
                    if (row.getObject("id") != null) {
                        kept.add(kept(row));
                    }
                });
        return new Standing(flags[0], flags[1], kept);
    }

    /** Whose a suggestion is, and of which service. */
    record Owner(ClientId client, String service) {}

    Optional<Owner> owner(UUID suggestion) {
        return database.sql("select client_id, service_code from catalog.suggestion where id = ?")
                .param(suggestion)
                .query((row, number) ->
                        new Owner(new ClientId(row.getObject("client_id", UUID.class)), row.getString("service_code")))
                .optional();
    }

    /** Keeps what is shown; what is kept already takes over the new content, and counts as shown anew once put aside. */
    void keep(Permit permit, Collection<Suggestion> shown) {
        requireCover(permit);
        database.sql("""
                        insert into catalog.suggestion as s
                            (id, client_id, service_code, rule_version, content, shown_at)
                        select g.id, coalesce((select k.client_id from catalog.suggestion k where k.id = g.id), :client),
                               g.service_code, g.rule_version, g.content, g.shown_at
                        from jsonb_to_recordset(cast(:shown as jsonb))
                            as g(id uuid, service_code text, rule_version integer, content jsonb,
                                 shown_at timestamptz)
                        on conflict (client_id, service_code) do update
                        set rule_version = excluded.rule_version, content = excluded.content,
                            shown_at = excluded.shown_at, hidden_until = null,
                            response = case when s.hidden_until is null then s.response end,
                            responded_at = case when s.hidden_until is null then s.responded_at end
                        """)
                .param("client", permit.client().value())
                .param(
                        "shown",
                        json.writeValueAsString(shown.stream().map(Row::of).toList()))
                .update();
    }

    /** The services shown within some entries, as they were named last; those that may be seen by whoever reads. */
    Map<UUID, List<Bilingual>> shownBy(Permit permit, Collection<UUID> entries) {
        requireCover(permit);
        Map<UUID, List<Bilingual>> shown = new HashMap<>();
        database.sql("""
                        select distinct on (e.log_entry, s.service_code) e.log_entry, s.service_code, s.content
                        from catalog.suggestion_event e
                        join catalog.suggestion s on s.client_id = any(:clients) and s.service_code = any(e.shown)
                        where e.log_entry = any(:entries) and e.event = 'SHOWN' and e.client_id = any(:clients)
                        order by e.log_entry, s.service_code, s.shown_at desc
                        """)
                .param("clients", permit.clients())
                .param("entries", entries.toArray(UUID[]::new))
                .query(row -> {
                    if (permit.covers(Suggestions.ATTRIBUTE, row.getString("service_code"))) {
                        shown.computeIfAbsent(row.getObject("log_entry", UUID.class), entry -> new ArrayList<>())
                                .add(json.readValue(row.getString("content"), Content.class)
                                        .name());
                    }
                });
        return shown;
    }

    void respond(Permit permit, UUID id, Response response, Instant at, @Nullable Instant hiddenUntil) {
        requireCover(permit);
        database.sql("""
                        update catalog.suggestion
                        set response = :response, responded_at = :at, hidden_until = :hidden where id = :id
                        """)
                .param("response", response.name())
                .param("at", Timestamp.from(at))
                .param("hidden", hiddenUntil == null ? null : Timestamp.from(hiddenUntil))
                .param("id", id)
                .update();
    }

    Suggestion find(Permit permit, UUID id) {
        requireCover(permit);
        return database.sql("select * from catalog.suggestion where id = ?")
                .param(id)
                .query((row, number) -> kept(row))
                .single()
                .suggestion();
    }

    void prefer(Permit permit, boolean enabled, Instant at) {
        requireCover(permit);
        database.sql("""
                        insert into catalog.suggestion_preference (client_id, enabled, changed_at)
                        values (:client, :enabled, :at)
                        on conflict (client_id) do update
                        set enabled = excluded.enabled, changed_at = excluded.changed_at
                        """)
                .param("client", permit.under().value())
                .param("enabled", enabled)
                .param("at", Timestamp.from(at))
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        String response = row.getString("response");
        Timestamp hidden = row.getTimestamp("hidden_until");
        return new Kept(
                new Suggestion(
                        row.getObject("id", UUID.class),
                        row.getString("service_code"),
                        row.getInt("rule_version"),
                        json.readValue(row.getString("content"), Content.class),
                        row.getTimestamp("shown_at").toInstant(),
                        response == null ? null : Response.valueOf(response)),
                hidden == null ? null : hidden.toInstant());
    }

    private static void requireCover(Permit permit) {
        if (!permit.covers(Suggestions.ATTRIBUTE)) {
            throw new IllegalArgumentException("The permit does not cover suggestions");
        }
    }

    /** As the statement reads it. */
    private record Row(UUID id, String service_code, int rule_version, Content content, String shown_at) {
        static Row of(Suggestion suggestion) {
            return new Row(
                    suggestion.id(),
                    suggestion.serviceCode(),
                    suggestion.ruleVersion(),
                    suggestion.content(),
                    suggestion.shownAt().toString());
        }
    }
}
