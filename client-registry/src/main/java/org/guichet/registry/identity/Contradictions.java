package org.guichet.registry.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Standardized;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether what is told of a client, whom somebody named by a number, speaks of another person. */
@Component
public class Contradictions {
    private final ClientRecords records;
    private final Weighing weighing;

    Contradictions(ClientRecords records, Weighing weighing) {
        this.records = records;
        this.weighing = weighing;
    }

    /** True where she is called or was born otherwise. Nothing is handed over, so that it asks of sealed clients too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean between(ClientId client, Map<String, String> told) {
        Matching matching = weighing.matching();
        Standardized person = Standardized.of(Descriptions.of(told, Set.of()));
        return records.findAllAsFarAsOpened(List.of(client), Descriptions.COMPARED, Seen.EVERYBODY).stream()
                .anyMatch(known -> matching.contradict(person, Standardized.of(Descriptions.of(known))));
    }
}
