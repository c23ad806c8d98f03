package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.catalog.identification.OneTimeCodes;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A code sent to the caller's telephone or mailbox, and typed as she tells it. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/code")
class CodePages {
    private static final Set<String> METHODS = Set.of(OneTimeCodes.BY_TEXT, OneTimeCodes.BY_EMAIL);

    private final OneTimeCodes codes;
    private final Contacts contacts;
    private final DeskContacts desk;

    CodePages(OneTimeCodes codes, Contacts contacts, DeskContacts desk) {
        this.codes = codes;
        this.contacts = contacts;
        this.desk = desk;
    }

    @GetMapping
    String code(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        return page(contactId, clientId, "", model);
    }

    @PostMapping
    String send(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable String method,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            return switch (codes.send(contactId, clientId, method)) {
                case Sent.Code code -> "redirect:" + here(contactId, clientId);
                case Sent.NoDestination none -> page(contactId, clientId, "NO_DESTINATION", model);
                case Sent.TooMany tooMany -> page(contactId, clientId, "TOO_MANY", model);
                case Sent.Locked locked -> page(contactId, clientId, "LOCKED", model);
            };
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, clientId, "", model), invalid, model, response);
        }
    }

    @PostMapping("/entry")
    String enter(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable String code,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            return switch (codes.tell(contactId, code)) {
                case Told.Right right -> "redirect:" + DeskContacts.url(contactId) + "/clients/" + clientId;
                case Told.Wrong wrong -> "redirect:" + here(contactId, clientId) + "?failed";
                case Told.Locked locked -> page(contactId, clientId, "LOCKED", model);
            };
        } catch (StateChanged notSent) {
            return "redirect:" + here(contactId, clientId);
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, clientId, "", model), invalid, model, response);
        }
    }

    private String page(UUID contactId, UUID clientId, String obstacle, Model model) {
        List<IdentificationMethod> ways = contacts.methods(contactId).stream()
                .filter(method -> METHODS.contains(method.code()))
                .toList();
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("client", clientId);
        model.addAttribute("ways", ways);
        model.addAttribute("sent", codes.newest(contactId).orElse(null));
        model.addAttribute("obstacle", obstacle);
        return "desk/code";
    }

    private static String here(UUID contactId, UUID clientId) {
        return DeskContacts.url(contactId) + "/clients/" + clientId + "/code";
    }
}
