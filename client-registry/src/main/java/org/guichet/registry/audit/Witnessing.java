package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.proof.Checkpoint;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignedNote;
import org.guichet.registry.signature.WitnessKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what witnesses co-signed. Nobody signs in for it: a signature that verifies is from whom it says. */
@Component
public class Witnessing {
    private static final int LONGEST = 4_096;

    private final List<WitnessKey> witnesses;
    private final JdbcClient jdbc;
    private final Clock clock;

    Witnessing(WitnessSettings settings, JdbcClient jdbc, Clock clock) {
        this.witnesses = settings.witnesses();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a cosignature beside its checkpoint, once.
     *
     * @param written a checkpoint of ours with a witness's signature below it
     * @throws InvalidInput where it is no checkpoint, or signed in what is the future here
     * @throws NotGranted where no configured witness signed it
     * @throws NotFound where it is not one of ours
     */
    @Transactional
    public void keep(String written) {
        SignedNote note = read(written);
        WitnessKey witness = witnesses.stream()
                .filter(one -> one.cosigned(note).isPresent())
                .findFirst()
                .orElseThrow(NotGranted::new);
        WitnessKey.Cosignature made = witness.cosigned(note).orElseThrow(NotGranted::new);
        if (made.at().isAfter(clock.instant().plus(PublishedKeys.MARGIN))) {
            throw new InvalidInput(List.of(Wrong.of("body", "input.cosigned-ahead")));
        }
        long size = Checkpoint.of(note).size();
        if (!isOurs(size, note)) {
            throw new NotFound();
        }
        jdbc.sql("""
                insert into registry.access_log_cosignature (tree_size, witness, cosigned_at, line) values (?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(
                        size,
                        witness.name(),
                        Timestamp.from(made.at()),
                        made.line().toString())
                .update();
    }

    private boolean isOurs(long size, SignedNote note) {
        return jdbc.sql("select note from registry.access_log_checkpoint where tree_size = ?")
                .param(size)
                .query(String.class)
                .optional()
                .filter(ours -> SignedNote.parse(ours).text().equals(note.text()))
                .isPresent();
    }

    private static SignedNote read(String written) {
        try {
            if (written.length() <= LONGEST) {
                SignedNote note = SignedNote.parse(written);
                Checkpoint.of(note);
                return note;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new InvalidInput(List.of(Wrong.of("body", "input.checkpoint")));
    }
}
