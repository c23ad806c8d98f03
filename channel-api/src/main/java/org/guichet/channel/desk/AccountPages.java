package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.registration.unattended.BindingAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client at the counter says the code her online account was given, and it becomes hers. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/account")
class AccountPages {
    private final BindingAccounts binding;
    private final DeskContacts desk;

    AccountPages(BindingAccounts binding, DeskContacts desk) {
        this.binding = binding;
        this.desk = desk;
    }

    @GetMapping
    String form(@PathVariable UUID contactId, @PathVariable UUID clientId, Model model) {
        boolean may = desk.within(desk.mine(contactId).id(), binding::mayBind);
        if (!may) {
            throw new NotFound();
        }
        return page(contactId, clientId, null, model);
    }

    @PostMapping
    String bind(
            @PathVariable UUID contactId,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable String code,
            Model model,
            HttpServletResponse response) {
        try {
            desk.within(desk.mine(contactId).id(), () -> {
                binding.bind(new ClientId(clientId), code);
                return clientId;
            });
            return "redirect:" + DeskContacts.url(contactId) + "/clients/" + clientId + "?account";
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, clientId, code, model), invalid, model, response);
        }
    }

    private String page(UUID contactId, UUID clientId, @Nullable String code, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("client", clientId);
        model.addAttribute("code", code);
        return "desk/account";
    }
}
