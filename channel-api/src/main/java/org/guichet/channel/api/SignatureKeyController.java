package org.guichet.channel.api;

import java.util.List;
import java.util.Map;
import org.guichet.registry.audit.LogVerification;
import org.guichet.registry.auditpack.AuditPacks;
import org.guichet.registry.signature.SignatureKeys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of what the platform signs, for anybody: those that ended among them, for what they signed. */
@RestController
class SignatureKeyController {
    private final SignatureKeys keys;

    SignatureKeyController(SignatureKeys keys) {
        this.keys = keys;
    }

    /**
     * A JSON Web Key Set (RFC 7517, RFC 8037). {@code nbf} and {@code exp} of a key are the time it signs in, {@code vkeys} its
     * forms for programs that verify C2SP signed notes.
     */
    @GetMapping("/api/v1/signature-keys")
    Map<String, Object> signatureKeys() {
        return keys.published().jwks(List.of(LogVerification.LOG, AuditPacks.NOTE));
    }
}
