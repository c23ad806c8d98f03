package org.guichet.registry.audit;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.audit.proof.GrowingTree;
import org.guichet.registry.audit.proof.MerkleTree;
import org.guichet.registry.signature.SignatureKeys;
import org.guichet.registry.signature.SigningKeyFile;
import org.guichet.registry.signature.SigningKeyFixture;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the owner of the database can do to the log, by the positions of its leaves. */
final class LogOwner {
    private final JdbcClient jdbc;

    LogOwner(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long size() {
        return jdbc.sql("select coalesce(max(position) + 1, 0) from registry.access_log_leaf")
                .query(Long.class)
                .single();
    }

    UUID idAt(long position) {
        return jdbc.sql("select entry_id from registry.access_log_leaf where position = ?")
                .param(position)
                .query(UUID.class)
                .single();
    }

    long sealOf(long position) {
        return jdbc.sql("select max(number) from registry.access_log_seal where first_leaf <= ?")
                .param(position)
                .query(Long.class)
                .single();
    }

    void entry(long position, String change) {
        jdbc.sql("update registry.access_log " + change + " where id = ?")
                .param(idAt(position))
                .update();
    }

    void deleteEntries(long from, long to) {
        jdbc.sql("""
                delete from registry.access_log where id in
                    (select entry_id from registry.access_log_leaf where position between ? and ?)
                """).params(from, to).update();
    }

    void deleteLeaves(long from, long to) {
        jdbc.sql("delete from registry.access_log_leaf where position between ? and ?")
                .params(from, to)
                .update();
    }

    void cutFrom(long position) {
        deleteEntries(position, Long.MAX_VALUE);
        deleteLeaves(position, Long.MAX_VALUE);
        jdbc.sql("delete from registry.access_log_seal where first_leaf >= ?")
                .param(position)
                .update();
        jdbc.sql("delete from registry.access_log_checkpoint where tree_size > ?")
                .param(position)
                .update();
    }

    /** Moves every leaf after a position; positions are unique at every moment. */
    void renumber(long after, int by) {
        jdbc.sql("update registry.access_log_leaf set position = -1 - position where position > ?")
                .param(after)
                .update();
        jdbc.sql("update registry.access_log_leaf set position = -1 - position + ? where position < 0")
                .param(by)
                .update();
    }

    void move(long from, long to) {
        jdbc.sql("update registry.access_log_leaf set position = ? where position = ?")
                .params(to, from)
                .update();
    }

    void swapContents(long one, long other) {
        jdbc.sql("""
                update registry.access_log e set canonical = o.canonical, purpose = o.purpose, reason = o.reason
                from registry.access_log o where e.id = ? and o.id = ? or e.id = ? and o.id = ?
                """).params(idAt(one), idAt(other), idAt(other), idAt(one)).update();
    }

    void copyEntry(long position, UUID copy) {
        jdbc.sql("""
                insert into registry.access_log
                select ?, at, '1'::xid8, kind, actor_kind, actor_id, actor_office, on_behalf_of, purpose, bases, relation,
                       recipient, channel, contact_id, attributes, reason, subjects, canonical, hash
                from registry.access_log where id = ?
                """).params(copy, idAt(position)).update();
    }

    /** Edits an entry, and makes its leaf and every seal from there on anew, so that the chain holds. */
    void rewriteFrom(long position) {
        jdbc.sql("""
                update registry.access_log set purpose = 'other', canonical = convert_to(replace(
                    convert_from(canonical, 'UTF8'), '"purpose":"service-delivery"', '"purpose":"other"'), 'UTF8')
                where id = ?
                """).param(idAt(position)).update();
        jdbc.sql("update registry.access_log set hash = sha256('\\x00'::bytea || canonical) where id = ?")
                .param(idAt(position))
                .update();
        jdbc.sql("""
                update registry.access_log_leaf l set hash = e.hash from registry.access_log e
                where e.id = l.entry_id and l.position = ?
                """).param(position).update();
        for (long seal = sealOf(position); seal <= sealOf(Long.MAX_VALUE); seal++) {
            sealAnew(seal);
        }
    }

    /** An entry like another but for its id, right after it in the same transaction, with its leaf; all later ones move up. */
    void insertAfter(long position, UUID id) {
        UUID model = idAt(position);
        jdbc.sql("""
                insert into registry.access_log
                select ?, at, xid, kind, actor_kind, actor_id, actor_office, on_behalf_of, purpose, bases, relation,
                       recipient, channel, contact_id, attributes, reason, subjects,
                       convert_to(replace(convert_from(canonical, 'UTF8'), ?, ?), 'UTF8'), hash
                from registry.access_log where id = ?
                """).params(id, model.toString(), id.toString(), model).update();
        jdbc.sql("update registry.access_log set hash = sha256('\\x00'::bytea || canonical) where id = ?")
                .param(id)
                .update();
        jdbc.sql("""
                insert into registry.access_log_subject (client_id, at, entry_id)
                select client_id, at, ? from registry.access_log_subject where entry_id = ?
                """).params(id, model).update();
        renumber(position, 1);
        jdbc.sql("""
                insert into registry.access_log_leaf (position, entry_id, entry_at, hash)
                select ?, id, at, hash from registry.access_log where id = ?
                """).params(position + 1, id).update();
    }

    void swap(long one, long other) {
        move(one, -1);
        move(other, one);
        move(-1, other);
    }

    /** Makes every seal from that of a position on anew, over the leaves as they are now; the first of them grew. */
    void sealAnewFrom(long position, int grown) {
        long first = sealOf(position);
        jdbc.sql("update registry.access_log_seal set leaves = leaves + ? where number = ?")
                .params(grown, first)
                .update();
        jdbc.sql("update registry.access_log_seal set first_leaf = first_leaf + ? where number > ?")
                .params(grown, first)
                .update();
        for (long seal = first; seal <= sealOf(Long.MAX_VALUE); seal++) {
            sealAnew(seal);
        }
    }

    /** The sizes of all checkpoints, before they are signed anew. */
    void resize() {
        jdbc.sql("""
                update registry.access_log_checkpoint c set tree_size = s.first_leaf + s.leaves
                from registry.access_log_seal s where s.number = c.seal and c.tree_size <> s.first_leaf + s.leaves
                """).update();
    }

    private void sealAnew(long number) {
        byte[] root = MerkleTree.root(jdbc.sql("""
                select l.hash from registry.access_log_leaf l join registry.access_log_seal s
                    on l.position >= s.first_leaf and l.position < s.first_leaf + s.leaves
                where s.number = ? order by l.position
                """)
                .param(number)
                .query((row, index) -> row.getBytes(1))
                .list());
        byte[] before = jdbc.sql("select head from registry.access_log_seal where number = ?")
                .param(number - 1)
                .query((row, index) -> row.getBytes(1))
                .optional()
                .orElse(new byte[32]);
        jdbc.sql("update registry.access_log_seal set root = ?, previous_head = ?, head = ? where number = ?")
                .params(root, before, MerkleTree.head(before, number, root), number)
                .update();
    }

    /** Replaces every checkpoint by one of the tree as it is now, signed with somebody else's key. */
    void signAnew(SigningKeyFile forger) {
        SignatureKeys keys = SigningKeyFixture.keys(forger);
        Set<Long> sizes = new HashSet<>(jdbc.sql("select tree_size from registry.access_log_checkpoint")
                .query(Long.class)
                .list());
        GrowingTree tree = new GrowingTree();
        jdbc.sql("select hash from registry.access_log_leaf order by position")
                .query((row, index) -> row.getBytes(1))
                .list()
                .forEach(leaf -> {
                    tree.add(leaf);
                    if (sizes.contains(tree.size())) {
                        jdbc.sql("update registry.access_log_checkpoint set note = ?, root = ? where tree_size = ?")
                                .params(
                                        keys.note(Checkpoint.LOG, Checkpoint.lines(tree))
                                                .toString(),
                                        tree.root(),
                                        tree.size())
                                .update();
                    }
                });
    }
}
