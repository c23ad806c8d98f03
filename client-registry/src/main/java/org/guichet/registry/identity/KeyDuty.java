package org.guichet.registry.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.MatchingKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The duty that gives their keys to people registered by an earlier release, before this one started and while it was
 * being taken to every node. It hands nothing to anybody: keys are hashes, kept beside the facts they are made of. Nodes
 * share the work, and none of it is done twice. Until it is done nobody is taken for new without somebody having looked.
 */
@Component
class KeyDuty {
    private static final Logger LOG = LoggerFactory.getLogger(KeyDuty.class);
    private static final int PORTION = 500;
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final ClientRecords records;
    private final MatchingKeys keys;
    private final TransactionOperations transactions;
    private final Clock clock;

    KeyDuty(ClientRecords records, MatchingKeys keys, TransactionOperations transactions, Clock clock) {
        this.records = records;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** For a minute at most: other duties have their turn. */
    @Scheduled(fixedDelayString = "${guichet.registry.keys.interval:PT1M}")
    void giveKeys() {
        Instant stop = clock.instant().plus(AT_ONCE);
        int done = 0;
        int some = PORTION;
        while (some > 0 && clock.instant().isBefore(stop)) {
            some = portion();
            done += some;
        }
        if (done > 0) {
            LOG.atInfo().addKeyValue("clients", done).log("Keys given to people of an earlier release");
        }
    }

    private int portion() {
        Integer done = transactions.execute(status -> {
            List<MatchingKeys.Due> due = keys.takeDue(PORTION);
            Map<UUID, Set<Long>> byRecord = new HashMap<>();
            Map<UUID, UUID> recordOf = new HashMap<>();
            due.forEach(one -> recordOf.put(one.client().value(), one.record()));
            records.findAll(
                            due.stream().map(MatchingKeys.Due::client).toList(),
                            Descriptions.KEYED_OF_ANY,
                            Seen.EVERYBODY)
                    .forEach(known -> {
                        UUID record = recordOf.get(known.client().value());
                        if (record != null) {
                            byRecord.put(record, Keys.of(known).all());
                        }
                    });
            keys.add(byRecord);
            return due.size();
        });
        return done == null ? 0 : done;
    }
}
