package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.Identification;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.emergency.Emergencies;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A contact from its opening to its end. */
@Controller
@RequestMapping("/desk")
class ContactPages {
    private final Contacts contacts;
    private final DeskContacts desk;
    private final Emergencies emergencies;

    ContactPages(Contacts contacts, DeskContacts desk, Emergencies emergencies) {
        this.contacts = contacts;
        this.desk = desk;
        this.emergencies = emergencies;
    }

    /** What the agent typed; shown again where it was wrong. */
    record Opening(
            @Nullable String reason,
            @Nullable String ticket,
            @Nullable String language) {}

    @GetMapping
    String start(Model model, @RequestParam(required = false) @Nullable String closed) {
        return start(model, closed != null);
    }

    /** With the emergencies that wait, for supervisors. */
    private String start(Model model, boolean closed) {
        model.addAttribute("closed", closed);
        model.addAttribute("emergencies", Acting.errand().hasRole(Role.SUPERVISOR) ? emergencies.countWaiting() : 0);
        return "desk/start";
    }

    @PostMapping("/contacts")
    String open(@ModelAttribute("opening") Opening typed, Model model, HttpServletResponse response) {
        try {
            Contact contact = contacts.open(new NewContact(
                    typed.reason(),
                    null,
                    filled(typed.ticket()),
                    null,
                    null,
                    filled(typed.language()),
                    null,
                    null,
                    null,
                    null));
            boolean partner = Acting.errand().hasRole(Role.PARTNER);
            return "redirect:" + DeskContacts.url(contact.id()) + (partner ? "/represented" : "");
        } catch (InvalidInput invalid) {
            return again(start(model, false), invalid, model, response);
        }
    }

    @GetMapping("/contacts/{id}")
    String contact(@PathVariable UUID id, Model model) {
        return identification(id, model);
    }

    @PostMapping("/contacts/{id}/identification")
    String identify(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable Assurance assurance,
            @RequestParam(required = false) @Nullable String evidence,
            @RequestParam(defaultValue = "false") boolean failed,
            Model model,
            HttpServletResponse response) {
        desk.mine(id);
        Attempt.Result result = failed ? Attempt.Result.FAILED : Attempt.Result.PASSED;
        try {
            contacts.identify(id, new Identification(method, assurance, filled(evidence), result));
            return "redirect:" + DeskContacts.url(id) + (failed ? "?failed" : "/search");
        } catch (InvalidInput invalid) {
            model.addAttribute("chosen", method);
            return again(identification(id, model), invalid, model, response);
        }
    }

    private String identification(UUID id, Model model) {
        model.addAttribute("contact", desk.mine(id));
        model.addAttribute("methods", contacts.methods(id));
        model.addAttribute("attempts", contacts.attempts(id));
        model.addAttribute("methodNames", contacts.methodNames(LocaleContextHolder.getLocale()));
        return "desk/contact";
    }

    @GetMapping("/contacts/{id}/closing")
    String closing(@PathVariable UUID id, Model model) {
        model.addAttribute("contact", desk.mine(id));
        return "desk/closing";
    }

    @PostMapping("/contacts/{id}/closing")
    String close(
            @PathVariable UUID id,
            @RequestParam(required = false) Contact.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable String note,
            Model model,
            HttpServletResponse response) {
        try {
            contacts.close(id, outcome, filled(note));
            return "redirect:/desk?closed";
        } catch (InvalidInput invalid) {
            model.addAttribute("contact", desk.mine(id));
            return again("desk/closing", invalid, model, response);
        }
    }

    static String again(String page, InvalidInput invalid, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", invalid.wrong());
        return page;
    }

    /** The problems as they follow each other on the form. */
    static InvalidInput inOrder(InvalidInput invalid, List<String> fields) {
        return new InvalidInput(invalid.wrong().stream()
                .sorted(Comparator.comparingInt(wrong -> fields.indexOf(wrong.field())))
                .toList());
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
