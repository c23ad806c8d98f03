package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;

/** Contacts as callers of the API read them. */
final class ContactAnswers {
    private ContactAnswers() {}

    /**
     * @param callerAssurance what decisions read
     * @param identifications every attempt to make sure who the caller is, oldest first; absent where a contact was only
     *     opened or closed
     */
    record ContactAnswer(
            UUID id,
            String channel,
            Instant openedAt,
            Instant expiresAt,
            String callerAssurance,
            @Nullable UUID clientId,
            @Nullable Instant endedAt,
            @Nullable String outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<AttemptBody> identifications,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<MethodBody> methods) {

        static ContactAnswer of(Contact contact) {
            return of(contact, null, null);
        }

        /** With how the caller was identified so far, and by which methods she may be now. */
        static ContactAnswer full(Contact contact, Contacts contacts, Locale locale) {
            return of(
                    contact,
                    contacts.attempts(contact.id()).stream()
                            .map(AttemptBody::of)
                            .toList(),
                    contacts.methods(contact.id()).stream()
                            .map(method -> MethodBody.of(method, contact.channel(), locale))
                            .toList());
        }

        private static ContactAnswer of(
                Contact contact, @Nullable List<AttemptBody> identifications, @Nullable List<MethodBody> methods) {
            Contact.Outcome outcome = contact.outcome();
            return new ContactAnswer(
                    contact.id(),
                    contact.channel(),
                    contact.openedAt(),
                    contact.expiresAt(),
                    contact.callerAssurance().name(),
                    contact.clientId(),
                    contact.endedAt(),
                    outcome == null ? null : outcome.name(),
                    identifications,
                    methods);
        }
    }

    /**
     * One attempt.
     *
     * @param claimed what whoever recorded it claimed
     * @param reached what it counts for: at most what the method can reach in the channel
     * @param result PASSED or FAILED
     */
    record AttemptBody(String method, String claimed, String reached, String result, Instant at) {
        static AttemptBody of(Attempt attempt) {
            return new AttemptBody(
                    attempt.method(),
                    attempt.claimed().name(),
                    attempt.reached().name(),
                    attempt.result().name(),
                    attempt.at());
        }
    }

    /**
     * A method that may be tried in the contact now.
     *
     * @param highest what it can reach in the contact's channel
     * @param recordedBy STAFF: whoever serves says whether it passed; PLATFORM: the platform sees
     */
    record MethodBody(String code, String name, String highest, String recordedBy) {
        static MethodBody of(IdentificationMethod method, String channel, Locale locale) {
            return new MethodBody(
                    method.code(),
                    method.name(locale),
                    method.highestIn(channel).map(Assurance::name).orElse("NONE"),
                    method.recordedBy().name());
        }
    }
}
