package org.guichet.channel.api;

import org.guichet.registry.registration.unattended.BindingAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** At a counter: the online account of the client who is there becomes hers. */
@RestController
class AccountController {
    private final BindingAccounts binding;

    AccountController(BindingAccounts binding) {
        this.binding = binding;
    }

    /** @param code what the client was told when she registered herself online */
    record AccountBody(@Nullable String code) {}

    @PostMapping("/api/v1/clients/{client}/account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bind(@PathVariable String client, @RequestBody AccountBody account) {
        binding.bind(ClientPath.of(client), account.code());
    }
}
