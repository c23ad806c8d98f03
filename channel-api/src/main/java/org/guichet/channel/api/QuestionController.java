package org.guichet.channel.api;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.identification.Question;
import org.guichet.catalog.identification.Questioning;
import org.guichet.catalog.identification.Questioning.Answered;
import org.guichet.catalog.identification.Questioning.Asked;
import org.guichet.channel.api.ContactAnswers.ContactAnswer;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions on what is held: drawn and compared by the platform, read aloud and typed by whoever serves. */
@RestController
@RequestMapping("/api/v1/contacts/{id}/questions")
class QuestionController {
    private final Questioning questioning;
    private final Contacts contacts;

    QuestionController(Questioning questioning, Contacts contacts) {
        this.questioning = questioning;
        this.contacts = contacts;
    }

    /**
     * @param clientId whom the caller says to be; may be left out once the contact is about a client
     */
    record QuestionsRequest(@Nullable UUID clientId) {}

    record QuestionsAnswer(List<QuestionBody> questions) {}

    /**
     * @param answer how it is compared: TEXT, LAST_FOUR_DIGITS or MONTH (2024-03)
     */
    record QuestionBody(int number, String text, String answer) {
        static QuestionBody of(Question question, Locale locale) {
            return new QuestionBody(
                    question.number(),
                    question.text(locale),
                    question.comparison().name());
        }
    }

    record QuestionAnswersRequest(@Nullable List<@Nullable AnswerBody> answers) {}

    /**
     * @param question its number
     * @param answer what the caller said, as it was said
     */
    record AnswerBody(@Nullable Integer question, @Nullable String answer) {}

    /** The questions of the contact, the same whenever they are asked for. 409 where there are none to ask. */
    @PostMapping
    QuestionsAnswer ask(@PathVariable UUID id, @RequestBody QuestionsRequest request, Locale locale) {
        return switch (questioning.ask(id, request.clientId())) {
            case Asked.Questions(List<Question> questions) ->
                new QuestionsAnswer(questions.stream()
                        .map(question -> QuestionBody.of(question, locale))
                        .toList());
            case Asked.TooFewFacts none -> throw new StateChanged("TOO_FEW_FACTS");
            case Asked.Locked locked -> throw new StateChanged("LOCKED");
        };
    }

    /**
     * Whether all answers are right: the last of {@code identifications}. Never which, nor what would have been. 409 where
     * nothing was compared.
     */
    @PostMapping("/answers")
    ContactAnswer compare(@PathVariable UUID id, @RequestBody QuestionAnswersRequest request, Locale locale) {
        return switch (questioning.answer(id, byNumber(request.answers()))) {
            case Answered.Right(Contact contact) -> ContactAnswer.full(contact, contacts, locale);
            case Answered.Wrong(Contact contact) -> ContactAnswer.full(contact, contacts, locale);
            case Answered.Locked locked -> throw new StateChanged("LOCKED");
            case Answered.TooFewFacts none -> throw new StateChanged("TOO_FEW_FACTS");
        };
    }

    private static Map<Integer, String> byNumber(@Nullable List<@Nullable AnswerBody> answers) {
        if (answers == null || answers.isEmpty()) {
            throw new InvalidInput(List.of(Wrong.of("answers", "input.required")));
        }
        Map<Integer, String> byNumber = new HashMap<>();
        for (int at = 0; at < answers.size(); at++) {
            AnswerBody said = answers.get(at);
            if (said == null) {
                throw new InvalidInput(List.of(Wrong.of("answers[" + at + "]", "input.required")));
            }
            Integer question = said.question();
            String answer = said.answer();
            if (question == null || byNumber.put(question, answer == null ? "" : answer) != null) {
                throw new InvalidInput(List.of(Wrong.of("answers[" + at + "].question", "input.choice")));
            }
        }
        return byNumber;
    }
}
