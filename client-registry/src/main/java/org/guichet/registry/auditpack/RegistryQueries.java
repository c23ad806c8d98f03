package org.guichet.registry.auditpack;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the pack asks of the registry's tables. */
@Component
class RegistryQueries implements PackSource {
    private static final String ENTRIES = "entry";
    private static final String CONSENTS = "consent";

    private final List<PackQuery> queries = List.of(
            counting(1, "purposes"),
            counting(1, "authorities"),
            counting(1, "notices"),
            none(1, "inventory-exceptions"),
            none(2, "orphans").over(ENTRIES),
            counting(2, "checked").over(ENTRIES),
            counting(2, "bases").over(ENTRIES),
            counting(2, "last-use").over(ENTRIES),
            counting(3, "outside-statement").over(ENTRIES),
            none(3, "unpublished-purposes").over(ENTRIES),
            counting(3, "uses-by-authority").over(ENTRIES),
            counting(4, "consent-sample").over(CONSENTS),
            none(4, "consent-defects").over(CONSENTS),
            counting(5, "consent-behaviour").over(CONSENTS),
            counting(5, "consent-drift").over(CONSENTS),
            counting(6, "withdrawals").over(CONSENTS),
            counting(8, "looks").over(ENTRIES),
            none(8, "staff-without-contact").over(ENTRIES),
            counting(8, "emergencies"),
            counting(8, "searches-opening-nothing").over(ENTRIES),
            counting(9, "attributes").over(ENTRIES),
            none(10, "edited-entries"),
            none(10, "missing-entries"),
            none(10, "unsealed"),
            counting(10, "seals"),
            counting(11, "ground-changes"),
            none(11, "grounds-without-amendment"),
            counting(11, "notice-changes").over(CONSENTS),
            counting(12, "refusals").over(ENTRIES),
            counting(13, "reviews").over(ENTRIES));

    @Override
    public List<PackQuery> queries() {
        return queries;
    }

    private static PackQuery counting(int point, String code) {
        return PackQuery.counting(point, code, RegistryQueries.class);
    }

    private static PackQuery none(int point, String code) {
        return PackQuery.findingNone(point, code, RegistryQueries.class);
    }
}
