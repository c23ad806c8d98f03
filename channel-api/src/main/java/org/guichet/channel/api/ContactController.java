package org.guichet.channel.api;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contacts: opened and closed by staff, who act for a client only within one. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactController {
    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    record IdentificationRequest(
            @Nullable String method,
            @Nullable String assurance,
            @Nullable String evidence) {}

    record ClosingRequest(
            @Nullable String outcome, @Nullable String note) {}

    record ContactAnswer(
            UUID id,
            String channel,
            Instant openedAt,
            Instant expiresAt,
            String callerAssurance,
            @Nullable UUID clientId,
            @Nullable Instant endedAt,
            @Nullable String outcome) {

        static ContactAnswer of(Contact contact) {
            Contact.Outcome outcome = contact.outcome();
            return new ContactAnswer(
                    contact.id(),
                    contact.channel(),
                    contact.openedAt(),
                    contact.expiresAt(),
                    contact.callerAssurance().name(),
                    contact.clientId(),
                    contact.endedAt(),
                    outcome == null ? null : outcome.name());
        }
    }

    @PostMapping
    ResponseEntity<ContactAnswer> open(@RequestBody NewContact request) {
        Contact contact = contacts.open(request);
        return ResponseEntity.created(URI.create("/api/v1/contacts/" + contact.id()))
                .body(ContactAnswer.of(contact));
    }

    @PostMapping("/{id}/identification")
    ContactAnswer identify(@PathVariable UUID id, @RequestBody IdentificationRequest request) {
        Assurance assurance = Choice.of(Assurance.class, "assurance", request.assurance());
        return ContactAnswer.of(
                contacts.identify(id, new Identification(request.method(), assurance, request.evidence())));
    }

    @PostMapping("/{id}/closing")
    ContactAnswer close(@PathVariable UUID id, @RequestBody ClosingRequest request) {
        Contact.Outcome outcome = Choice.of(Contact.Outcome.class, "outcome", request.outcome());
        return ContactAnswer.of(contacts.close(id, outcome, request.note()));
    }
}
