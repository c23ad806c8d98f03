package org.guichet.catalog.identification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.catalog.identification.RaisedRows.Session;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.RaisedSessions;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Shortfall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A client who is signed in makes us surer of her, by a code told as a caller tells it: within this session, and for
 * minutes. Whomever she acts for, it is her own session and her own telephone.
 */
@Component
public class Raising implements RaisedSessions {
    private final RaisedRows rows;
    private final Contacts contacts;
    private final OneTimeCodes codes;
    private final IdentificationSettings settings;
    private final Clock clock;

    Raising(RaisedRows rows, Contacts contacts, OneTimeCodes codes, IdentificationSettings settings, Clock clock) {
        this.rows = rows;
        this.contacts = contacts;
        this.codes = codes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How sure we are of her in this session.
     *
     * @param assurance what counts now
     * @param until when what she raised ends; null where nothing is raised
     * @param methods by which she may become surer now
     * @param sent the newest code of the session; null where none was sent
     */
    public record Level(
            Assurance assurance,
            @Nullable Instant until,
            List<IdentificationMethod> methods,
            @Nullable SentCode sent) {
        public Level {
            methods = List.copyOf(methods);
        }
    }

    /** What there is to know and to do now. */
    @Transactional
    public Level level(String session) {
        return herself(() -> {
            Optional<Session> known = rows.of(self(), session);
            Optional<UUID> open = open(known);
            Optional<Session> counting = known.filter(one -> one.countsAt(clock.instant()));
            Assurance signedIn = Acting.errand().assurance();
            // Raised by this very call, it is not in its errand yet.
            Assurance now = counting.map(Session::assurance)
                    .filter(raised -> raised.reaches(signedIn))
                    .orElse(signedIn);
            return new Level(
                    now,
                    counting.map(Session::until).orElse(null),
                    methods(now, open.orElse(null)),
                    open.flatMap(codes::newest).orElse(null));
        });
    }

    /**
     * Sends a code to what is long known of her. One that was sent before in this session counts no longer.
     *
     * @param contact why she reached us, in her language; opened where the session has none that is open
     * @throws StateChanged where no code can make us surer of her than how she signed in
     */
    @Transactional
    public Sent send(String session, NewContact contact, @Nullable String way) {
        return herself(() -> {
            rows.inTurn(session);
            Optional<Session> known = rows.of(self(), session);
            if (known.filter(one -> one.countsAt(clock.instant())).isEmpty()
                    && methods(Acting.errand().assurance(), null).isEmpty()) {
                throw new StateChanged("NOTHING_TO_RAISE");
            }
            UUID contactId = open(known).orElseGet(() -> begin(session, contact));
            return codes.send(contactId, self(), way);
        });
    }

    /** Compares what she typed. Where it is right, the session counts for more from now on. */
    @Transactional
    public Told tell(String session, @Nullable String code) {
        return herself(() -> {
            UUID contactId =
                    rows.of(self(), session).map(Session::contactId).orElseThrow(() -> new StateChanged("NOT_SENT"));
            Told told = codes.tell(contactId, code);
            if (told instanceof Told.Right) {
                raise(session, contactId);
            }
            return told;
        });
    }

    @Override
    public Optional<Assurance> reached(UUID client, String session) {
        Instant now = clock.instant();
        return rows.of(client, session).filter(one -> one.countsAt(now)).map(Session::assurance);
    }

    @Override
    public void end(String session) {
        rows.end(session, clock.instant());
    }

    private UUID begin(String session, NewContact contact) {
        UUID contactId = contacts.openHerself(contact).id();
        rows.begin(session, self(), contactId, clock.instant());
        return contactId;
    }

    /** The minutes count from the attempt, whenever its answer is given. */
    private void raise(String session, UUID contactId) {
        contacts.attempts(contactId).stream()
                .filter(attempt -> attempt.result() == Attempt.Result.PASSED)
                .reduce((earlier, later) -> later)
                .ifPresent(last -> rows.raise(
                        session, self(), last.reached(), last.at(), last.at().plus(settings.raisedFor())));
    }

    private Optional<UUID> open(Optional<Session> known) {
        return known.map(Session::contactId).filter(one -> contacts.find(one).isPresent());
    }

    /** Those by which a code makes us surer than we are. */
    private List<IdentificationMethod> methods(Assurance now, @Nullable UUID contact) {
        if (now == Assurance.HIGH) {
            return List.of();
        }
        Assurance surer = Assurance.values()[now.ordinal() + 1];
        Shortfall next = new Shortfall(surer, now, Acting.errand().channel(), contact);
        return contacts.raising(next).stream()
                .filter(method -> OneTimeCodes.isOne(method.code()))
                .toList();
    }

    private static UUID self() {
        UUID self = Acting.errand().self();
        if (self == null) {
            throw new NotFound();
        }
        return self;
    }

    private static <T> T herself(Supplier<T> work) {
        Errand errand = Acting.errand();
        return Acting.as(errand.forOneself().withoutContact(), work);
    }
}
