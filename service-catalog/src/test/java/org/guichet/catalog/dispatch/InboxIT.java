package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.KeyReused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Outbox.class, LettersForTests.class})
class InboxIT {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private final String kind = "kind-" + UUID.randomUUID();
    private String programme = "";

    @BeforeEach
    void aProgramme() {
        programme = outbox.aProgramme();
    }

    @Test
    void keepsTheSameMessageOnce() {
        UUID first = inbox.receive(programme, kind, BODY, "signature", "key-1");

        assertThat(inbox.receive(programme, kind, BODY, "another signature", "key-1"))
                .isEqualTo(first);
        assertThat(inbox.claim(kind, 10, "worker")).hasSize(1);
    }

    @Test
    void refusesOtherBytesUnderTheSameKey() {
        inbox.receive(programme, kind, BODY, "signature", "key-1");
        byte[] other = "[]".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> inbox.receive(programme, kind, other, "signature", "key-1"))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void anotherProgrammesKeysAreItsOwn() {
        UUID first = inbox.receive(programme, kind, BODY, "signature", "key-1");

        assertThat(inbox.receive(outbox.aProgramme(), kind, BODY, "signature", "key-1"))
                .isNotEqualTo(first);
    }

    @Test
    void handsOutTheBytesAsTheyCameInOrderOfArrival() {
        inbox.receive(programme, kind, BODY, "one", "key-1");
        inbox.receive(programme, kind, "[1]".getBytes(StandardCharsets.UTF_8), "two", "key-2");

        List<InboxMessage> claimed = inbox.claim(kind, 10, "worker");

        assertThat(claimed).extracting(InboxMessage::signature).containsExactly("one", "two");
        assertThat(claimed.getFirst().body()).isEqualTo(BODY);
        assertThat(inbox.claim(kind, 10, "other worker")).isEmpty();
    }

    @Test
    void settlesTogetherWithTheEffectOrNotAtAll() {
        InboxMessage message = received();

        assertThatThrownBy(() -> inbox.settle(message, () -> {
                    throw new IllegalStateException("no effect after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stateOf(message)).isEqualTo("CLAIMED");

        inbox.settle(message, () -> {});
        assertThat(stateOf(message)).isEqualTo("SETTLED");
    }

    @Test
    void hasItsEffectOnceHoweverOftenItIsSettled() {
        InboxMessage message = received();
        AtomicInteger effects = new AtomicInteger();
        inbox.settle(message, effects::incrementAndGet);

        assertThatThrownBy(() -> inbox.settle(message, effects::incrementAndGet))
                .isInstanceOf(LeaseLost.class);
        assertThat(effects).hasValue(1);
    }

    @Test
    void keepsWhatCannotBeAppliedInSightWithItsReason() {
        InboxMessage message = received();

        inbox.reject(message, "unknown-application");

        assertThat(stateOf(message)).isEqualTo("REJECTED");
        assertThat(inbox.claim(kind, 10, "worker")).isEmpty();
    }

    @Test
    void triesAgainLaterWhatFailedOnOurSide() {
        InboxMessage message = received();

        inbox.postpone(message, "our-side");

        assertThat(stateOf(message)).isEqualTo("RECEIVED");
        assertThat(inbox.claim(kind, 10, "worker")).isEmpty();
    }

    @Test
    void goesOnTryingHoweverOftenOurSideFails() {
        received();
        jdbc.sql("update catalog.inbox_message set attempts = 70, next_attempt_at = received_at where kind = ?")
                .param(kind)
                .update();
        InboxMessage message = inbox.claim(kind, 1, "worker").getFirst();

        inbox.postpone(message, "our-side");

        assertThat(stateOf(message)).isEqualTo("RECEIVED");
        assertThat(jdbc.sql("""
                        select next_attempt_at between now() + interval '9 minutes' and now() + interval '11 minutes'
                        from catalog.inbox_message where id = ?
                        """).param(message.id()).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void countsNoAttemptThatCameTooEarly() {
        InboxMessage message = received();

        inbox.putOff(message, "not-yet");

        assertThat(stateOf(message)).isEqualTo("RECEIVED");
        assertThat(inbox.claim(kind, 10, "worker")).isEmpty();
        assertThat(jdbc.sql("select attempts from catalog.inbox_message where id = ?")
                        .param(message.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private InboxMessage received() {
        inbox.receive(programme, kind, BODY, "signature", UUID.randomUUID().toString());
        return inbox.claim(kind, 1, "worker").getFirst();
    }

    private String stateOf(InboxMessage message) {
        return jdbc.sql("select state from catalog.inbox_message where id = ?")
                .param(message.id())
                .query(String.class)
                .single();
    }
}
