package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.application.ApplicationState;
import org.guichet.catalog.application.ApplicationView;
import org.guichet.catalog.application.Applying;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Applying for a client within a contact: what is held is shown with its source and age, only the rest is asked. */
@Controller
@RequestMapping("/desk/contacts/{contactId}")
class ApplicationPages {
    private final Applying applying;
    private final FormAnswers answers;
    private final AttributeDictionary dictionary;
    private final DeskContacts desk;

    ApplicationPages(Applying applying, FormAnswers answers, AttributeDictionary dictionary, DeskContacts desk) {
        this.applying = applying;
        this.answers = answers;
        this.dictionary = dictionary;
        this.desk = desk;
    }

    @PostMapping("/clients/{clientId}/applications")
    String start(@PathVariable UUID contactId, @PathVariable UUID clientId, @RequestParam String serviceCode) {
        UUID id = desk.within(contactId, () -> applying.start(new ClientId(clientId), serviceCode))
                .application()
                .summary()
                .id();
        return redirect(contactId, id);
    }

    @GetMapping("/applications/{id}")
    String application(@PathVariable UUID contactId, @PathVariable UUID id, Model model) {
        return page(contactId, desk.within(contactId, () -> applying.of(id)), Map.of(), model);
    }

    /** Saves what was typed and, where the button says so, submits what is then complete. */
    @PostMapping("/applications/{id}")
    String answer(
            @PathVariable UUID contactId,
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean submit,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        try {
            desk.within(contactId, taking(id, version, typed));
            if (submit) {
                desk.within(contactId, () -> applying.submit(id));
            }
            return redirect(contactId, id);
        } catch (InvalidInput invalid) {
            String page = page(contactId, desk.within(contactId, () -> applying.of(id)), typed, model);
            return ContactPages.again(page, invalid, model, response);
        }
    }

    private Supplier<ApplicationView> taking(UUID id, long version, Map<String, String> typed) {
        return () -> applying.answer(id, answers.answers(typed), answers.confirmed(typed), version);
    }

    private String page(UUID contactId, ApplicationView application, Map<String, String> typed, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("applied", application);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "missing",
                application.missing().stream()
                        .flatMap(code -> dictionary.find(code).stream())
                        .toList());
        return application.summary().state() == ApplicationState.DRAFT ? "desk/application" : "desk/submitted";
    }

    private static String redirect(UUID contactId, UUID applicationId) {
        return "redirect:" + DeskContacts.url(contactId) + "/applications/" + applicationId;
    }
}
