package org.guichet.registry.client.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.MatchingKeys.Sharing;
import org.junit.jupiter.api.Test;

class SharedKeysTests {
    private static final int PER_KEY = 3;
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID CARA = new UUID(0, 3);
    private static final UUID DORA = new UUID(0, 4);

    @Test
    void whoSharesARareKeyComesBeforeWhoSharesACommonOne() {
        SharedKeys shared = new SharedKeys(PER_KEY, 1, 4);
        shared.add(1L, bytes(ANNA, BOB, CARA));
        shared.add(2L, bytes(DORA));
        shared.count(List.of(Set.of(1L, 2L)));

        assertThat(found(shared, 0)).containsExactly(DORA, ANNA, BOB, CARA);
    }

    @Test
    void whoSharesTooFewIsNobodyUnlessFewAreAskedFor() {
        SharedKeys shared = new SharedKeys(PER_KEY, 2, 4);
        shared.add(1L, bytes(ANNA, BOB));
        shared.add(2L, bytes(ANNA));
        shared.count(List.of(Set.of(1L, 2L), Set.of(1L)));

        assertThat(found(shared, 0)).containsExactly(ANNA);
        assertThat(found(shared, 1)).containsExactly(ANNA, BOB);
    }

    @Test
    void aCrowdFindsNobodyAndIsNamed() {
        SharedKeys shared = new SharedKeys(PER_KEY, 2, 4);
        shared.add(1L, bytes(ANNA, BOB, CARA, DORA));
        shared.add(2L, bytes(BOB));
        shared.count(List.of(Set.of(1L, 2L)));

        assertThat(found(shared, 0)).containsExactly(BOB);
        assertThat(shared.by(theirOwn()).crowded()).containsExactly(1L);
    }

    @Test
    void whoIsLeftOutIsSaidOnlyWhereSheSharesHalf() {
        SharedKeys shared = new SharedKeys(PER_KEY, 1, 1);
        shared.add(1L, bytes(ANNA));
        shared.add(2L, bytes(ANNA, BOB));
        shared.add(3L, bytes(ANNA));
        shared.count(List.of(Set.of(1L, 2L), Set.of(1L, 2L, 3L)));

        assertThat(found(shared, 0)).containsExactly(ANNA);
        assertThat(shared.by(theirOwn()).cut()).containsExactly(0);
    }

    @Test
    void aClientOfManyRecordsTakesOnePlace() {
        SharedKeys shared = new SharedKeys(PER_KEY, 1, 2);
        shared.add(1L, bytes(ANNA, BOB, CARA));
        shared.count(List.of(Set.of(1L)));
        ClientId one = new ClientId(ANNA);
        ClientId other = new ClientId(CARA);

        Sharing sharing = shared.by(Map.of(ANNA, one, BOB, one, CARA, other));

        assertThat(sharing.clients()).containsEntry(0, List.of(one, other));
        assertThat(sharing.cut()).isEmpty();
    }

    @Test
    void recordsBeyondThoseReadAreLeftOut() {
        SharedKeys shared = new SharedKeys(10, 1, 1);
        UUID[] five =
                IntStream.range(1, 6).mapToObj(number -> new UUID(0, number)).toArray(UUID[]::new);
        shared.add(1L, bytes(five));
        shared.count(List.of(Set.of(1L)));

        assertThat(shared.records()).hasSize(4);
        assertThat(shared.by(theirOwn()).cut()).containsExactly(0);
    }

    @Test
    void someoneWithoutKeysMakesItIncomplete() {
        SharedKeys shared = new SharedKeys(PER_KEY, 1, 1);
        assertThat(shared.by(Map.of()).incomplete()).isFalse();

        shared.add(null, null);

        assertThat(shared.by(Map.of()).incomplete()).isTrue();
    }

    private static List<UUID> found(SharedKeys shared, int place) {
        return shared.by(theirOwn()).clients().getOrDefault(place, List.of()).stream()
                .map(ClientId::value)
                .toList();
    }

    /** Each record a client's of its own. */
    private static Map<UUID, ClientId> theirOwn() {
        return IntStream.range(1, 6)
                .mapToObj(number -> new UUID(0, number))
                .collect(Collectors.toMap(Function.identity(), ClientId::new));
    }

    private static byte[] bytes(UUID... records) {
        ByteBuffer bytes = ByteBuffer.allocate(records.length * 16);
        Stream.of(records)
                .forEach(record ->
                        bytes.putLong(record.getMostSignificantBits()).putLong(record.getLeastSignificantBits()));
        return bytes.array();
    }
}
