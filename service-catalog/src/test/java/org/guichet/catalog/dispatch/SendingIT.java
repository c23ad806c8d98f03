package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guichet.catalog.programme.ProgrammeStatus;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.StateChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Outbox.class, LettersForTests.class})
class SendingIT {
    private static final Failure SILENT = new Failure(Failure.Kind.SILENT, "no-answer");

    @Autowired
    private Sending sending;

    @Autowired
    private Dispatches dispatches;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Outbox outbox;

    private final ClientId client = new ClientId(UUID.randomUUID());
    private String programme = "";

    @BeforeEach
    void aProgramme() {
        programme = outbox.aProgramme();
    }

    @Test
    void twoWorkersNeverHoldTheSameDispatch() throws InterruptedException, ExecutionException {
        List<UUID> queued = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            queued.add(outbox.enqueue(programme, client, UUID.randomUUID()));
        }
        List<UUID> claimed = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);

        try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
            List<Future<List<UUID>>> hands = new ArrayList<>();
            for (int worker = 0; worker < 3; worker++) {
                String name = "worker-" + worker;
                hands.add(workers.submit(() -> {
                    start.await();
                    return claimAll(name);
                }));
            }
            start.countDown();
            for (Future<List<UUID>> hand : hands) {
                claimed.addAll(hand.get());
            }
        }

        assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(queued);
    }

    @Test
    void anExpiredLeaseIsTakenWithAHigherFenceAndTheOldOneIsRefused() {
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        ClaimedDispatch first = claimOne("first");
        assertThat(sending.claimDue(programme, 10, "second")).isEmpty();

        outbox.dueNow(id);
        ClaimedDispatch second = claimOne("second");

        assertThat(second.id()).isEqualTo(id);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThatThrownBy(() -> sending.confirm(id, first.fence(), "late")).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> sending.fail(id, first.fence(), SILENT)).isInstanceOf(LeaseLost.class);
        sending.confirm(id, second.fence(), "OAS-1");
        assertThat(outbox.find(id).state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void aConfirmedDispatchIsNeverClaimedAgain() {
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        sending.confirm(id, claimOne("worker").fence(), null);
        outbox.dueNow(id);

        assertThat(sending.claimDue(programme, 10, "worker")).isEmpty();
        assertThatThrownBy(() -> outbox.delivering(() -> dispatches.retry(id))).isInstanceOf(StateChanged.class);
    }

    @Test
    void nothingIsQueuedWhereTheCallerRollsBack() {
        UUID about = UUID.randomUUID();

        assertThatThrownBy(() -> outbox.within(() -> {
                    outbox.enqueue(programme, client, about);
                    throw new IllegalStateException("the application was not saved after all");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sending.claimDue(programme, 10, "worker")).isEmpty();
    }

    @Test
    void whatTheProgrammeRefusesIsDeadAndAPersonReplaysIt() {
        UUID id = outbox.enqueue(programme, client, UUID.randomUUID());
        sending.fail(id, claimOne("worker").fence(), new Failure(Failure.Kind.REFUSED, "http-422"));
        assertThat(outbox.find(id).state()).isEqualTo(DispatchState.DEAD);
        assertThat(outbox.find(id).lastError()).isEqualTo("http-422");
        assertThat(sending.claimDue(programme, 10, "worker")).isEmpty();

        outbox.delivering(() -> dispatches.retry(id));

        assertThat(claimOne("worker").id()).isEqualTo(id);
    }

    @Test
    void waitsWhileTheProgrammeIsDownAndThenAsksWithOne() {
        for (int i = 0; i < 5; i++) {
            outbox.enqueue(programme, client, UUID.randomUUID());
        }
        sending.claimDue(programme, 3, "worker").forEach(each -> sending.fail(each.id(), each.fence(), SILENT));
        ProgrammeStatus down = programmes.status(programme).orElseThrow();
        assertThat(down.state()).isEqualTo(ProgrammeStatus.State.DOWN);
        assertThat(sending.claimDue(programme, 10, "worker")).isEmpty();

        outbox.askAgainNow(programme);
        ClaimedDispatch probe = claimOne("worker");
        sending.confirm(probe.id(), probe.fence(), "OAS-1");

        assertThat(programmes.status(programme).orElseThrow().answers()).isTrue();
        assertThat(sending.claimDue(programme, 10, "worker")).isNotEmpty();
    }

    @Test
    void stoppingAMatterStopsWhatIsDueAtOnce() {
        UUID about = UUID.randomUUID();
        UUID id = outbox.enqueue(programme, client, about);

        stop(about);

        assertThat(outbox.find(id).state()).isEqualTo(DispatchState.STOPPED);
        assertThat(outbox.find(id).lastError()).isEqualTo("application-withdrawn");
        assertThat(sending.claimDue(programme, 10, "worker")).isEmpty();
        assertThatThrownBy(() -> outbox.delivering(() -> dispatches.retry(id))).isInstanceOf(StateChanged.class);
    }

    @Test
    void stoppingAMatterOnItsWayMakesAFailedAttemptTheLast() {
        UUID about = UUID.randomUUID();
        UUID id = outbox.enqueue(programme, client, about);
        ClaimedDispatch onItsWay = claimOne("worker");

        stop(about);
        DispatchState state = sending.fail(id, onItsWay.fence(), SILENT);

        assertThat(state).isEqualTo(DispatchState.STOPPED);
    }

    private void stop(UUID about) {
        outbox.within(() -> {
            dispatches.stop(about, "application-withdrawn");
            return about;
        });
    }

    private ClaimedDispatch claimOne(String worker) {
        List<ClaimedDispatch> claimed = sending.claimDue(programme, 10, worker);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    private List<UUID> claimAll(String worker) {
        List<UUID> mine = new ArrayList<>();
        List<ClaimedDispatch> claimed = sending.claimDue(programme, 4, worker);
        while (!claimed.isEmpty()) {
            claimed.forEach(dispatch -> mine.add(dispatch.id()));
            claimed = sending.claimDue(programme, 4, worker);
        }
        return mine;
    }
}
