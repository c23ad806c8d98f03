package org.guichet.channel.api;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.identification.OneTimeCodes;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.catalog.identification.SentCode;
import org.guichet.channel.api.ContactAnswers.ContactAnswer;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One-time codes: sent by the platform to what is held of the client, told by the caller and typed by whoever serves. */
@RestController
@RequestMapping("/api/v1/contacts/{id}/codes")
class CodeController {
    private final OneTimeCodes codes;
    private final Contacts contacts;
    private final AttributeDictionary dictionary;

    CodeController(OneTimeCodes codes, Contacts contacts, AttributeDictionary dictionary) {
        this.codes = codes;
        this.contacts = contacts;
        this.dictionary = dictionary;
    }

    /**
     * @param clientId whom the caller says to be; may be left out once the contact is about a client
     * @param method one-time-code, by text message, where nothing is said; or one-time-code-email
     */
    record CodeRequest(@Nullable UUID clientId, @Nullable String method) {}

    /**
     * @param attribute what of the client it goes to, as the dictionary names it
     * @param destination its label in the language asked for, and the end of it where callers are never asked for that
     * @param delivery WAITING, SENT, or NOT_SENT: then another one, or another method, remains
     */
    record CodeAnswer(String method, String attribute, String destination, Instant expiresAt, String delivery) {
        static CodeAnswer of(SentCode code, AttributeDictionary dictionary, Locale locale) {
            String label = dictionary
                    .find(code.attribute())
                    .map((Attribute known) -> known.label(locale))
                    .orElse(code.attribute());
            return new CodeAnswer(
                    code.method(),
                    code.attribute(),
                    (label + " " + code.destination()).strip(),
                    code.expiresAt(),
                    code.delivery().name());
        }
    }

    /** @param code as the caller told it; blanks and hyphens do not matter */
    record CodeEntry(@Nullable String code) {}

    /**
     * Sends a code; the one before it in this contact counts no longer. 409 where nothing is held that it may be sent to
     * (NO_DESTINATION), too many were sent to the client or by the account (TOO_MANY) or too many attempts have failed (LOCKED).
     */
    @PostMapping
    CodeAnswer sendCode(@PathVariable UUID id, @RequestBody CodeRequest request, Locale locale) {
        return switch (codes.send(id, request.clientId(), request.method())) {
            case Sent.Code(SentCode code) -> CodeAnswer.of(code, dictionary, locale);
            case Sent.NoDestination none -> throw new StateChanged("NO_DESTINATION");
            case Sent.TooMany tooMany -> throw new StateChanged("TOO_MANY");
            case Sent.Locked locked -> throw new StateChanged("LOCKED");
        };
    }

    /** The newest code of the contact: never the code, but whether it has gone out. */
    @GetMapping
    CodeAnswer newestCode(@PathVariable UUID id, Locale locale) {
        return codes.newest(id)
                .map(code -> CodeAnswer.of(code, dictionary, locale))
                .orElseThrow(NotFound::new);
    }

    /**
     * Whether it was the code, in time and for the first time: the last of {@code identifications}. 409 where none was sent
     * (NOT_SENT) or nothing was compared any more (LOCKED).
     */
    @PostMapping("/entries")
    ContactAnswer enterCode(@PathVariable UUID id, @RequestBody CodeEntry entry, Locale locale) {
        return switch (codes.tell(id, entry.code())) {
            case Told.Right(Contact contact) -> ContactAnswer.full(contact, contacts, locale);
            case Told.Wrong(Contact contact) -> ContactAnswer.full(contact, contacts, locale);
            case Told.Locked locked -> throw new StateChanged("LOCKED");
        };
    }
}
