package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.audit.proof.MerkleProof;
import org.guichet.registry.signature.Cosigner;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignedNote;

/** One look at the log: co-signs its newest root where it goes on from the last that was co-signed here. */
final class Cosigning {
    private final PublishedKeys keys;
    private final Cosigner cosigner;
    private final WitnessStore store;
    private final SeenLog log;

    /** @param keys of the log, kept here */
    Cosigning(PublishedKeys keys, Cosigner cosigner, WitnessStore store, SeenLog log) {
        this.keys = keys;
        this.cosigner = cosigner;
        this.store = store;
        this.log = log;
    }

    /** What came of a look. */
    sealed interface Seen {
        /** The log has not signed anything yet. */
        record Nothing() implements Seen {}

        /** The root is the one co-signed last; it was handed back once more. */
        record Unchanged(Checkpoint checkpoint) implements Seen {}

        /** Co-signed, kept and handed back. */
        record Cosigned(Checkpoint checkpoint) implements Seen {}
    }

    /**
     * What is co-signed is kept first, and handed back then: nobody has a signature that is not remembered here.
     *
     * @throws Refused where it does not go on from what was co-signed; what it showed is kept as evidence
     * @throws IOException where the log cannot be reached, or the folder not written
     */
    Seen look() throws IOException {
        Optional<SignedNote> shown = shown();
        try {
            return shown.isEmpty() ? nothing() : cosigned(shown.get());
        } catch (Refused refused) {
            throw kept(refused, shown.map(SignedNote::toString).orElse(refused.getMessage()));
        }
    }

    private Optional<SignedNote> shown() throws IOException {
        try {
            return log.latest();
        } catch (IllegalArgumentException malformed) {
            Refused refused = new Refused("What the log shows as its newest checkpoint is none.");
            throw kept(refused, refused.getMessage());
        }
    }

    /** The alarm is given whether or not the evidence could be kept. */
    private Refused kept(Refused refused, String shown) {
        try {
            store.keepRefused(shown);
        } catch (IOException full) {
            refused.addSuppressed(full);
        }
        return refused;
    }

    private Seen nothing() {
        store.last().ifPresent(last -> {
            throw new Refused("The log shows no checkpoint, and had " + entries(Checkpoint.of(last))
                    + " when it was co-signed last: it was cut off.");
        });
        return new Seen.Nothing();
    }

    private Seen cosigned(SignedNote note) throws IOException {
        Checkpoint checkpoint = signed(note);
        Optional<SignedNote> last = store.last();
        if (last.isPresent() && !goesOn(Checkpoint.of(last.get()), checkpoint)) {
            log.handBack(last.get());
            return new Seen.Unchanged(checkpoint);
        }
        SignedNote cosigned = cosigner.cosign(withoutOthers(note, checkpoint));
        store.keep(cosigned);
        log.handBack(cosigned);
        return new Seen.Cosigned(checkpoint);
    }

    private Checkpoint signed(SignedNote note) {
        try {
            Checkpoint checkpoint = Checkpoint.of(note);
            if (checkpoint.isOf(keys) && keys.verify(note) instanceof Verdict.Signed) {
                return checkpoint;
            }
        } catch (IllegalArgumentException malformed) {
            throw new Refused("What the log shows as its newest checkpoint is none.");
        }
        throw new Refused(
                "The newest checkpoint is not signed with a key of the log that is kept here. Where the log has"
                        + " replaced its key, get the keys from whoever runs it, move the file 'refused' out of this"
                        + " witness's folder, and start again with --keys FILE.");
    }

    /** @return false where it is the same */
    private boolean goesOn(Checkpoint last, Checkpoint next) throws IOException {
        if (next.size() < last.size()) {
            throw new Refused("The log has %s, and had %s when it was co-signed last: its tail was cut off."
                    .formatted(entries(next), entries(last)));
        }
        if (next.size() == last.size()) {
            if (!next.root().equals(last.root())) {
                throw rewritten(last, next);
            }
            return false;
        }
        List<byte[]> hashes = log.consistency(last.size(), next.size()).orElseThrow(() -> rewritten(last, next));
        if (!MerkleProof.isConsistent(last.size(), root(last), next.size(), root(next), hashes)) {
            throw rewritten(last, next);
        }
        return true;
    }

    private static Refused rewritten(Checkpoint last, Checkpoint next) {
        return new Refused("The log of %s does not go on from that of %s that was co-signed last: it was rewritten."
                .formatted(entries(next), entries(last)));
    }

    private static String entries(Checkpoint checkpoint) {
        return "%,d entries".formatted(checkpoint.size());
    }

    private static byte[] root(Checkpoint checkpoint) {
        return Base64.getDecoder().decode(checkpoint.root());
    }

    /** With the log's own signatures alone: what other witnesses signed is theirs to keep. */
    private static SignedNote withoutOthers(SignedNote note, Checkpoint checkpoint) {
        return new SignedNote(
                note.text(),
                note.signatures().stream()
                        .filter(line -> line.name().equals(checkpoint.origin()))
                        .toList());
    }
}
