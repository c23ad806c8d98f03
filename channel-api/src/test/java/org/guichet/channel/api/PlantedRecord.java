package org.guichet.channel.api;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A row about one client in every table that keeps something about clients. */
final class PlantedRecord {

    private final Planting planting;
    private final UUID client;
    private final UUID former = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID record = UUID.randomUUID();
    private final UUID fact = UUID.randomUUID();
    private final Timestamp now = Timestamp.from(Instant.now());
    private final long revision = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);
    private final String account = "planted-account-" + UUID.randomUUID();

    PlantedRecord(Planting planting, UUID client) {
        this.planting = planting;
        this.client = client;
    }

    void plant() {
        record();
        representation();
        log();
        consent();
        registration();
        requests();
        catalogue();
    }

    private void record() {
        planting.plant("registry.client", "id", other, "status", "ACTIVE", "redirected_to", null, "kind", "PERSON");
        planting.plant("registry.client", "id", former, "status", "MERGED", "redirected_to", client, "kind", "PERSON");
        planting.plant("registry.revision", "id", revision, "actor_kind", "PERSON");
        planting.plant(
                "registry.client_history",
                "id",
                client,
                "rev",
                revision,
                "revtype",
                (short) 0,
                "redirected_to",
                former);
        planting.plant("registry.source_record", "id", record, "client_id", client, "home_id", former);
        planting.plant(
                "registry.fact",
                "id",
                fact,
                "record_id",
                record,
                "attribute",
                "familyName",
                "ciphertext",
                null,
                "key_id",
                null,
                "source_kind",
                "CLIENT",
                "about",
                null,
                "actor_kind",
                "PERSON");
        planting.plant("registry.fact_correction", "fact_id", fact, "replaces", fact, "client_id", client);
        UUID merge = UUID.randomUUID();
        planting.plant("registry.merge", "id", merge, "survivor_id", client, "merged_id", former);
        planting.plant("registry.merge_record", "merge_id", merge, "record_id", record);
        planting.plant("registry.merge_choice", "merge_id", merge, "fact_id", fact);
        planting.plant("registry.not_same", "one_id", min(client, other), "other_id", max(client, other));
        planting.plant("registry.client_seal", "client_id", client, "ended_at", now);
        planting.plant("registry.sealed_encounter", "client_id", client, "verdict", "CERTAIN");
        planting.plant("registry.person_of_public_interest", "client_id", client);
        planting.plant(
                "registry.duplicate_review",
                "first_id",
                min(client, former),
                "second_id",
                max(client, former),
                "path",
                "DESK",
                "verdict",
                "CERTAIN",
                "state",
                "SAME",
                "merge_id",
                merge);
    }

    private void representation() {
        UUID representation = UUID.randomUUID();
        LocalDate day = LocalDate.of(2026, 1, 1);
        planting.plant(
                "registry.representation",
                "id",
                representation,
                "client_id",
                client,
                "representative_id",
                other,
                "starts_on",
                day,
                "ends_on",
                LocalDate.of(2090, 1, 1));
        planting.plant("registry.representation_ending", "representation_id", representation, "ended_by", "STAFF");
        UUID relation = UUID.randomUUID();
        planting.plant("registry.relation", "id", relation, "client_id", client, "other_id", other, "kind", "SPOUSE");
        planting.plant("registry.relation_ending", "relation_id", relation);
    }

    private void log() {
        UUID entry = UUID.randomUUID();
        planting.plant("registry.access_log", "id", entry, "at", now, "kind", "READ", "subjects", 1);
        planting.plant("registry.access_log_subject", "client_id", client, "at", now, "entry_id", entry);
        planting.plant("registry.client_export", "client_id", client, "enquiry_id", null);
        UUID hold = UUID.randomUUID();
        planting.plant(
                "registry.retention_hold",
                "id",
                hold,
                "scope",
                "CLIENT",
                "client_id",
                client,
                "clients",
                new UUID[] {client},
                "kind",
                null,
                "cause",
                "LITIGATION");
        planting.plant("registry.retention_release", "hold_id", hold);
    }

    private void consent() {
        UUID consent = UUID.randomUUID();
        String purpose = "planted-purpose-" + consent;
        planting.plant("registry.consent_notice", "purpose", purpose, "version", "planted-version");
        planting.plant(
                "registry.consent_notice_text", "purpose", purpose, "version", "planted-version", "language", "en");
        planting.plant(
                "registry.consent",
                "id",
                consent,
                "client_id",
                client,
                "purpose",
                purpose,
                "notice_version",
                "planted-version");
        planting.plant("registry.consent_event", "consent_id", consent, "sequence", 1, "state", "GIVEN");
        UUID receipt = UUID.randomUUID();
        planting.plant("registry.consent_receipt", "id", receipt, "consent_id", consent, "sequence", 1);
        planting.plant("registry.consent_receipt_delivery", "receipt_id", receipt, "form", "PAGE");
        planting.plant("catalog.withdrawal_notice", "consent_id", consent, "dispatch_id", null);
    }

    private void registration() {
        planting.plant(
                "registry.correction",
                "client_id",
                client,
                "attribute",
                "familyName",
                "replaces",
                fact,
                "ciphertext",
                null,
                "key_id",
                null,
                "source_kind",
                "CLIENT",
                "state",
                "APPROVED");
        planting.plant("registry.entered_apart", "client_id", client);
        UUID load = UUID.randomUUID();
        planting.plant("registry.client_load", "id", load);
        planting.plant(
                "registry.client_load_row",
                "load_id",
                load,
                "outcome",
                "ACCEPTED",
                "client_id",
                client,
                "found",
                "NEW");
        planting.plant("registry.own_account", "client_id", client);
        planting.plant("channel.account", "name", account, "client_id", client);
        planting.plant("channel.account_role", "account", account);
    }

    private void requests() {
        UUID enquiry = UUID.randomUUID();
        planting.plant(
                "registry.enquiry",
                "id",
                enquiry,
                "client_id",
                client,
                "kind",
                "QUESTION",
                "state",
                "OPEN",
                "received_on",
                LocalDate.of(2026, 1, 2),
                "due",
                LocalDate.of(2026, 2, 2));
        planting.plant("registry.enquiry_extension", "enquiry_id", enquiry, "due", LocalDate.of(2026, 3, 3));
        planting.plant("registry.enquiry_answer", "enquiry_id", enquiry);
        planting.plant("registry.enquiry_opening", "enquiry_id", enquiry);
        UUID emergency = UUID.randomUUID();
        planting.plant("registry.emergency", "id", emergency, "client_id", client);
        planting.plant("registry.emergency_review", "emergency_id", emergency, "outcome", "JUSTIFIED");
    }

    private void catalogue() {
        UUID contact = UUID.randomUUID();
        planting.plant(
                "catalog.contact",
                "id",
                contact,
                "client_id",
                client,
                "disposition",
                "RESOLVED",
                "caller_assurance",
                "HIGH");
        planting.plant("catalog.contact_note", "contact_id", contact);
        planting.plant(
                "catalog.contact_identification",
                "contact_id",
                contact,
                "client_id",
                client,
                "assurance",
                "HIGH",
                "claimed",
                "HIGH",
                "result",
                "PASSED");
        planting.plant("catalog.identification_code", "client_id", client, "ended", "USED", "delivery", "SENT");
        planting.plant("catalog.identification_drawn", "contact_id", UUID.randomUUID(), "client_id", client);
        planting.plant("catalog.raised_session", "client_id", client, "assurance", "SUBSTANTIAL");
        UUID application = UUID.randomUUID();
        planting.plant("catalog.application", "id", application, "client_id", client, "state", "GRANTED");
        planting.plant(
                "catalog.application_history",
                "id",
                application,
                "rev",
                revision,
                "revtype",
                (short) 0,
                "client_id",
                client);
        planting.plant(
                "catalog.application_answer",
                "application_id",
                application,
                "ciphertext",
                null,
                "key_id",
                null,
                "about",
                null);
        planting.plant(
                "catalog.application_assessment",
                "application_id",
                application,
                "ciphertext",
                null,
                "key_id",
                null,
                "about",
                "{}");
        planting.plant("catalog.application_step", "application_id", application);
        planting.plant(
                "catalog.form_field_event",
                "application_id",
                application,
                "held_scope",
                "NATIONAL",
                "outcome",
                "ANSWERED");
        UUID dispatch = UUID.randomUUID();
        planting.plant(
                "catalog.dispatch",
                "id",
                dispatch,
                "recipient_kind",
                "PROGRAMME",
                "subject_client_id",
                client,
                "state",
                "CONFIRMED");
        planting.plant("catalog.dispatch_attempt", "dispatch_id", dispatch, "outcome", "CONFIRMED");
        planting.plant("catalog.suggestion", "client_id", client, "response", "DECLINE");
        planting.plant("catalog.suggestion_event", "client_id", client, "event", "SHOWN", "kind", "RELATED");
        planting.plant("catalog.suggestion_preference", "client_id", client);
        UUID correction = UUID.randomUUID();
        planting.plant("catalog.correction_due", "correction_id", correction, "client_id", client);
        planting.plant("catalog.correction_notice", "correction_id", correction, "dispatch_id", null);
    }

    /** In the order of the database, which compares bytes. */
    private static UUID min(UUID one, UUID two) {
        return one.toString().compareTo(two.toString()) < 0 ? one : two;
    }

    private static UUID max(UUID one, UUID two) {
        return min(one, two).equals(one) ? two : one;
    }
}
