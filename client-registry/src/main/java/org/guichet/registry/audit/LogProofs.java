package org.guichet.registry.audit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.audit.proof.MerkleProof;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proofs that anybody verifies with the signed note alone: that the log only grew, and that an entry is in it. What is read
 * for one grows with the height of the tree, not with what is stored.
 */
@Component
public class LogProofs {
    private static final String LEAF_OF_HERS = """
            select l.position, l.hash from registry.access_log_subject s
            left join registry.access_log_leaf l on l.entry_id = s.entry_id
            where s.entry_id = ? and s.client_id = any(?) limit 1
            """;
    private static final String LEAF = """
            select l.position, l.hash from registry.access_log e
            left join registry.access_log_leaf l on l.entry_id = e.id
            where e.id = ?
            """;

    private final JdbcClient jdbc;
    private final LogRoots roots;
    private final TreeNodes nodes;
    private final SeenEntries seen;

    LogProofs(JdbcClient jdbc, LogRoots roots, TreeNodes nodes, SeenEntries seen) {
        this.jdbc = jdbc;
        this.roots = roots;
        this.nodes = nodes;
        this.seen = seen;
    }

    /**
     * That the tree of one size begins with that of another (RFC 9162 section 2.1.4).
     *
     * @param hashes base64
     */
    public record Consistency(long from, long to, List<String> hashes) {
        public Consistency {
            hashes = List.copyOf(hashes);
        }
    }

    /**
     * That an entry is in the tree (RFC 9162 section 2.1.3).
     *
     * @param leafHash base64 of SHA-256 over a zero byte and the entry
     * @param index position of the leaf, from 0
     * @param treeSize how many leaves the tree of the checkpoint has
     * @param hashes base64, the lowest first
     * @param checkpoint the signed note that covers it: the newest a witness co-signed, else the newest
     */
    public record Inclusion(
            UUID entry, String leafHash, long index, long treeSize, List<String> hashes, String checkpoint) {
        public Inclusion {
            hashes = List.copyOf(hashes);
        }
    }

    private record Leaf(@Nullable Long position, byte @Nullable [] hash) {}

    /** @throws InvalidInput where there is no tree of one of these sizes */
    @Transactional(readOnly = true)
    public Consistency consistency(long from, long to) {
        long size = roots.size();
        List<Wrong> wrong = new ArrayList<>();
        if (from < 1 || from > to) {
            wrong.add(Wrong.of("from", "input.number-range"));
        }
        if (to > size) {
            wrong.add(Wrong.of("to", "input.number-range"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return new Consistency(from, to, base64(nodes.roots(MerkleProof.consistency(from, to))));
    }

    /**
     * An entry about a client, under any of her ids; one about others answers as one that is not there. The caller holds a
     * permit that covers {@code disclosures}, whose own entry stands whatever is answered.
     *
     * @throws NotFound where there is no such entry about her
     * @throws NotYet where it is younger than the last seal
     */
    @Transactional(
            readOnly = true,
            noRollbackFor = {NotFound.class, NotYet.class})
    public Inclusion about(Set<ClientId> client, UUID entry) {
        UUID[] ids = client.stream().map(ClientId::value).toArray(UUID[]::new);
        return inclusion(entry, jdbc.sql(LEAF_OF_HERS).params(entry, ids));
    }

    /**
     * An entry the privacy officer may know of. That she asked is an entry itself.
     *
     * @throws NotFound where there is none
     * @throws NotYet where it is younger than the last seal
     */
    @Transactional(noRollbackFor = {NotFound.class, NotYet.class})
    public Inclusion reviewed(UUID entry) {
        if (!seen.isSeen(entry)) {
            throw new NotFound();
        }
        return inclusion(entry, jdbc.sql(LEAF).param(entry));
    }

    private Inclusion inclusion(UUID entry, JdbcClient.StatementSpec query) {
        Leaf leaf = query.query((row, number) -> new Leaf(row.getObject(1, Long.class), row.getBytes(2)))
                .optional()
                .orElseThrow(NotFound::new);
        if (leaf.position() == null || leaf.hash() == null) {
            throw new NotYet("not-sealed");
        }
        LogRoots.Covering covering = roots.covering(leaf.position()).orElseThrow(() -> new NotYet("not-signed"));
        return new Inclusion(
                entry,
                Base64.getEncoder().encodeToString(leaf.hash()),
                leaf.position(),
                covering.size(),
                base64(nodes.roots(MerkleProof.inclusion(leaf.position(), covering.size()))),
                covering.note());
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
