package org.guichet.channel.citizen;

import java.util.UUID;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Her consents, what happens if one is withdrawn, and the withdrawal. */
@Controller
@RequestMapping("/me/consents")
class ConsentPages {
    private final Consenting consenting;

    ConsentPages(Consenting consenting) {
        this.consenting = consenting;
    }

    @GetMapping
    String consents(@RequestParam(required = false) @Nullable String withdrawn, Model model) {
        model.addAttribute("consents", consenting.of(Me.id()));
        model.addAttribute("withdrawn", withdrawn != null);
        model.addAttribute("tab", "consents");
        return "citizen/consents";
    }

    @GetMapping("/{id}/withdrawal")
    String before(@PathVariable UUID id, Model model) {
        ConsentRecord consent = consenting.of(Me.id()).stream()
                .filter(one -> one.id().equals(id) && one.state().permits())
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("consent", consent);
        return "citizen/withdrawal";
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID id) {
        consenting.withdraw(id);
        return "redirect:/me/consents?withdrawn";
    }
}
