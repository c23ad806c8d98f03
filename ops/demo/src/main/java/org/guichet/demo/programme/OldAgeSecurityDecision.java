package org.guichet.demo.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the demo programme decides: the pension and the supplement at the rates of July to September 2023, for the plain
 * cases of the demo. It is a programme of its own: it does not share a line with Guichet's rules.
 */
final class OldAgeSecurityDecision {
    private static final String SUPPLEMENT_LAW = "Old Age Security Act, R.S.C. 1985, c. O-9, ss. 11 and 12";
    private static final String PENSION_LAW = "Old Age Security Act, R.S.C. 1985, c. O-9, s. 3";
    private static final BigDecimal FULL_PENSION = new BigDecimal("698.60");
    private static final BigDecimal SINGLE_MAXIMUM = new BigDecimal("1043.45");
    private static final BigDecimal SINGLE_TOP_UP = new BigDecimal("161.63");
    private static final BigDecimal COUPLE_MAXIMUM = new BigDecimal("628.09");
    private static final BigDecimal COUPLE_TOP_UP = new BigDecimal("45.79");
    private static final BigDecimal FULL_YEARS = BigDecimal.valueOf(40);
    private static final BigDecimal LEAST_YEARS = BigDecimal.TEN;
    private static final String REVIEW_EN =
            " You may ask for a reconsideration within 90 days (Old Age Security Act, s. 27.1).";
    private static final String REVIEW_FR =
            " Vous pouvez demander une révision dans les 90 jours (Loi sur la sécurité de la vieillesse, art. 27.1).";

    private OldAgeSecurityDecision() {}

    static Outcome decide(ReceivedApplication application, String at) {
        return switch (application.serviceCode()) {
            case "gis" -> supplement(application, at);
            case "oas" -> pension(application, at);
            default ->
                outcome(
                        application,
                        at,
                        "INELIGIBLE",
                        null,
                        "This programme does not administer the service asked for.",
                        "Ce programme n'administre pas le service demandé.",
                        PENSION_LAW);
        };
    }

    private static Outcome supplement(ReceivedApplication application, String at) {
        BigDecimal income = application.number("income.net");
        if (income == null) {
            return outcome(
                    application,
                    at,
                    "REFUSED",
                    null,
                    "The income needed to work out the supplement was not given.",
                    "Le revenu nécessaire au calcul du supplément n'a pas été fourni.",
                    SUPPLEMENT_LAW);
        }
        boolean partnered = "PARTNERED".equals(application.text("maritalStatus"));
        BigDecimal partners = application.number("partner.income.net");
        if (partnered && partners == null) {
            return outcome(
                    application,
                    at,
                    "REFUSED",
                    null,
                    "The supplement of a couple depends on both incomes, and your partner's was not given.",
                    "Le supplément d'un couple dépend des deux revenus, et celui de votre partenaire n'a pas été fourni.",
                    SUPPLEMENT_LAW);
        }
        BigDecimal monthly = partnered ? couple(income.add(orZero(partners))) : single(income);
        return monthly.signum() > 0
                ? outcome(
                        application,
                        at,
                        "GRANTED",
                        monthly,
                        "The supplement is granted: you receive the pension, live in Canada, and your income is below the limit.",
                        "Le supplément est accordé : vous recevez la pension, vivez au Canada, et votre revenu est inférieur au plafond.",
                        SUPPLEMENT_LAW)
                : outcome(
                        application,
                        at,
                        "REFUSED",
                        null,
                        "The supplement is refused: your income is above the limit.",
                        "Le supplément est refusé : votre revenu dépasse le plafond.",
                        SUPPLEMENT_LAW);
    }

    private static Outcome pension(ReceivedApplication application, String at) {
        BigDecimal years = orZero(application.number("residence.yearsAfter18"));
        if (years.compareTo(LEAST_YEARS) < 0) {
            return outcome(
                    application,
                    at,
                    "INELIGIBLE",
                    null,
                    "The pension needs ten years of residence in Canada after age 18.",
                    "La pension exige dix ans de résidence au Canada après 18 ans.",
                    PENSION_LAW);
        }
        BigDecimal monthly = FULL_PENSION.multiply(years.min(FULL_YEARS)).divide(FULL_YEARS, 2, RoundingMode.HALF_UP);
        return outcome(
                application,
                at,
                "GRANTED",
                monthly,
                "The pension is granted for your years of residence in Canada after age 18.",
                "La pension est accordée selon vos années de résidence au Canada après 18 ans.",
                PENSION_LAW);
    }

    /** Base falls by a dollar for every 24 of yearly income, the top-up by one for every 48 over 2,000. */
    private static BigDecimal single(BigDecimal income) {
        return reduced(SINGLE_MAXIMUM.subtract(SINGLE_TOP_UP), income, 24)
                .add(reduced(SINGLE_TOP_UP, income.subtract(BigDecimal.valueOf(2000)), 48));
    }

    /** As for one person, with both incomes added and half the pace for each. */
    private static BigDecimal couple(BigDecimal combined) {
        return reduced(COUPLE_MAXIMUM.subtract(COUPLE_TOP_UP), combined, 48)
                .add(reduced(COUPLE_TOP_UP, combined.subtract(BigDecimal.valueOf(4000)), 96));
    }

    private static BigDecimal reduced(BigDecimal most, BigDecimal income, int dollarsAStep) {
        BigDecimal steps = income.max(BigDecimal.ZERO).divide(BigDecimal.valueOf(dollarsAStep), 0, RoundingMode.FLOOR);
        return most.subtract(steps).max(BigDecimal.ZERO);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Outcome outcome(
            ReceivedApplication application,
            String at,
            String outcome,
            @Nullable BigDecimal monthly,
            String english,
            String french,
            String law) {
        return new Outcome(
                application.applicationId(),
                outcome,
                at,
                monthly == null ? null : Outcome.Amount.monthly(monthly),
                Map.of("en", english + REVIEW_EN, "fr", french + REVIEW_FR),
                law);
    }
}
