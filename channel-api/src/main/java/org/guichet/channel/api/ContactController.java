package org.guichet.channel.api;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.channel.api.ContactAnswers.ContactAnswer;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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

    /**
     * @param assurance what is claimed; it counts for no more than the method can reach in the contact's channel
     * @param result PASSED where nothing is said; FAILED needs no assurance
     */
    record IdentificationRequest(
            @Nullable String method,
            @Nullable String assurance,
            @Nullable String evidence,
            @Nullable String result) {}

    record ClosingRequest(
            @Nullable String outcome, @Nullable String note) {}

    @PostMapping
    ResponseEntity<ContactAnswer> open(@RequestBody NewContact request) {
        Contact contact = contacts.open(request);
        return ResponseEntity.created(URI.create("/api/v1/contacts/" + contact.id()))
                .body(ContactAnswer.of(contact));
    }

    /** How the caller was identified so far, and by which methods she may be now. */
    @GetMapping("/{id}")
    ContactAnswer contact(@PathVariable UUID id, Locale locale) {
        return ContactAnswer.full(contacts.own(id), contacts, locale);
    }

    @PostMapping("/{id}/identification")
    ContactAnswer identify(@PathVariable UUID id, @RequestBody IdentificationRequest request, Locale locale) {
        Assurance assurance = Choice.of(Assurance.class, "assurance", request.assurance());
        Attempt.Result result = Choice.of(Attempt.Result.class, "result", request.result());
        Identification said = new Identification(
                request.method(), assurance, request.evidence(), result == null ? Attempt.Result.PASSED : result);
        return ContactAnswer.full(contacts.identify(id, said), contacts, locale);
    }

    @PostMapping("/{id}/closing")
    ContactAnswer close(@PathVariable UUID id, @RequestBody ClosingRequest request) {
        Contact.Outcome outcome = Choice.of(Contact.Outcome.class, "outcome", request.outcome());
        return ContactAnswer.of(contacts.close(id, outcome, request.note()));
    }
}
