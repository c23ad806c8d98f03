package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.identification.Question;
import org.guichet.catalog.identification.Questioning;
import org.guichet.catalog.identification.Questioning.Answered;
import org.guichet.catalog.identification.Questioning.Asked;
import org.guichet.registry.client.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Questions on what is held: read aloud, typed as the caller answers, and compared by the platform. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/questions")
class QuestionPages {
    private static final String ANSWER = "answer-";

    private final Questioning questioning;
    private final DeskContacts desk;

    QuestionPages(Questioning questioning, DeskContacts desk) {
        this.questioning = questioning;
        this.desk = desk;
    }

    @GetMapping
    String ask(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        desk.mine(contactId);
        return page(contactId, clientId, model);
    }

    @PostMapping
    String answer(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            String client = "redirect:" + DeskContacts.url(contactId) + "/clients/" + clientId;
            return switch (questioning.answer(contactId, answers(typed))) {
                case Answered.Right right -> client;
                case Answered.Wrong wrong -> client + "/questions?failed";
                case Answered.Locked locked -> page(contactId, clientId, new Asked.Locked(), model);
                case Answered.TooFewFacts none -> page(contactId, clientId, new Asked.TooFewFacts(), model);
            };
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, clientId, model), invalid, model, response);
        }
    }

    private String page(UUID contactId, UUID clientId, Model model) {
        return page(contactId, clientId, questioning.ask(contactId, clientId), model);
    }

    private String page(UUID contactId, UUID clientId, Asked asked, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("client", clientId);
        model.addAttribute("questions", asked instanceof Asked.Questions some ? some.questions() : List.<Question>of());
        model.addAttribute(
                "obstacle",
                switch (asked) {
                    case Asked.Questions some -> "";
                    case Asked.TooFewFacts few -> "TOO_FEW_FACTS";
                    case Asked.Locked locked -> "LOCKED";
                });
        return "desk/questions";
    }

    private static Map<Integer, String> answers(Map<String, String> typed) {
        Map<Integer, String> answers = new HashMap<>();
        typed.forEach((name, value) -> {
            String number = name.startsWith(ANSWER) ? name.substring(ANSWER.length()) : "";
            if (number.matches("[1-9]")) {
                answers.put(Integer.valueOf(number), value);
            }
        });
        return answers;
    }
}
