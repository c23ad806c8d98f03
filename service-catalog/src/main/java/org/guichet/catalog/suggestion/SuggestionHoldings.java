package org.guichet.catalog.suggestion;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** What was suggested to a client and why, what she said to it, and whether she wants any. */
@Component
class SuggestionHoldings implements Holdings {
    private static final String SUGGESTIONS = "suggestions";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(SUGGESTIONS, SUGGESTIONS, """
                        select id, service_code, rule_version, content, shown_at, response, responded_at, hidden_until
                        from catalog.suggestion where client_id = any(:clients) order by shown_at, id
                        """, "catalog.suggestion").ofService("service_code"),
                Holding.of("suggestion-events", SUGGESTIONS, """
                        select id, at, event, kind, suggestion_id, eligible, shown, rule_versions, response, bases,
                               log_entry as entry_id, channel, contact_id
                        from catalog.suggestion_event where client_id = any(:clients) order by at, id
                        """, "catalog.suggestion_event")
                        .ofService(Holding.EVERY),
                Holding.of("suggestion-preference", SUGGESTIONS, """
                        select enabled, changed_at from catalog.suggestion_preference
                        where client_id = any(:clients) order by changed_at
                        """, "catalog.suggestion_preference"));
    }
}
