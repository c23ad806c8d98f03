package org.guichet.registry.identity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientsUnmerged;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.MatchingKeys;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps clients under the keys by which they are found again. */
@Component
public class ClientIndex {
    private final ClientRecords records;
    private final MatchingKeys keys;

    ClientIndex(ClientRecords records, MatchingKeys keys) {
        this.records = records;
        this.keys = keys;
    }

    /** What each told while merged made keys with facts of the other: each is kept under those of her own. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(ClientsUnmerged unmerged) {
        for (ClientId client : List.of(unmerged.restored(), unmerged.remaining())) {
            keys.ownRecord(client).ifPresent(record -> keep(client, record, Descriptions.KEYED_OF_ANY));
        }
    }

    /**
     * After facts were written: the keys of all that is known now, since a new address makes keys with the name known
     * before. Earlier keys stay, so that a former name still finds its bearer.
     *
     * @param record the source record that was written to; the keys follow it when records are merged or parted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ClientId client, UUID record, Set<String> written) {
        if (Collections.disjoint(written, Descriptions.KEYED_OF_ANY)) {
            return;
        }
        records.findAllAsFarAsOpened(List.of(client), Descriptions.KEYED_OF_ANY, Seen.EVERYBODY).stream()
                .map(known -> Keys.of(known).all())
                .forEach(all -> keys.add(Map.of(record, all)));
    }
}
