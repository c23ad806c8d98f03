package org.guichet.catalog.suggestion;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.suggestion.Suggestion.Response;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was found, shown and answered, with the ground it rests on. Written, never changed. */
@Repository
class SuggestionTrail {
    private final JdbcClient database;
    private final Clock clock;

    SuggestionTrail(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void shown(Permit permit, Collection<String> eligible, List<Suggestion> shown) {
        write(
                permit,
                "SHOWN",
                "RELATED",
                null,
                eligible,
                shown.stream().map(Suggestion::serviceCode).toList(),
                shown.stream().map(Suggestion::ruleVersion).toList(),
                null);
    }

    void answered(Permit permit, Suggestion suggestion, Response response) {
        write(
                permit,
                "ANSWERED",
                "RELATED",
                suggestion.id(),
                List.of(),
                List.of(suggestion.serviceCode()),
                List.of(suggestion.ruleVersion()),
                response.name());
    }

    void switched(Permit permit, boolean on) {
        write(permit, on ? "SWITCHED_ON" : "SWITCHED_OFF", "PREFERENCE", null, List.of(), List.of(), List.of(), null);
    }

    private void write(
            Permit permit,
            String event,
            String kind,
            @Nullable UUID suggestion,
            Collection<String> eligible,
            Collection<String> shown,
            Collection<Integer> ruleVersions,
            @Nullable String response) {
        Errand errand = Acting.errand();
        database.sql("""
                        insert into catalog.suggestion_event
                            (id, client_id, event, kind, suggestion_id, eligible, shown, rule_versions, response,
                             bases, log_entry, channel, contact_id, at)
                        values (:id, :client, :event, :kind, :suggestion, :eligible, :shown, :versions, :response,
                                :bases, :entry, :channel, :contact, :at)
                        """)
                .param("id", Ids.next(clock))
                .param("client", permit.under().value())
                .param("event", event)
                .param("kind", kind)
                .param("suggestion", suggestion)
                .param("eligible", eligible.toArray(String[]::new))
                .param("shown", shown.toArray(String[]::new))
                .param("versions", ruleVersions.toArray(Integer[]::new))
                .param("response", response)
                .param("bases", bases(permit))
                .param("entry", permit.entryId())
                .param("channel", errand.channel())
                .param("contact", errand.contactId())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static String[] bases(Permit permit) {
        return permit.bases().values().stream()
                .flatMap(Basis::logged)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }
}
