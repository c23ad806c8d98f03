package org.guichet.registry.audit;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.signature.SignedNote;

/** What the platform shows a witness, without HTTP between them. */
public record SeenHere(LogRoots roots, LogProofs proofs) {
    public Optional<SignedNote> latest() {
        return roots.note().map(SignedNote::parse);
    }

    public Optional<List<byte[]>> consistency(long from, long to) {
        try {
            return Optional.of(proofs.consistency(from, to).hashes().stream()
                    .map(Base64.getDecoder()::decode)
                    .toList());
        } catch (InvalidInput noSuchTree) {
            return Optional.empty();
        }
    }
}
