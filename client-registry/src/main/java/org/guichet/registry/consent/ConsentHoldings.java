package org.guichet.registry.consent;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** Consents with their whole chains, and the notices they were given on as they were shown. */
@Component
class ConsentHoldings implements Holdings {
    private static final String ATTRIBUTE = "consents";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(ATTRIBUTE, ATTRIBUTE, """
                        select id, purpose, data_categories, recipients, notice_version, language, created_at, expires_at
                        from registry.consent where client_id = any(:clients) order by created_at, id
                        """, "registry.consent"),
                Holding.of("consent-events", ATTRIBUTE, """
                        select e.consent_id, e.sequence, e.state, e.at, e.valid_until, e.method, e.assurance, e.actor_kind,
                               e.channel, e.contact_id, e.notice_version, e.language, e.representation_id,
                               e.script_version, e.asked_until, e.reason
                        from registry.consent_event e join registry.consent c on c.id = e.consent_id
                        where c.client_id = any(:clients) order by c.created_at, e.consent_id, e.sequence
                        """, "registry.consent_event"),
                Holding.of(
                        "consent-notices", ATTRIBUTE, """
                        select n.purpose, n.version as notice_version, n.data_categories, n.recipients, n.shown_from,
                               n.material, t.language, t.text
                        from registry.consent_notice n
                        join registry.consent_notice_text t on t.purpose = n.purpose and t.version = n.version
                        where exists (select from registry.consent c
                                      left join registry.consent_event e on e.consent_id = c.id
                                      where c.client_id = any(:clients) and c.purpose = n.purpose
                                        and n.version in (c.notice_version, e.notice_version))
                        order by n.purpose, n.number, t.language
                        """, "registry.consent_notice", "registry.consent_notice_text"));
    }
}
