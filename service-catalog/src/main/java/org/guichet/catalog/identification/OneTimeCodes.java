package org.guichet.catalog.identification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.catalog.identification.CodeRows.Ended;
import org.guichet.catalog.identification.CodeRows.Kept;
import org.guichet.catalog.identification.SentCode.Delivery;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A code sent to a telephone or mailbox that is held of a client, and told by the caller to whoever serves. Whoever serves
 * never sees it, and of where it goes the end alone.
 */
@Component
public class OneTimeCodes {
    /** By text message, as contacts know it. */
    public static final String BY_TEXT = "one-time-code";

    /** By e-mail: it shows no more than that the mailbox can be read. */
    public static final String BY_EMAIL = "one-time-code-email";

    private static final Set<String> METHODS = Set.of(BY_TEXT, BY_EMAIL);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SEND = "contact.code";
    private static final String ENTER = "contact.code-entry";

    private final Contacts contacts;
    private final CodeKeeping keeping;
    private final Once once;
    private final Clock clock;

    OneTimeCodes(Contacts contacts, CodeKeeping keeping, Once once, Clock clock) {
        this.contacts = contacts;
        this.keeping = keeping;
        this.once = once;
        this.clock = clock;
    }

    /** Whether a method of identification is a code that is sent. */
    public static boolean isOne(String method) {
        return METHODS.contains(method);
    }

    /** What codes are made, kept and sent with. */
    @Component
    record CodeKeeping(
            CodeRows rows,
            CodeMessages messages,
            CodeDestinations destinations,
            CodeDigits digits,
            ClientIds ids,
            CodeSettings settings) {}

    /** What became of sending. Returned and never thrown: that it was looked for is logged whatever the answer. */
    public sealed interface Sent {

        /** It is on its way. */
        record Code(SentCode code) implements Sent {}

        /** Nothing is held that a code may be sent to so: another method remains. */
        record NoDestination() implements Sent {}

        /** Too many were sent to this client, or by this account, within an hour or a day. */
        record TooMany() implements Sent {}

        /** Too many attempts have failed. */
        record Locked() implements Sent {}
    }

    /** What became of a code that was told. Returned and never thrown, as {@link Sent}. */
    public sealed interface Told {

        /** It was the code, in time and for the first time. */
        record Right(Contact contact) implements Told {}

        /** It was not: another one, too late, or used before. Never which. */
        record Wrong(Contact contact) implements Told {}

        /** Too many attempts have failed: nothing was compared. */
        record Locked() implements Told {}
    }

    /**
     * Sends a code to the caller of a contact who says to be a client. One that was sent before in this contact counts no
     * longer. Sent again, the call is answered as it stands by now.
     *
     * @param said whom the caller says to be; may be left out once the contact is about a client
     * @param way {@link #BY_TEXT} where nothing is said, or {@link #BY_EMAIL}
     */
    @Transactional
    public Sent send(UUID contactId, @Nullable UUID said, @Nullable String way) {
        IdentificationMethod method = contacts.platformMethod(contactId, known(way));
        ClientId client = client(contacts.stillOpen(contactId), said);
        contacts.callerIs(contactId, client);
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim(SEND, id.toString());
        if (earlier.isPresent()) {
            return new Sent.Code(shown(found(UUID.fromString(earlier.get()))));
        }
        Sent sent = make(id, contactId, client, method);
        if (!(sent instanceof Sent.Code)) {
            once.release(SEND);
        }
        return sent;
    }

    /** The newest code of a contact, for whoever serves in it; empty where none was sent. */
    @Transactional
    public Optional<SentCode> newest(UUID contactId) {
        contacts.stillOpen(contactId);
        return keeping.rows().newest(contactId).map(kept -> {
            contacts.callerIs(contactId, new ClientId(kept.clientId()));
            return shown(kept);
        });
    }

    /**
     * Compares what the caller told. The attempt is recorded with its result alone. Sent again it is answered again, whatever
     * became of the contact since.
     */
    @Transactional
    public Told tell(UUID contactId, @Nullable String code) {
        contacts.own(contactId);
        String digits = keeping.digits().told(code);
        UUID attempt = Ids.next(clock);
        Optional<String> earlier = once.claim(ENTER, attempt.toString());
        if (earlier.isPresent()) {
            // Read after the claim: it may have waited for the call that was sent first.
            Contact contact = contacts.own(contactId);
            return told(contact, contacts.passed(contactId, UUID.fromString(earlier.get())));
        }
        Told now = compare(attempt, contactId, digits);
        if (now instanceof Told.Locked) {
            once.release(ENTER);
        }
        return now;
    }

    private Sent make(UUID id, UUID contactId, ClientId client, IdentificationMethod method) {
        // Codes for one client are made one after the other from here on, so that none escapes the count.
        if (!contacts.leaves(contactId, method)) {
            return new Sent.Locked();
        }
        // As the database keeps it, so that a repeated call is answered the same.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (tooMany(client, now)) {
            return new Sent.TooMany();
        }
        return keeping.destinations()
                .of(client, contactId, method.code())
                .<Sent>map(to -> new Sent.Code(keep(id, contactId, client, method, to, now)))
                .orElseGet(Sent.NoDestination::new);
    }

    private boolean tooMany(ClientId client, Instant now) {
        CodeRows rows = keeping.rows();
        CodeSettings settings = keeping.settings();
        String account = Acting.errand().actor().id();
        rows.inTurn(account);
        Set<ClientId> same = keeping.ids().sameAs(client);
        return rows.madeSince(same, now.minus(HOUR)) >= settings.perHour()
                || rows.madeSince(same, now.minus(DAY)) >= settings.perDay()
                || rows.madeBy(account, now.minus(HOUR)) >= settings.perAccount();
    }

    private SentCode keep(UUID id, UUID contactId, ClientId client, IdentificationMethod method, Fact to, Instant now) {
        String code = keeping.digits().drawn();
        Kept kept = new Kept(
                id,
                contactId,
                client.value(),
                method.code(),
                to.attribute(),
                keeping.digits().digest(id, code),
                Destination.masked(to.value().toString()),
                now.plus(keeping.settings().validFor()),
                0,
                null,
                Delivery.WAITING);
        keeping.rows().replace(kept, Acting.errand().actor().id(), now);
        keeping.messages()
                .add(kept, to.value().toString(), code, keeping.settings().validFor());
        return shown(kept);
    }

    private SentCode shown(Kept kept) {
        return kept.shown(keeping.destinations().showsEnd(kept.attribute()));
    }

    private Told compare(UUID attempt, UUID contactId, String digits) {
        contacts.stillOpen(contactId);
        Kept sent = keeping.rows().newest(contactId).orElseThrow(() -> new StateChanged("NOT_SENT"));
        contacts.callerIs(contactId, new ClientId(sent.clientId()));
        if (!contacts.leaves(contactId, contacts.platformMethod(contactId, sent.method()))) {
            return new Told.Locked();
        }
        // As it stands now that it is this attempt's turn: of two made at once, one finds it used; and another code may
        // have taken its place.
        Kept now = keeping.rows().newest(contactId).orElse(sent);
        IdentificationMethod method = contacts.platformMethod(contactId, now.method());
        boolean left = now.method().equals(sent.method()) || contacts.leaves(contactId, method);
        if (now.ended() == Ended.LOCKED || !left) {
            return new Told.Locked();
        }
        boolean right = keeping.digits().are(now, digits)
                && now.countsAt(clock.instant())
                && keeping.rows().end(now.id(), Ended.USED);
        if (!right) {
            fail(now);
        }
        return told(contacts.proved(attempt, contactId, method, right), right);
    }

    private void fail(Kept code) {
        keeping.rows().failed(code.id());
        if (code.failures() + 1 >= keeping.settings().tries()) {
            keeping.rows().end(code.id(), Ended.LOCKED);
        }
    }

    private Kept found(UUID id) {
        return keeping.rows().find(id).orElseThrow(NotFound::new);
    }

    private static Told told(Contact contact, boolean right) {
        return right ? new Told.Right(contact) : new Told.Wrong(contact);
    }

    private static String known(@Nullable String way) {
        String method = way == null || way.isBlank() ? BY_TEXT : way;
        if (!METHODS.contains(method)) {
            throw new InvalidInput(List.of(Wrong.of("method", "input.choice")));
        }
        return method;
    }

    private static ClientId client(Contact contact, @Nullable UUID said) {
        UUID client = said == null ? contact.clientId() : said;
        if (client == null) {
            throw new InvalidInput(List.of(Wrong.of("clientId", "input.required")));
        }
        return new ClientId(client);
    }
}
