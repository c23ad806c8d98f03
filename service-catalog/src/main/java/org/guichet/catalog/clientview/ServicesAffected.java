package org.guichet.catalog.clientview;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guichet.catalog.clientview.WithdrawalPreview.Effect;
import org.guichet.catalog.clientview.WithdrawalPreview.ServiceEffect;
import org.guichet.catalog.eligibility.Eligibility;
import org.guichet.catalog.publicservice.PublicService;
import org.guichet.catalog.publicservice.PublicServices;
import org.springframework.stereotype.Component;

/** Which services notice that some attributes may no longer be had. */
@Component
class ServicesAffected {
    private static final String LOOKING_FOR_BENEFITS = "benefit-suggestion";

    private final PublicServices services;
    private final Eligibility eligibility;

    ServicesAffected(PublicServices services, Eligibility eligibility) {
        this.services = services;
        this.eligibility = eligibility;
    }

    /** Those a programme decides that ask for one of them. */
    List<ServiceEffect> ofProgramme(String programme, Set<String> lost) {
        return services.withForm().stream()
                .filter(service -> programme.equals(service.definition().owner().programme()))
                .flatMap(service -> effect(service, Effect.NOT_SENT, lost).stream())
                .toList();
    }

    /** Those that are filled in or looked for with one of them here. */
    List<ServiceEffect> among(String purpose, Set<String> lost) {
        if (!purpose.equals(LOOKING_FOR_BENEFITS)) {
            return services.withForm().stream()
                    .flatMap(service -> effect(service, Effect.NOT_PREFILLED, lost).stream())
                    .toList();
        }
        return eligibility.servicesNeeding(lost).stream()
                .sorted()
                .flatMap(code -> services.published(code).stream())
                .map(service -> new ServiceEffect(service.code(), service.name(), Effect.NOT_SUGGESTED, lost))
                .toList();
    }

    private static List<ServiceEffect> effect(PublicService service, Effect effect, Set<String> lost) {
        Set<String> asked = new HashSet<>(service.asks());
        asked.retainAll(lost);
        return asked.isEmpty() ? List.of() : List.of(new ServiceEffect(service.code(), service.name(), effect, asked));
    }
}
