package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Receipting;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.receipt.ReceiptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a client keeps of a consent. */
@RestController
class ReceiptController {
    private static final String JSON_LD = "application/ld+json";
    private static final String JOSE = "application/jose";
    private static final String KANTARA = "kantara";

    private final Receipting receipting;

    ReceiptController(Receipting receipting) {
        this.receipting = receipting;
    }

    /**
     * The receipt of a consent with its whole chain: ISO/IEC TS 27560 with DPV terms, or, for who accepts
     * {@code application/jose}, the same signed (compact JWS, EdDSA; its key is among the signature keys).
     */
    @GetMapping(
            path = "/api/v1/consents/{id}/receipt",
            params = "!form",
            produces = {JSON_LD, JOSE})
    ResponseEntity<String> receipt(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        return answer(id, preferred(accept));
    }

    /**
     * The receipt in another form: {@code kantara} is the Consent Receipt v1.1 of the Kantara Initiative, of a consent that
     * was given.
     */
    @GetMapping(path = "/api/v1/consents/{id}/receipt", params = "form", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> inAnotherForm(@PathVariable UUID id, @RequestParam String form) {
        if (!form.equals(KANTARA)) {
            throw new InvalidInput(List.of(Wrong.of("form", "input.choice")));
        }
        return answer(id, ReceiptForm.KANTARA);
    }

    private ResponseEntity<String> answer(UUID id, ReceiptForm form) {
        String body = receipting.receipt(id, form).handed().body();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .body(body);
    }

    /** What is accepted before the other; whoever takes either gets what can be read. */
    private static ReceiptForm preferred(@Nullable String accept) {
        return MediaType.parseMediaTypes(accept).stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> List.of(ReceiptForm.JSON_LD, ReceiptForm.JOSE).stream()
                        .filter(form -> type.includes(MediaType.parseMediaType(form.mediaType()))))
                .findFirst()
                .orElse(ReceiptForm.JSON_LD);
    }
}
