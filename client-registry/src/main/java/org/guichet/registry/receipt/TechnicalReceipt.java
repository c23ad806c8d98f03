package org.guichet.registry.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.ConsentRecord.State;
import org.guichet.registry.consent.Notice;

/**
 * A receipt after ISO/IEC TS 27560:2023, with terms of the Data Privacy Vocabulary 2.3. Members are named as the fields of the
 * specification are; the context, which is in it, says which term each of them is.
 */
final class TechnicalReceipt {
    private static final String SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#";

    static final String UNTIL_TIME = "dpv:UntilTimeDuration";

    private final Told told;
    private final Parties parties;

    TechnicalReceipt(Told told) {
        this.told = told;
        this.parties = new Parties(told);
    }

    /** @param context what the members mean */
    Map<String, Object> content(Map<String, Object> context) {
        return Json.object(
                "@context",
                context,
                "@id",
                "urn:uuid:" + told.id(),
                "@type",
                "dpv:ConsentReceipt",
                "schema_version",
                SCHEMA + "receipt",
                "receipt_id",
                told.id().toString(),
                "issued",
                told.issuedAt().toString(),
                "record",
                record());
    }

    private Map<String, Object> record() {
        ConsentRecord consent = told.consent();
        return Json.object(
                "@id",
                "urn:uuid:" + consent.id(),
                "@type",
                "dpv:ConsentRecord",
                "schema_version",
                SCHEMA + "record",
                "record_id",
                consent.id().toString(),
                "pii_principal_id",
                "urn:uuid:" + consent.client().value(),
                "processing",
                processing(),
                "parties",
                parties.all(),
                "events",
                told.events().stream().map(this::event).toList());
    }

    private Map<String, Object> processing() {
        return Json.object(
                "privacy_notice", told.read().stream().map(this::notice).toList(),
                "language", told.language(),
                "purposes", List.of(purpose()));
    }

    private Map<String, Object> notice(Told.Read read) {
        Notice notice = told.notice(read.version()).orElse(null);
        return Json.object(
                "@type",
                "dpv:ConsentNotice",
                "notice_version",
                read.version(),
                "language",
                read.language(),
                "shown_from",
                notice == null ? null : notice.shownFrom().toString(),
                "notice_text",
                notice == null ? null : notice.texts().get(read.language()),
                "policy_url",
                told.settings().howItIsKept().policyUrl());
    }

    private Map<String, Object> purpose() {
        ConsentRecord consent = told.consent();
        Handling handling = told.settings().howItIsKept();
        return Json.object(
                "purpose", consent.purpose(),
                "purpose_name", told.purposeName(),
                "purpose_description",
                        told.purpose() == null
                                ? null
                                : Json.inBoth(
                                        told.purpose().said().descriptionEn(),
                                        told.purpose().said().descriptionFr()),
                "purpose_type", told.purpose() == null ? null : told.purpose().dpvTerm(),
                "lawful_basis", "dpv:Consent",
                "pii_information",
                        consent.dataCategories().stream().map(this::item).toList(),
                "pii_controllers", List.of(parties.idOf(Parties.OURSELVES)),
                "storage_locations", handling.storageLocations(),
                "retention_period", handling.retention(consent.purpose()),
                "processing_locations", handling.processingLocations(),
                "jurisdiction", handling.jurisdiction(),
                "recipient_third_parties",
                        consent.recipients().stream().map(parties::idOf).toList(),
                "withdrawal_method",
                        Json.object(
                                "@type", "dpv:WithdrawConsent",
                                "withdrawal_text", Json.inBoth(handling.withdrawalEn(), handling.withdrawalFr()),
                                "withdrawal_url", handling.withdrawalUrl()));
    }

    private Map<String, Object> item(String category) {
        boolean sensitive = told.isSensitive(category);
        return Json.object(
                "@type",
                sensitive ? "dpv:SensitivePersonalData" : "dpv:PersonalData",
                "pii_type",
                category,
                "sensitive_pii_category",
                sensitive,
                "pii_attributes",
                told.attributes().getOrDefault(category, List.of()).stream()
                        .map(TechnicalReceipt::attribute)
                        .toList());
    }

    private static Map<String, Object> attribute(Attribute attribute) {
        return Json.object(
                "pii_attribute_id", attribute.code(),
                "pii_attribute_label", Json.inBoth(attribute.labelEn(), attribute.labelFr()));
    }

    private Map<String, Object> event(ConsentEvent event) {
        return Json.object(
                "sequence", event.sequence(),
                "event_time", event.at().toString(),
                "validity_duration", validity(event),
                "entity_id", parties.spoke(event),
                // Whatever is asked or said here is a word about nothing else: nothing is taken for said.
                "event_type", "dpv:ExplicitlyExpressedConsent",
                "event_state", state(event),
                "collection_method", event.method(),
                "assurance", event.assurance().name(),
                "channel", event.channel(),
                "notice_version", event.noticeVersion(),
                "language", event.language(),
                "script_version", event.scriptVersion(),
                "reason", event.reason());
    }

    /** Another than the client revokes: a representative, for her. */
    private static String state(ConsentEvent event) {
        return event.state() == State.WITHDRAWN && event.representation() != null
                ? "dpv:ConsentRevoked"
                : event.state().dpvTerm();
    }

    /** Until a day, until she withdraws it or answers; what ended stays ended. */
    private static Map<String, Object> validity(ConsentEvent event) {
        Instant until = event.validUntil();
        if (until != null) {
            return Json.object("@type", UNTIL_TIME, "until", Objects.toString(until));
        }
        return switch (event.state()) {
            case GIVEN, RENEWED -> Json.object("@type", "dpv:UntilEventDuration", "until", "dpv:ConsentWithdrawn");
            case REQUESTED -> Json.object("@type", "dpv:UntilEventDuration", "until", "dpv:ConsentStatus");
            case REFUSED, WITHDRAWN, EXPIRED, INVALIDATED -> Json.object("@type", "dpv:EndlessDuration");
        };
    }
}
