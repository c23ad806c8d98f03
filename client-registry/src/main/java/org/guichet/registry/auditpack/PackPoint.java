package org.guichet.registry.auditpack;

import java.util.List;

/** The thirteen points, in their order, and of each what this platform does not keep and therefore cannot say. */
enum PackPoint {
    INVENTORY("impact-assessments", "information-banks"),
    RECONCILIATION(
            "party-of-facts",
            "basis-of-attribute",
            "roles-and-assurance",
            "contact-of-look",
            "life-of-client",
            "partner-named",
            "scope-of-service",
            "merged-today",
            "searches"),
    OUTSIDE_STATEMENT("commissioner-told"),
    CONSENT_SAMPLE("form-as-shown"),
    BEHAVIOUR("service-after-refusal", "deferred"),
    WITHDRAWAL("deletion-by-recipients"),
    RIGHTS,
    ACCESS_REVIEW("role-of-account", "colleagues-and-kin"),
    MINIMISATION("used-after-read"),
    INTEGRITY("clock-source"),
    CHANGES,
    INCIDENTS("breaches"),
    FINDINGS("owner-and-due");

    private final List<String> notMeasured;

    PackPoint(String... notMeasured) {
        this.notMeasured = List.of(notMeasured);
    }

    int number() {
        return ordinal() + 1;
    }

    static PackPoint of(int number) {
        return values()[number - 1];
    }

    /** Codes; what they mean is kept under them. */
    List<String> notMeasured() {
        return notMeasured;
    }
}
