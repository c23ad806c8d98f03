package org.guichet.catalog.identification;

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
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Permit;
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

    private final Contacts contacts;
    private final CallerDoor door;
    private final Drawing drawing;
    private final Once once;

    Questioning(Contacts contacts, CallerDoor door, Drawing drawing, Once once) {
        this.contacts = contacts;
        this.door = door;
        this.drawing = drawing;
        this.once = once;
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

    /**
     * The questions for the caller of a contact who says to be a client.
     *
     * @param said whom the caller says to be; may be left out once the contact is about a client
     */
    @Transactional
    public Asked ask(UUID contactId, @Nullable UUID said) {
        IdentificationMethod method = contacts.platformMethod(contactId, METHOD);
        ClientId client = client(contacts.stillOpen(contactId), said);
        Permit permit = door.open(contactId, client);
        if (!contacts.leaves(contactId, method, permit)) {
            return new Asked.Locked();
        }
        return drawing.draw(contactId, client)
                .<Asked>map(drawn -> new Asked.Questions(drawing.questions(drawn)))
                .orElseGet(Asked.TooFewFacts::new);
    }

    /**
     * Compares what the caller said. All must be right; what is not answered is wrong. The attempt is recorded with its
     * result alone.
     *
     * @param answers by the number of the question
     * @return the contact with what it has reached; empty where too many attempts have failed and nothing was compared
     */
    @Transactional
    public Optional<Contact> answer(UUID contactId, Map<Integer, String> answers) {
        IdentificationMethod method = contacts.platformMethod(contactId, METHOD);
        if (once.claim("contact.answer", contactId.toString()).isPresent()) {
            return Optional.of(contacts.own(contactId));
        }
        Drawn drawn = drawing.of(contactId).orElseThrow(() -> new StateChanged("NOT_ASKED"));
        check(answers, drawn);
        Permit permit = door.open(contactId, new ClientId(drawn.clientId()));
        return contacts.leaves(contactId, method, permit)
                ? Optional.of(contacts.proved(contactId, method, drawing.right(drawn, answers)))
                : Optional.empty();
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
