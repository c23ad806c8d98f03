package org.guichet.channel.privacy;

import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.vigilance.Thresholds;
import org.guichet.registry.vigilance.Tuning;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the rules over the access log go by: thresholds in versions, and who is a person of public interest. */
@RestController
@RequestMapping("/api/v1/privacy")
class AlertThresholdController {
    private final Tuning tuning;

    AlertThresholdController(Tuning tuning) {
        this.tuning = tuning;
    }

    @GetMapping("/alert-thresholds")
    ResponseEntity<Tuning.Versioned> thresholds() {
        return answer(tuning.thresholds());
    }

    /** The next version, whole: every rule is in it, and a weight of 0 switches one off. */
    @PutMapping("/alert-thresholds")
    ResponseEntity<Tuning.Versioned> setThresholds(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Thresholds thresholds) {
        return answer(tuning.set(AlertController.expected(ifMatch), thresholds));
    }

    /** Lists a client as a person of public interest; repeated, it changes nothing. */
    @PutMapping("/persons-of-public-interest/{client}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void listPersonOfPublicInterest(@PathVariable UUID client) {
        tuning.list(new ClientId(client));
    }

    @DeleteMapping("/persons-of-public-interest/{client}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlistPersonOfPublicInterest(@PathVariable UUID client) {
        tuning.unlist(new ClientId(client));
    }

    private static ResponseEntity<Tuning.Versioned> answer(Tuning.Versioned versioned) {
        return ResponseEntity.ok().eTag("\"" + versioned.version() + "\"").body(versioned);
    }
}
