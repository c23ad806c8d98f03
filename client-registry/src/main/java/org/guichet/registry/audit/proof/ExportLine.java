package org.guichet.registry.audit.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of an export: one JSON object. A seal stands before the leaves it covers; everything else is in its order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExportLine.Start.class, name = "start"),
    @JsonSubTypes.Type(value = ExportLine.Seal.class, name = "seal"),
    @JsonSubTypes.Type(value = ExportLine.Leaf.class, name = "leaf"),
    @JsonSubTypes.Type(value = ExportLine.Loose.class, name = "loose"),
    @JsonSubTypes.Type(value = ExportLine.End.class, name = "end")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // hashes on their way to a file or from it, never compared as records
public sealed interface ExportLine {

    /** The first line. */
    record Start(int version, Instant at) implements ExportLine {
        public static final int VERSION = 1;
    }

    /**
     * A link of the chain.
     *
     * @param note the signed checkpoint of the tree as it was after this seal; none where it was not signed
     */
    record Seal(
            long number,
            Instant sealedAt,
            long firstLeaf,
            long leaves,
            byte[] root,
            byte[] previousHead,
            byte[] head,
            @Nullable String note)
            implements ExportLine {
        public Seal {
            for (byte[] hash : new byte[][] {root, previousHead, head}) {
                requireHash(hash);
            }
            if (leaves < 1) {
                throw new IllegalArgumentException("A seal covers at least one leaf");
            }
            Objects.requireNonNull(sealedAt);
        }

        /** The position after its last one. */
        long end() {
            return firstLeaf + leaves;
        }
    }

    /**
     * A sealed entry.
     *
     * @param position of the leaf in the tree, from 0
     * @param order transaction it was written in: leaves of a seal stand in its order, and then in that of their ids
     * @param entry none where the log has a leaf and no entry
     */
    record Leaf(
            long position,
            UUID id,
            long order,
            byte[] hash,
            @Nullable Entry entry) implements ExportLine {
        public Leaf {
            requireHash(hash);
            Objects.requireNonNull(id);
        }
    }

    /**
     * What stands in the log.
     *
     * @param canonical what is hashed
     * @param columnsAgree whether the columns that are searched and shown say the same
     */
    record Entry(byte[] canonical, boolean columnsAgree) {
        public Entry {
            Objects.requireNonNull(canonical);
        }
    }

    /**
     * An entry under no seal.
     *
     * @param late whether it should be: everything written in its time was sealed
     */
    record Loose(UUID id, Instant at, boolean late) implements ExportLine {
        public Loose {
            Objects.requireNonNull(id);
            Objects.requireNonNull(at);
        }
    }

    /** The last line, with how many there are. */
    record End(long seals, long leaves) implements ExportLine {}

    private static void requireHash(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A hash has 32 bytes");
        }
    }
}
