package org.guichet.registry.audit.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;
import org.guichet.registry.signature.SignedNote;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform gave somebody to prove that an entry about her is in the log: verified with nothing but public keys. */
final class EntryProof {
    private final long index;
    private final long size;
    private final byte[] leaf;
    private final List<byte[]> hashes;
    private final SignedNote note;

    private EntryProof(JsonNode said) {
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
     * @param kept checkpoints kept elsewhere
     */
    List<String> faults(PublishedKeys keys, List<Checkpoint> kept) {
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
        if (kept.stream()
                .anyMatch(other -> other.size() == size && !other.root().equals(checkpoint.root()))) {
            faults.add("A checkpoint of that size kept elsewhere has another root: the log was rewritten.");
        }
        return faults;
    }

    /** Which leaf of how many. */
    @Override
    public String toString() {
        return "Leaf %,d of a tree of %,d".formatted(index, size);
    }

    private static byte[] decoded(JsonNode hash) {
        return Base64.getDecoder().decode(hash.asString());
    }
}
