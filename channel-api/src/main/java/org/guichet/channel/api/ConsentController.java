package org.guichet.channel.api;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.consent.NewConsent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client allows, to whom, for what, until when. */
@RestController
@RequestMapping("/api/v1")
class ConsentController {
    private final Consenting consenting;

    ConsentController(Consenting consenting) {
        this.consenting = consenting;
    }

    record ConsentRequest(
            @Nullable String purpose,
            @Nullable List<String> recipients,
            @Nullable List<String> dataCategories,
            @Nullable String noticeVersion,
            @Nullable String language,
            @Nullable Instant validUntil,
            @Nullable String method) {

        NewConsent consent() {
            List<Wrong> wrong = new ArrayList<>();
            NewConsent consent = new NewConsent(
                    needed(wrong, "purpose", purpose),
                    recipients == null ? List.of() : recipients,
                    dataCategories == null ? List.of() : dataCategories,
                    needed(wrong, "noticeVersion", noticeVersion),
                    needed(wrong, "language", language),
                    needed(wrong, "method", method),
                    validUntil);
            if (consent.recipients().isEmpty()) {
                wrong.add(Wrong.of("recipients", "input.missing"));
            }
            if (consent.dataCategories().isEmpty()) {
                wrong.add(Wrong.of("dataCategories", "input.missing"));
            }
            if (!wrong.isEmpty()) {
                throw new InvalidInput(wrong);
            }
            return consent;
        }

        private static String needed(List<Wrong> wrong, String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                wrong.add(Wrong.of(field, "input.missing"));
                return "";
            }
            return value;
        }
    }

    record ConsentList(List<ConsentBody> items, @Nullable String next, int total) {}

    @GetMapping("/clients/{client}/consents")
    ConsentList list(@PathVariable String client) {
        List<ConsentBody> items = consenting.of(ClientPath.of(client)).stream()
                .map(ConsentBody::of)
                .toList();
        return new ConsentList(items, null, items.size());
    }

    @PostMapping("/clients/{client}/consents")
    ResponseEntity<ConsentBody> give(@PathVariable String client, @RequestBody ConsentRequest request) {
        ConsentBody given = ConsentBody.of(consenting.give(ClientPath.of(client), request.consent()));
        return ResponseEntity.created(URI.create("/api/v1/consents/" + given.id()))
                .body(given);
    }

    @PostMapping("/consents/{id}/withdrawal")
    ConsentBody withdraw(@PathVariable UUID id) {
        return ConsentBody.of(consenting.withdraw(id));
    }
}
