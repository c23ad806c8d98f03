package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.audit.Witnessing;
import org.guichet.registry.client.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sealed log for whoever keeps its roots elsewhere, open to everybody. It tells how many entries there are, and
 * hashes, from which nobody who does not know an entry wholly learns anything of it.
 */
@RestController
@RequestMapping("/api/v1/log")
class LogController {
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";

    private final LogRoots roots;
    private final LogProofs proofs;
    private final Witnessing witnessing;

    LogController(LogRoots roots, LogProofs proofs, Witnessing witnessing) {
        this.roots = roots;
        this.proofs = proofs;
        this.witnessing = witnessing;
    }

    /** The newest signed checkpoint (C2SP tlog-checkpoint), with the signatures of the witnesses that co-signed it. */
    @GetMapping(value = "/checkpoint", produces = TEXT)
    String checkpoint() {
        return roots.note().orElseThrow(NotFound::new);
    }

    /**
     * That the tree of one size begins with that of another (RFC 9162 section 2.1.4).
     *
     * @param from size of the smaller tree, from 1
     * @param to size of the larger one, at most that of the newest checkpoint
     */
    @GetMapping("/consistency")
    LogProofs.Consistency consistency(@RequestParam long from, @RequestParam long to) {
        return proofs.consistency(from, to);
    }

    /**
     * Takes a checkpoint with a witness's signature below it (C2SP tlog-cosignature). Nobody signs in: the signature has to
     * verify with the key of a configured witness.
     */
    @PostMapping(value = "/cosignatures", consumes = MediaType.TEXT_PLAIN_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cosign(@RequestBody byte[] body) {
        witnessing.keep(new String(body, UTF_8));
    }
}
