package org.guichet.demo.seeding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;
import org.jspecify.annotations.Nullable;

/**
 * One synthetic person: a line of {@code people.csv}.
 *
 * @param number her line, from 1
 * @param values by column name; an empty column is absent: it is not known
 */
record Person(int number, Map<String, String> values) {
    private static final Source COUNTER = new Source(Source.Kind.AGENT, "counter");
    private static final Source PENSIONS = new Source(Source.Kind.PROGRAMME, "oas");
    private static final Source TAXES = new Source(Source.Kind.PROGRAMME, "cra");
    private static final int DAYS_SINCE_COUNTER = 210;
    private static final int DAYS_SINCE_TAXES = 150;
    private static final int DAYS_SINCE_PENSIONS = 40;
    private static final int DAYS_SINCE_PHONE = 900; // telephone numbers are fresh for two years

    Person {
        values = Map.copyOf(values);
    }

    Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** The portal account that is hers, for the named people of the demo. */
    Optional<String> account() {
        return value("account");
    }

    String household() {
        return values.getOrDefault("household", "");
    }

    String relation() {
        return values.getOrDefault("relation", "");
    }

    boolean knownToTaxes() {
        return values.containsKey("incomeNet");
    }

    /** What is known of her, as three parties know it. */
    List<NewFact> facts(Instant now) {
        List<NewFact> facts = new ArrayList<>();
        Telling seen = new Telling(facts, COUNTER, Verification.DOCUMENT_SEEN, now, DAYS_SINCE_COUNTER);
        seen.text("givenName", "givenName");
        seen.text("familyName", "familyName");
        seen.text("dateOfBirth", "dateOfBirth");
        seen.flag("legalStatus", "legalStatus");
        seen.tell("identifier.clientNumber", "C-%06d".formatted(240_000 + number * 7));
        Telling told = new Telling(facts, COUNTER, Verification.DECLARED, now, DAYS_SINCE_COUNTER);
        told.text("email", "email");
        told.text("language.preferred", "language");
        told.text("address.line", "addressLine");
        told.text("address.locality", "locality");
        told.text("address.province", "province");
        told.text("address.postalCode", "postalCode");
        told.text("maritalStatus", "maritalStatus");
        told.tell("residence.country", "CA");
        account().ifPresent(name -> {
            told.tell("emailAddress.second", name + "." + (number * 13) + "@example.org");
            // Seen at the counter on a bill in her name: a code may be sent to it.
            seen.tell("telephone.mobile", "819-555-%04d".formatted(160 + number));
            told.tell("address.since", "20%02d-%02d-01".formatted(10 + number, 1 + number % 12));
        });
        if ("PARTNERED".equals(values.get("maritalStatus"))) {
            told.tell("livingApartInvoluntarily", false);
        }
        new Telling(facts, COUNTER, Verification.DECLARED, now, DAYS_SINCE_PHONE).text("phone", "phone");
        Telling pensions = new Telling(facts, PENSIONS, Verification.SOURCE_VERIFIED, now, DAYS_SINCE_PENSIONS);
        pensions.number("residence.yearsAfter18", "yearsAfter18");
        pensions.flag("oas.receiving", "oasReceiving");
        pensions.number("oas.deferralMonths", "oasDeferralMonths");
        Telling taxes = new Telling(facts, TAXES, Verification.SOURCE_VERIFIED, now, DAYS_SINCE_TAXES);
        taxes.number("income.net", "incomeNet");
        taxes.number("income.work", "incomeWork");
        return facts;
    }

    /** What is known of her as somebody's partner; each fact says that it is about her. */
    List<NewFact> factsAsPartner(ClientId self, Instant now) {
        List<NewFact> facts = new ArrayList<>();
        Telling told = new Telling(facts, COUNTER, Verification.DECLARED, now, DAYS_SINCE_COUNTER, self);
        told.text("partner.dateOfBirth", "dateOfBirth");
        told.flag("partner.legalStatus", "legalStatus");
        told.tell("partner.residence.country", "CA");
        Telling pensions = new Telling(facts, PENSIONS, Verification.SOURCE_VERIFIED, now, DAYS_SINCE_PENSIONS, self);
        pensions.number("partner.residence.yearsAfter18", "yearsAfter18");
        pensions.flag("partner.oas.receiving", "oasReceiving");
        Telling taxes = new Telling(facts, TAXES, Verification.SOURCE_VERIFIED, now, DAYS_SINCE_TAXES, self);
        taxes.number("partner.income.net", "incomeNet");
        taxes.number("partner.income.work", "incomeWork");
        return facts;
    }

    /** Facts of one source, collected on one day. */
    private final class Telling {
        private final List<NewFact> facts;
        private final Source source;
        private final Verification verification;
        private final Instant collectedAt;
        private final @Nullable ClientId about;

        Telling(List<NewFact> facts, Source source, Verification verification, Instant now, int daysAgo) {
            this(facts, source, verification, now, daysAgo, null);
        }

        Telling(
                List<NewFact> facts,
                Source source,
                Verification verification,
                Instant now,
                int daysAgo,
                @Nullable ClientId about) {
            this.facts = facts;
            this.source = source;
            this.verification = verification;
            this.collectedAt = now.truncatedTo(ChronoUnit.DAYS).minus(daysAgo, ChronoUnit.DAYS);
            this.about = about;
        }

        void tell(String attribute, Object value) {
            facts.add(new NewFact(attribute, value, source, verification, collectedAt, null, about));
        }

        void text(String attribute, String column) {
            tell(attribute, column, value -> value);
        }

        void flag(String attribute, String column) {
            tell(attribute, column, Boolean::valueOf);
        }

        void number(String attribute, String column) {
            tell(attribute, column, BigDecimal::new);
        }

        private void tell(String attribute, String column, Function<String, Object> read) {
            value(column).map(read).ifPresent(value -> tell(attribute, value));
        }
    }
}
