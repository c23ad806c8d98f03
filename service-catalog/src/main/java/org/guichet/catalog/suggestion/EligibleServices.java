package org.guichet.catalog.suggestion;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guichet.catalog.eligibility.Eligibility;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.catalog.eligibility.Verdict;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/** Services a client is eligible for, of those that are addressed to her kind. */
@Component
class EligibleServices {
    private final Eligibility eligibility;
    private final PublicServices services;

    EligibleServices(Eligibility eligibility, PublicServices services) {
        this.eligibility = eligibility;
        this.services = services;
    }

    Set<String> attributesNeeded() {
        return eligibility.attributesNeeded();
    }

    List<ServiceAssessment> of(Permit permit, LocalDate today) {
        return eligibility.assess(permit, today, List.of(), Eligibility.Rates.LATEST_HELD).results().stream()
                .filter(found -> found.verdict() instanceof Verdict.Eligible)
                .filter(found -> permit.kind() == ClientKind.PERSON || isFor(permit.kind(), found.serviceCode()))
                .toList();
    }

    private boolean isFor(ClientKind kind, String service) {
        return services.published(service)
                .filter(known -> known.definition().offer().isFor(kind))
                .isPresent();
    }
}
