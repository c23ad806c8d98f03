package org.guichet.registry.receipt;

import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How data is kept, and how a consent is taken back.
 *
 * @param policyUrl where the privacy policy is read
 * @param jurisdiction whose law it is under, ISO 3166, as {@code CA}
 * @param storageLocations where it lies, ISO 3166, as {@code CA-ON}
 * @param processingLocations where it is worked with, ISO 3166
 * @param retention how long it is kept once it was used last, ISO 8601, as {@code P2Y}
 * @param retentionByPurpose where another period holds for a purpose
 * @param withdrawalEn how a consent is withdrawn, in words
 * @param withdrawalUrl where it is withdrawn online
 */
record Handling(
        @Nullable String policyUrl,
        @Nullable String jurisdiction,
        @Nullable List<String> storageLocations,
        @Nullable List<String> processingLocations,
        @Nullable String retention,
        @Nullable Map<String, String> retentionByPurpose,
        @Nullable String withdrawalEn,
        @Nullable String withdrawalFr,
        @Nullable String withdrawalUrl) {
    static final Handling EMPTY = new Handling(null, null, null, null, null, null, null, null, null);
    static final Pattern URL = Pattern.compile("https?://[^\\s/]+\\S*");
    private static final Predicate<String> PLACE =
            Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?").asMatchPredicate();

    public Handling {
        storageLocations = storageLocations == null ? List.of() : List.copyOf(storageLocations);
        processingLocations = processingLocations == null ? List.of() : List.copyOf(processingLocations);
        retentionByPurpose = retentionByPurpose == null ? Map.of() : Map.copyOf(retentionByPurpose);
    }

    void check(String prefix, List<String> wrong) {
        PartyDetails.require(policyUrl, URL.asMatchPredicate(), prefix + "policy-url", wrong);
        PartyDetails.require(jurisdiction, PLACE, prefix + "jurisdiction", wrong);
        places(storageLocations, prefix + "storage-locations", wrong);
        places(processingLocations, prefix + "processing-locations", wrong);
        PartyDetails.require(retention, Handling::isPeriod, prefix + "retention", wrong);
        Objects.requireNonNull(retentionByPurpose)
                .forEach((purpose, period) -> PartyDetails.require(
                        period, Handling::isPeriod, prefix + "retention-by-purpose." + purpose, wrong));
        PartyDetails.require(withdrawalEn, text -> true, prefix + "withdrawal-en", wrong);
        PartyDetails.require(withdrawalFr, text -> true, prefix + "withdrawal-fr", wrong);
        PartyDetails.require(withdrawalUrl, URL.asMatchPredicate(), prefix + "withdrawal-url", wrong);
    }

    private static void places(@Nullable List<String> places, String name, List<String> wrong) {
        if (places == null || places.isEmpty() || !places.stream().allMatch(PLACE)) {
            wrong.add(name);
        }
    }

    private static boolean isPeriod(String text) {
        try {
            return !Period.parse(text).isZero() && !Period.parse(text).isNegative();
        } catch (DateTimeException other) {
            return false;
        }
    }

    @Nullable
    String retention(String purpose) {
        return retentionByPurpose == null ? retention : retentionByPurpose.getOrDefault(purpose, retention);
    }
}
