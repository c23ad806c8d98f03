package org.guichet.catalog.identification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions on what is held of a client. The platform draws them and compares the answers; whoever serves learns whether
 * all were right, and never which, nor what would have been.
 */
@Component
public class Questioning {
    /** The method as contacts know it. */
    public static final String METHOD = "questions-on-facts";

    static final String PURPOSE = "identity-verification";
    private static final int LONGEST_ANSWER = 200;

    private static final String ANSWER = "contact.answer";

    private final Contacts contacts;
    private final Drawing drawing;
    private final Once once;
    private final Clock clock;

    Questioning(Contacts contacts, Drawing drawing, Once once, Clock clock) {
        this.contacts = contacts;
        this.drawing = drawing;
        this.once = once;
        this.clock = clock;
    }

    /** What there is to ask. Returned and never thrown: that it was asked is logged whatever the answer. */
    public sealed interface Asked {

        /** The same whenever they are asked for in one contact. */
        record Questions(List<Question> questions) implements Asked {
            public Questions {
                questions = List.copyOf(questions);
            }
        }

        /** Not enough is held that may be asked for: another method remains. */
        record TooFewFacts() implements Asked {}

        /** Too many attempts have failed. */
        record Locked() implements Asked {}
    }

    /** What became of the answers. Returned and never thrown, as {@link Asked}. */
    public sealed interface Answered {

        /** All of them. */
        record Right(Contact contact) implements Answered {}

        /** Not all of them: never which. */
        record Wrong(Contact contact) implements Answered {}

        /** Too many attempts have failed: nothing was compared. */
        record Locked() implements Answered {}

        /** What was asked for is no longer held so: nothing was compared, and nobody failed. */
        record TooFewFacts() implements Answered {}
    }

    /**
     * The questions for the caller of a contact who says to be a client.
     *
     * @param said whom the caller says to be; may be left out once the contact is about a client
     */
    @Transactional
    public Asked ask(UUID contactId, @Nullable UUID said) {
        IdentificationMethod method = contacts.platformMethod(contactId, METHOD);
        ClientId client = client(contacts.stillOpen(contactId), said);
        contacts.callerIs(contactId, client);
        if (!contacts.leaves(contactId, method)) {
            return new Asked.Locked();
        }
        return drawing.draw(contactId, client)
                .<Asked>map(drawn -> new Asked.Questions(drawing.questions(drawn)))
                .orElseGet(Asked.TooFewFacts::new);
    }

    /**
     * Compares what the caller said. All must be right; what is not answered is wrong. The attempt is recorded with its
     * result alone. Sent again it is answered again, whatever became of the contact since.
     *
     * @param answers by the number of the question
     */
    @Transactional
    public Answered answer(UUID contactId, Map<Integer, String> answers) {
        contacts.own(contactId);
        UUID attempt = Ids.next(clock);
        Optional<String> earlier = once.claim(ANSWER, attempt.toString());
        if (earlier.isPresent()) {
            // Read after the claim: it may have waited for the call that was sent first.
            Contact contact = contacts.own(contactId);
            return answered(contact, contacts.passed(contactId, UUID.fromString(earlier.get())));
        }
        Answered now = compare(attempt, contactId, answers);
        if (now instanceof Answered.Locked || now instanceof Answered.TooFewFacts) {
            once.release(ANSWER);
        }
        return now;
    }

    private Answered compare(UUID attempt, UUID contactId, Map<Integer, String> answers) {
        IdentificationMethod method = contacts.platformMethod(contactId, METHOD);
        Drawn drawn = drawing.of(contactId).orElseThrow(() -> new StateChanged("NOT_ASKED"));
        check(answers, drawn);
        contacts.callerIs(contactId, new ClientId(drawn.clientId()));
        if (!contacts.leaves(contactId, method)) {
            return new Answered.Locked();
        }
        return drawing.right(drawn, answers)
                .map(right -> answered(contacts.proved(attempt, contactId, method, right), right))
                .orElseGet(Answered.TooFewFacts::new);
    }

    private static Answered answered(Contact contact, boolean right) {
        return right ? new Answered.Right(contact) : new Answered.Wrong(contact);
    }

    private static ClientId client(Contact contact, @Nullable UUID said) {
        UUID client = said == null ? contact.clientId() : said;
        if (client == null) {
            throw new InvalidInput(List.of(Wrong.of("clientId", "input.required")));
        }
        return new ClientId(client);
    }

    private static void check(Map<Integer, String> answers, Drawn drawn) {
        List<Wrong> wrong = new ArrayList<>();
        answers.forEach((number, answer) -> {
            if (number < 1 || number > drawn.attributes().size()) {
                wrong.add(Wrong.of("answers." + number, "input.choice"));
            } else if (answer.length() > LONGEST_ANSWER) {
                wrong.add(Wrong.of("answers." + number, "input.too-long", Integer.toString(LONGEST_ANSWER)));
            }
        });
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }
}
