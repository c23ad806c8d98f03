package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.dispatch.Inbox;
import org.guichet.catalog.dispatch.MessageSigning;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.registration.unattended.LifeEventKinds;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What programmes tell us, kept as it came before it is answered; and the keys they verify what we tell them with. */
@RestController
class ProgrammeController {
    private static final int LONGEST_KEY = 200;

    private final Programmes programmes;
    private final Inbox inbox;
    private final MessageSigning signing;
    private final LifeEventKinds lifeEvents;

    ProgrammeController(Programmes programmes, Inbox inbox, MessageSigning signing, LifeEventKinds lifeEvents) {
        this.programmes = programmes;
        this.inbox = inbox;
        this.signing = signing;
        this.lifeEvents = lifeEvents;
    }

    /**
     * Takes a decision. It is applied afterwards; one that cannot be applied is listed among the rejected messages for the
     * people who look after deliveries.
     *
     * @param signature detached JWS (RFC 7515 appendix F), ES256 over the bytes of the body
     */
    @PostMapping(path = "/api/v1/programmes/{code}/outcomes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void outcome(
            @PathVariable String code,
            @RequestHeader("X-JWS-Signature") String signature,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody byte[] body) {
        receive(code, "outcome", body, signature, key);
    }

    /**
     * Takes what happened to a person: who she is, what is so since when. It is entered afterwards, matched before anybody
     * is entered; what became of it is not told to the programme. One that cannot be entered is listed among the rejected
     * messages for the people who look after deliveries.
     *
     * @param signature detached JWS (RFC 7515 appendix F), ES256 over the bytes of the body
     */
    @PostMapping(path = "/api/v1/programmes/{code}/life-events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = LifeEventBody.class)))
    void lifeEvent(
            @PathVariable String code,
            @RequestHeader("X-JWS-Signature") String signature,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody byte[] body) {
        receive(code, "life-event", body, signature, key);
    }

    private void receive(String code, String kind, byte[] body, String signature, String key) {
        Programme programme = programmes.find(code).orElseThrow(NotFound::new);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidInput(List.of(Wrong.of("Idempotency-Key", "input.length")));
        }
        if (!programme.hasSigned(body, signature)) {
            throw new InvalidInput(List.of(Wrong.of("X-JWS-Signature", "input.signature")));
        }
        inbox.receive(code, kind, body, signature, key);
    }

    /** The kinds of life event, and what each may tell. */
    @GetMapping("/api/v1/life-event-kinds")
    LifeEventBody.Kinds lifeEventKinds() {
        return LifeEventBody.Kinds.of(lifeEvents.all());
    }

    /** Our public keys, as a JSON Web Key Set (RFC 7517). */
    @GetMapping("/api/v1/message-keys")
    Map<String, Object> keys() {
        return signing.publicKeys();
    }
}
