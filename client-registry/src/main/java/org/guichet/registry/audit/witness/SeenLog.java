package org.guichet.registry.audit.witness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.signature.SignedNote;

/** What a witness sees of a log. Each throws where the log cannot be reached, which says nothing of it. */
interface SeenLog {

    /**
     * The newest checkpoint; none where the log says there is none.
     *
     * @throws IllegalArgumentException where what the log itself shows is no note
     */
    Optional<SignedNote> latest() throws IOException;

    /** What it proves with that the tree of one size begins with that of another; none where it says it cannot. */
    Optional<List<byte[]>> consistency(long from, long to) throws IOException;

    /** Gives back what was co-signed. */
    void handBack(SignedNote cosigned) throws IOException;
}
