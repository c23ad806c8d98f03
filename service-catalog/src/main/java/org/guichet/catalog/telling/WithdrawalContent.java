package org.guichet.catalog.telling;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchContent;
import org.guichet.catalog.programme.Programme;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/** What a recipient is told of a withdrawal: what she no longer allows, since when. */
@Component
class WithdrawalContent implements DispatchContent {
    static final String KIND = "consent-withdrawal";
    static final String ATTRIBUTE = "consents";
    static final String PURPOSE = "benefit-administration";

    private final Consents consents;

    WithdrawalContent(Consents consents) {
        this.consents = consents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Set<String> categories(Programme programme) {
        return Set.of("consent");
    }

    @Override
    public Map<String, Object> content(UUID aboutId, Permit permit) {
        ConsentRecord consent = consents.find(aboutId).orElseThrow(NotFound::new);
        return Map.of(
                "consentId", consent.id().toString(),
                "clientId", permit.client().toString(),
                "purpose", consent.purpose(),
                "dataCategories", consent.dataCategories(),
                "withdrawnAt", consent.stateSince().toString());
    }
}
