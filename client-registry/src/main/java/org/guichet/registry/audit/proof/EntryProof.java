package org.guichet.registry.audit.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.WitnessKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform gave somebody to prove that an entry about her is in the log: verified with nothing but public keys. */
final class EntryProof {
    private final UUID entry;
    private final long index;
    private final long size;
    private final byte[] leaf;
    private final List<byte[]> hashes;
    private final SignedNote note;

    private EntryProof(JsonNode said) {
        this.entry = UUID.fromString(said.path("entry").asString(""));
        this.index = said.path("index").asLong(-1);
        this.size = said.path("treeSize").asLong(-1);
        this.leaf = decoded(said.path("leafHash"));
        this.hashes = new ArrayList<>();
        said.path("hashes").forEach(hash -> hashes.add(decoded(hash)));
        this.note = SignedNote.parse(said.path("checkpoint").asString());
    }

    /** @throws IllegalArgumentException where the file holds no proof */
    static EntryProof read(Path file) throws IOException {
        try {
            return new EntryProof(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("Not a proof");
        }
    }

    /**
     * What does not hold, a sentence each; none where everything does.
     *
     * @param keys {@link PublishedKeys#NONE} where the signature is not to be verified
     * @param witness whose cosignature it has to have; none where any or none will do
     * @param kept checkpoints kept elsewhere
     */
    List<String> faults(PublishedKeys keys, @Nullable WitnessKey witness, List<Checkpoint> kept) {
        Checkpoint checkpoint = Checkpoint.of(note);
        List<String> faults = new ArrayList<>();
        if (checkpoint.size() != size
                || !MerkleProof.includes(
                        leaf, index, size, hashes, Base64.getDecoder().decode(checkpoint.root()))) {
            faults.add("The entry is not in the tree of the checkpoint.");
        }
        if (!keys.isEmpty() && !(checkpoint.isOf(keys) && keys.verify(note) instanceof Verdict.Signed)) {
            faults.add("The checkpoint is not signed with a published key.");
        }
        if (witness != null && witness.cosigned(note).isEmpty()) {
            faults.add("The checkpoint is not co-signed by " + witness.name() + " with that key.");
        }
        if (kept.stream()
                .anyMatch(other -> other.size() == size && !other.root().equals(checkpoint.root()))) {
            faults.add("A checkpoint of that size kept elsewhere has another root: the log was rewritten.");
        }
        return faults;
    }

    /** Whether one of these checkpoints is of its tree, so that it can be compared at all. */
    boolean isComparedWith(List<Checkpoint> kept) {
        return kept.stream().anyMatch(other -> other.size() == size);
    }

    /** Which leaf of how many, and what nobody can tell from it. */
    @Override
    public String toString() {
        return """
                Leaf %,d of a tree of %,d, said to be entry %s. What that entry says is not in the proof: that the leaf is of
                it, and of what was shown as it, is the platform's word; an export of the log shows it.""".formatted(index, size, entry);
    }

    private static byte[] decoded(JsonNode hash) {
        byte[] decoded = Base64.getDecoder().decode(hash.asString());
        if (decoded.length != MerkleTree.HASH) {
            throw new IllegalArgumentException("Not a hash");
        }
        return decoded;
    }
}
