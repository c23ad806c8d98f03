package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
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
class RejectedMessagesIT {
    @Autowired
    private Inbox inbox;

    @Autowired
    private RejectedMessages messages;

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
    void areListedNewestFirstUntilTheyAreTriedAgain() {
        InboxMessage first = rejected();
        InboxMessage second = rejected();
        inbox.receive(programme, kind, body(), "signature", "waits");

        assertThat(all())
                .containsExactly(
                        new RejectedMessage(second.id(), programme, kind, "refused:not-granted", second.receivedAt()),
                        new RejectedMessage(first.id(), programme, kind, "refused:not-granted", first.receivedAt()));

        retry(first.id());

        assertThat(all()).extracting(RejectedMessage::id).containsExactly(second.id());
        assertThat(inbox.claim(kind, 10, "worker")).extracting(InboxMessage::id).contains(first.id());
        assertThat(jdbc.sql("select retried_by from catalog.inbox_message where id = ?")
                        .param(first.id())
                        .query(String.class)
                        .single())
                .isEqualTo("agent");
    }

    @Test
    void areTriedAgainOnce() {
        InboxMessage message = rejected();
        retry(message.id());

        assertThatThrownBy(() -> retry(message.id()))
                .isInstanceOfSatisfying(
                        StateChanged.class, e -> assertThat(e.currentState()).isEqualTo("RECEIVED"));
        assertThatThrownBy(() -> retry(UUID.randomUUID())).isInstanceOf(NotFound.class);
    }

    @Test
    void areThoseTooThatFailedTenTimesThroughOurFault() {
        inbox.receive(programme, kind, body(), "signature", "fails");
        InboxMessage message = inbox.claim(kind, 1, "worker").getFirst();
        inbox.postpone(message, "failed");
        assertThat(all()).isEmpty();

        jdbc.sql("update catalog.inbox_message set attempts = 10 where id = ?")
                .param(message.id())
                .update();
        assertThat(all()).extracting(RejectedMessage::reason).containsExactly("failed");

        retry(message.id());
        assertThat(all()).isEmpty();
        assertThat(inbox.claim(kind, 1, "worker")).extracting(InboxMessage::id).containsExactly(message.id());
    }

    private void retry(UUID id) {
        Acting.run(Installation.supervisor(null), () -> messages.retry(id));
    }

    /** Of this test, page by page. */
    private List<RejectedMessage> all() {
        List<RejectedMessage> all = new ArrayList<>();
        UUID next = null;
        do {
            RejectedMessages.Page page = messages.list(1, next);
            page.items().stream().filter(one -> one.kind().equals(kind)).forEach(all::add);
            next = page.next();
        } while (next != null);
        return all;
    }

    private InboxMessage rejected() {
        inbox.receive(programme, kind, body(), "signature", UUID.randomUUID().toString());
        InboxMessage message = inbox.claim(kind, 1, "worker").getFirst();
        inbox.reject(message, "refused:not-granted");
        return message;
    }

    private static byte[] body() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }
}
